-- The indexes of primary keys and unique constraints of ordinary tables: built first, in parallel, then made constraints.
SELECT 'pg_class'::regclass::oid, i.oid, format('%I.%I', n.nspname, i.relname), pg_get_indexdef(i.oid),
       pg_relation_size(i.oid), '{}'::text[], n.nspname
  FROM pg_constraint k
  JOIN pg_class c ON c.oid = k.conrelid AND c.relkind = 'r'
  JOIN pg_class i ON i.oid = k.conindid
  JOIN user_schema n ON n.oid = i.relnamespace
 WHERE k.contype IN ('p', 'u')
   AND NOT k.conperiod -- since 18
