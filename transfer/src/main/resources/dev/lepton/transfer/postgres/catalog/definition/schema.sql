SELECT 'pg_namespace'::regclass::oid, oid, format('%I', nspname), format('CREATE SCHEMA IF NOT EXISTS %I', nspname), 0,
       '{}'::text[], nspname
  FROM user_schema
