SELECT 'pg_database'::regclass::oid,
       d.oid,
       format('by %s', l.provider),
       format('DO %L', format('BEGIN EXECUTE %L || quote_ident(current_database()) || %L; END',
                              format('SECURITY LABEL FOR %I ON DATABASE ', l.provider), format(' IS %L', l.label))),
       0, '{}'::text[], NULL
  FROM pg_shseclabel l
  JOIN pg_database d ON d.oid = l.objoid AND l.classoid = 'pg_database'::regclass
 WHERE d.datname = current_database()
