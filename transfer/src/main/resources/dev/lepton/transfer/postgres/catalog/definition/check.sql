-- Inherited ones come with the parent's. A NOT NULL that has not been validated is a constraint of its own.
SELECT 'pg_constraint'::regclass::oid,
       k.oid,
       format('%I on %I.%I', k.conname, n.nspname, c.relname),
       format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)),
       0, '{}'::text[], n.nspname
  FROM pg_constraint k
  JOIN pg_class c ON c.oid = k.conrelid AND c.relkind IN ('r', 'p', 'f')
  JOIN user_schema n ON n.oid = c.relnamespace
 WHERE (k.contype = 'c' OR k.contype = 'n' AND NOT k.convalidated)
   AND k.conislocal
