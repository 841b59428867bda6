SELECT 'pg_class'::regclass::oid,
       c.oid,
       format('%I.%I', n.nspname, c.relname),
       concat_ws(E';\n',
         CASE WHEN c.relrowsecurity THEN format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', n.nspname, c.relname) END,
         CASE WHEN c.relforcerowsecurity THEN format('ALTER TABLE %I.%I FORCE ROW LEVEL SECURITY', n.nspname, c.relname) END),
       0, '{}'::text[], n.nspname
  FROM pg_class c
  JOIN user_schema n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'p')
   AND (c.relrowsecurity OR c.relforcerowsecurity)
