SELECT 'pg_database'::regclass::oid,
       d.oid,
       format('%I', r.rolname),
       format('DO %L', format('BEGIN EXECUTE %L || quote_ident(current_database()) || %L; END', 'ALTER DATABASE ',
                              format(' OWNER TO %I', r.rolname))),
       0, ARRAY[r.rolname], NULL
  FROM pg_database d
  JOIN role_name r ON r.oid = d.datdba
 WHERE d.datname = current_database()
   AND (SELECT keep FROM owner_mode)
