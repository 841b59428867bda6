-- The index behind each table's key, as the reader of tables chooses it: changes find their rows by it.
SELECT format('%I.%I', n.nspname, key.name)
  FROM pg_class c
  JOIN user_schema n ON n.oid = c.relnamespace
  JOIN LATERAL (
       SELECT ic.relname AS name
         FROM pg_index i
         JOIN pg_class ic ON ic.oid = i.indexrelid
        WHERE i.indrelid = c.oid
          AND i.indisunique AND i.indisvalid AND i.indimmediate
          AND i.indpred IS NULL AND i.indexprs IS NULL
          AND NOT EXISTS (SELECT FROM pg_attribute a
                           WHERE a.attrelid = c.oid AND NOT a.attnotnull
                             AND a.attnum = ANY ((i.indkey::int2[])[0:i.indnkeyatts - 1]))
        ORDER BY i.indisprimary DESC, i.indisreplident DESC, i.indnkeyatts, i.indexrelid
        LIMIT 1) key ON true
 WHERE c.relkind = 'r'
   AND c.relpersistence = 'p'
