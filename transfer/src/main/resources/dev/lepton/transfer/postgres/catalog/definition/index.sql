-- A partitioned table's index is made for itself alone and adopts those of the partitions later.
SELECT 'pg_class'::regclass::oid,
       i.oid,
       format('%I.%I', n.nspname, i.relname),
       pg_get_indexdef(i.oid)
       || coalesce((SELECT string_agg(format(E';\nALTER INDEX %I.%I ALTER COLUMN %s SET STATISTICS %s', n.nspname, i.relname,
                                             a.attnum, a.attstattarget), '' ORDER BY a.attnum)
                      FROM pg_attribute a WHERE a.attrelid = i.oid AND a.attstattarget >= 0), '')
       || CASE WHEN x.indisclustered
               THEN format(E';\nALTER TABLE %I.%I CLUSTER ON %I', cn.nspname, c.relname, i.relname) ELSE '' END,
       pg_relation_size(i.oid),
       '{}'::text[],
       n.nspname
  FROM pg_index x
  JOIN pg_class i ON i.oid = x.indexrelid
  JOIN user_schema n ON n.oid = i.relnamespace
  JOIN pg_class c ON c.oid = x.indrelid AND c.relkind IN ('r', 'p', 'm')
  JOIN pg_namespace cn ON cn.oid = c.relnamespace
 WHERE (x.indisvalid OR i.relkind = 'I')
   AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = x.indexrelid AND k.contype IN ('p', 'u', 'x'))
