SELECT 'pg_extension'::regclass::oid, e.oid, format('%I', e.extname),
       format('CREATE EXTENSION IF NOT EXISTS %I SCHEMA %I', e.extname, n.nspname), 0, '{}'::text[], NULL
  FROM pg_extension e
  JOIN pg_namespace n ON n.oid = e.extnamespace
 WHERE e.extname <> 'plpgsql'
