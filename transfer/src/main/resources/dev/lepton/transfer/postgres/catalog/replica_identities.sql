-- What each table writes into the WAL to name a row, and what its changes need: the key that the reader of tables chooses.
-- An identity over another index than the primary key would leave the key's old values out, hence FULL there.
SELECT n.nspname,
       c.relname,
       CASE c.relreplident
         WHEN 'd' THEN 'DEFAULT'
         WHEN 'f' THEN 'FULL'
         WHEN 'n' THEN 'NOTHING'
         ELSE coalesce((SELECT format('USING INDEX %I', ic.relname)
                          FROM pg_index x JOIN pg_class ic ON ic.oid = x.indexrelid
                         WHERE x.indrelid = c.oid AND x.indisreplident), 'NOTHING')
       END AS present,
       CASE
         WHEN key.name IS NULL THEN 'FULL'
         WHEN key.indisprimary THEN CASE c.relreplident WHEN 'i' THEN 'FULL' ELSE 'DEFAULT' END
         ELSE format('USING INDEX %I', key.name)
       END AS needed,
       c.oid
  FROM pg_class c
  JOIN user_schema n ON n.oid = c.relnamespace
  LEFT JOIN LATERAL (
       SELECT ic.relname AS name, i.indisprimary
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
   AND ('pg_class'::regclass, c.oid) NOT IN (SELECT classid, objid FROM extension_member)
 ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"
