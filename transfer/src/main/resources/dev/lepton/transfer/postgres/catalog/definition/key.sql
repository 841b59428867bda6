SELECT 'pg_constraint'::regclass::oid,
       k.oid,
       format('%I on %I.%I', k.conname, n.nspname, c.relname),
       CASE WHEN c.relkind = 'r' AND k.contype IN ('p', 'u')
                 AND NOT k.conperiod -- since 18
            THEN format('ALTER TABLE ONLY %I.%I ADD CONSTRAINT %I %s USING INDEX %I%s%s', n.nspname, c.relname, k.conname,
                        CASE k.contype WHEN 'p' THEN 'PRIMARY KEY' ELSE 'UNIQUE' END, i.relname,
                        CASE WHEN k.condeferrable THEN ' DEFERRABLE' ELSE '' END,
                        CASE WHEN k.condeferred THEN ' INITIALLY DEFERRED' ELSE '' END)
            ELSE format('ALTER TABLE ONLY %I.%I ADD CONSTRAINT %I %s', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid))
       END
       || CASE WHEN x.indisclustered
               THEN format(E';\nALTER TABLE %I.%I CLUSTER ON %I', n.nspname, c.relname, i.relname) ELSE '' END,
       pg_relation_size(k.conindid),
       '{}'::text[],
       n.nspname
  FROM pg_constraint k
  JOIN pg_class c ON c.oid = k.conrelid
  JOIN user_schema n ON n.oid = c.relnamespace
  JOIN pg_class i ON i.oid = k.conindid
  JOIN pg_index x ON x.indexrelid = i.oid
 WHERE k.contype IN ('p', 'u', 'x')
