SELECT 'pg_class'::regclass::oid,
       c.oid,
       format('%I.%I', n.nspname, c.relname),
       format('ALTER TABLE ONLY %I.%I REPLICA IDENTITY %s', n.nspname, c.relname,
              CASE c.relreplident
                WHEN 'f' THEN 'FULL'
                WHEN 'i' THEN (SELECT format('USING INDEX %I', ic.relname)
                                 FROM pg_index x JOIN pg_class ic ON ic.oid = x.indexrelid
                                WHERE x.indrelid = c.oid AND x.indisreplident)
                ELSE 'NOTHING' END),
       0, '{}'::text[], n.nspname
  FROM pg_class c
  JOIN user_schema n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'p')
   AND (c.relreplident IN ('f', 'n')
        OR c.relreplident = 'i' AND EXISTS (SELECT FROM pg_index x WHERE x.indrelid = c.oid AND x.indisreplident))
