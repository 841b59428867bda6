SELECT 'pg_am'::regclass::oid, oid, format('%I', amname),
       format('CREATE ACCESS METHOD %I TYPE %s HANDLER %s', amname, CASE amtype WHEN 't' THEN 'TABLE' ELSE 'INDEX' END, amhandler),
       0, '{}'::text[], NULL
  FROM pg_am
 WHERE oid >= 16384
