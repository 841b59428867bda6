-- Which index of a partition is the partitioned index's own there.
SELECT 'pg_inherits'::regclass::oid,
       c.oid,
       format('%I.%I', n.nspname, c.relname),
       format('ALTER INDEX %I.%I ATTACH PARTITION %I.%I', pn.nspname, p.relname, n.nspname, c.relname),
       0, '{}'::text[], n.nspname
  FROM pg_inherits i
  JOIN pg_class p ON p.oid = i.inhparent AND p.relkind = 'I'
  JOIN pg_namespace pn ON pn.oid = p.relnamespace
  JOIN pg_class c ON c.oid = i.inhrelid
  JOIN user_schema n ON n.oid = c.relnamespace
