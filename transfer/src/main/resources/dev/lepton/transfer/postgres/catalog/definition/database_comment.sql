-- Of the database itself, which may have another name at the target.
SELECT 'pg_database'::regclass::oid,
       d.oid,
       format('%I', d.datname),
       format('DO %L', format('BEGIN EXECUTE %L || quote_ident(current_database()) || %L; END', 'COMMENT ON DATABASE ',
                              format(' IS %L', s.description))),
       0, '{}'::text[], NULL
  FROM pg_shdescription s
  JOIN pg_database d ON d.oid = s.objoid AND s.classoid = 'pg_database'::regclass
 WHERE d.datname = current_database()
   -- What initdb says of its own ones is no user's.
   AND d.datname NOT IN ('postgres', 'template0', 'template1')
