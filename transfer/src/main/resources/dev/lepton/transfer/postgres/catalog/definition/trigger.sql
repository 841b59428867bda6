-- A trigger that fires on replicated rows (ALWAYS, REPLICA) would fire twice on a target that follows its source: it is
-- carried as an ordinary one, or switched off, and named among what is not carried.
SELECT 'pg_trigger'::regclass::oid,
       t.oid,
       format('%I on %I.%I', t.tgname, n.nspname, c.relname),
       pg_get_triggerdef(t.oid)
       || CASE WHEN t.tgenabled IN ('D', 'R')
               THEN format(E';\nALTER TABLE %I.%I DISABLE TRIGGER %I', n.nspname, c.relname, t.tgname) ELSE '' END,
       0,
       '{}'::text[]
  FROM pg_trigger t
  JOIN pg_class c ON c.oid = t.tgrelid
  JOIN user_schema n ON n.oid = c.relnamespace
 WHERE NOT t.tgisinternal
   AND coalesce((to_jsonb(t) ->> 'tgparentid')::oid, 0) = 0
   AND t.tgname !~ '^lepton_guard'
