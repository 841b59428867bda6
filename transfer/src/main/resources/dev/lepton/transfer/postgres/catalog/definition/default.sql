SELECT 'pg_attrdef'::regclass::oid,
       d.oid,
       format('%I.%I.%I', n.nspname, c.relname, a.attname),
       format('ALTER %s%I.%I ALTER COLUMN %I SET DEFAULT %s',
              CASE c.relkind WHEN 'v' THEN 'VIEW ' WHEN 'f' THEN 'FOREIGN TABLE ONLY ' ELSE 'TABLE ONLY ' END,
              n.nspname, c.relname, a.attname, pg_get_expr(d.adbin, d.adrelid)),
       0, '{}'::text[], n.nspname
  FROM pg_attrdef d
  JOIN pg_class c ON c.oid = d.adrelid AND c.relkind IN ('r', 'p', 'v', 'f')
  JOIN user_schema n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
 WHERE a.attgenerated = ''
