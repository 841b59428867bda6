-- Added without looking at the rows; a step of its own looks at them later, several tables at a time.
SELECT 'pg_constraint'::regclass::oid,
       k.oid,
       format('%I on %I.%I', k.conname, n.nspname, c.relname),
       format('ALTER TABLE %s%I.%I ADD CONSTRAINT %I %s', CASE c.relkind WHEN 'r' THEN 'ONLY ' ELSE '' END,
              n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid))
       || CASE WHEN c.relkind = 'r' AND k.convalidated THEN ' NOT VALID' ELSE '' END,
       pg_relation_size(c.oid),
       '{}'::text[],
       n.nspname
  FROM pg_constraint k
  JOIN pg_class c ON c.oid = k.conrelid
  JOIN user_schema n ON n.oid = c.relnamespace
 WHERE k.contype = 'f'
   AND k.conparentid = 0
