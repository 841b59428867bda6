SELECT 'pg_trigger'::regclass::oid,
       t.oid,
       format('%I on %I.%I', t.tgname, n.nspname, c.relname),
       format('ALTER TABLE %I.%I ENABLE %s TRIGGER %I', n.nspname, c.relname, CASE t.tgenabled WHEN 'A' THEN 'ALWAYS' ELSE 'REPLICA' END,
              t.tgname),
       0, '{}'::text[], n.nspname
  FROM pg_trigger t
  JOIN pg_class c ON c.oid = t.tgrelid
  JOIN user_schema n ON n.oid = c.relnamespace
 WHERE t.tgenabled IN ('A', 'R')
   AND (NOT t.tgisinternal OR coalesce((to_jsonb(t) ->> 'tgparentid')::oid, 0) <> 0)
   AND t.tgname !~ '^(lepton_guard|RI_ConstraintTrigger)'
