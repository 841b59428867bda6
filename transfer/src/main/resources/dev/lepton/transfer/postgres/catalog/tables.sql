-- Tables with rows of their own, and the key by which a row is known: the primary key, else the replica-identity index,
-- else the narrowest unique index that is immediate, complete, without expressions and over columns that are never null.
SELECT c.oid,
       n.nspname,
       c.relname,
       coalesce(key.columns, '{}') AS key_columns,
       greatest(0, CASE WHEN c.reltuples > 0 AND c.relpages > 0
                        THEN c.reltuples::float8 / c.relpages * size.bytes / current_setting('block_size')::int
                        ELSE size.bytes / 100 END)::bigint AS estimated_rows,
       pg_table_size(c.oid),
       CASE WHEN own.oid IS NOT NULL THEN 'EXTENSION' WHEN c.relpersistence = 'u' THEN 'UNLOGGED' ELSE 'STREAMED' END,
       own.condition
  FROM pg_class c
  JOIN user_schema n ON n.oid = c.relnamespace
  CROSS JOIN LATERAL (SELECT pg_relation_size(c.oid) AS bytes) size
  LEFT JOIN LATERAL (
       SELECT ARRAY(SELECT a.attname::text
                      FROM generate_series(0, i.indnkeyatts - 1) AS position
                      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[position]
                     ORDER BY position) AS columns
         FROM pg_index i
        WHERE i.indrelid = c.oid
          AND i.indisunique AND i.indisvalid AND i.indimmediate
          AND i.indpred IS NULL AND i.indexprs IS NULL
          AND NOT EXISTS (SELECT FROM pg_attribute a
                           WHERE a.attrelid = c.oid AND NOT a.attnotnull
                             AND a.attnum = ANY ((i.indkey::int2[])[0:i.indnkeyatts - 1]))
        ORDER BY i.indisprimary DESC, i.indisreplident DESC, i.indnkeyatts, i.indexrelid
        LIMIT 1) key ON true
  -- What an extension says of the rows that users put into its tables; a condition that is none is reported elsewhere.
  LEFT JOIN LATERAL (
       SELECT config.oid, substring(config.condition FROM '(?i)^\s*where\s+(.*)$') AS condition
         FROM pg_extension e CROSS JOIN LATERAL unnest(e.extconfig, e.extcondition) config(oid, condition)
        WHERE config.oid = c.oid AND config.condition ~* '^\s*(where\s.*)?$'
        LIMIT 1) own ON true
 WHERE c.relkind = 'r'
   AND c.relpersistence IN ('p', 'u')
   AND (own.oid IS NOT NULL OR ('pg_class'::regclass, c.oid) NOT IN (SELECT classid, objid FROM extension_member))
 ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"
