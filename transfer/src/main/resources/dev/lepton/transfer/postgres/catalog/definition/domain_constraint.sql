-- Apart from the domain: the check may call a function over the domain itself.
SELECT 'pg_constraint'::regclass::oid,
       k.oid,
       format('%I on %I.%I', k.conname, n.nspname, t.typname),
       format('ALTER DOMAIN %I.%I ADD CONSTRAINT %I %s', n.nspname, t.typname, k.conname, pg_get_constraintdef(k.oid)),
       0, '{}'::text[], n.nspname
  FROM pg_constraint k
  JOIN pg_type t ON t.oid = k.contypid
  JOIN user_schema n ON n.oid = t.typnamespace
 WHERE k.contype = 'c'
