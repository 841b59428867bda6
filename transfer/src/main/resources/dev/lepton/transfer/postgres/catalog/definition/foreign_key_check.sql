SELECT 'pg_constraint'::regclass::oid,
       k.oid,
       format('%I on %I.%I', k.conname, n.nspname, c.relname),
       format('ALTER TABLE %I.%I VALIDATE CONSTRAINT %I', n.nspname, c.relname, k.conname),
       pg_relation_size(c.oid),
       '{}'::text[],
       n.nspname
  FROM pg_constraint k
  JOIN pg_class c ON c.oid = k.conrelid AND c.relkind = 'r'
  JOIN user_schema n ON n.oid = c.relnamespace
 WHERE k.contype = 'f'
   AND k.conparentid = 0
   AND k.convalidated
