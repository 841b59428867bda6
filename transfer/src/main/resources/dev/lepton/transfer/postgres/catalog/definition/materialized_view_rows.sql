SELECT 'pg_class'::regclass::oid, c.oid, format('%I.%I', n.nspname, c.relname),
       format('REFRESH MATERIALIZED VIEW %I.%I', n.nspname, c.relname), 0, '{}'::text[], n.nspname
  FROM pg_class c
  JOIN user_schema n ON n.oid = c.relnamespace
 WHERE c.relkind = 'm'
   AND c.relispopulated
