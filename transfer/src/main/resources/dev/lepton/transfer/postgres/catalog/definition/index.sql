-- A partitioned table's index is made after its partitions' own, which it then adopts: hence no ONLY.
SELECT 'pg_class'::regclass::oid,
       i.oid,
       format('%I.%I', n.nspname, i.relname),
       CASE i.relkind WHEN 'I' THEN regexp_replace(pg_get_indexdef(i.oid), ' ON ONLY ', ' ON ') ELSE pg_get_indexdef(i.oid) END
       || CASE WHEN x.indisclustered
               THEN format(E';\nALTER TABLE %I.%I CLUSTER ON %I', cn.nspname, c.relname, i.relname) ELSE '' END,
       pg_relation_size(i.oid),
       '{}'::text[]
  FROM pg_index x
  JOIN pg_class i ON i.oid = x.indexrelid
  JOIN user_schema n ON n.oid = i.relnamespace
  JOIN pg_class c ON c.oid = x.indrelid AND c.relkind IN ('r', 'p', 'm')
  JOIN pg_namespace cn ON cn.oid = c.relnamespace
 WHERE x.indisvalid
   AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = x.indexrelid AND k.contype IN ('p', 'u', 'x'))
