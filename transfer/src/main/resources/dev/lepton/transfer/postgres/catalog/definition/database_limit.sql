SELECT 'pg_database'::regclass::oid,
       d.oid,
       format('%I', d.datname),
       format('DO %L', format('BEGIN EXECUTE %L || quote_ident(current_database()) || %L; END', 'ALTER DATABASE ',
                              format(' CONNECTION LIMIT %s', d.datconnlimit))),
       0, '{}'::text[], NULL
  FROM pg_database d
 WHERE d.datname = current_database()
   AND d.datconnlimit >= 0
