-- One that fires on replicated rows (ALWAYS, REPLICA) stays switched off until nothing is replicated any more.
SELECT 'pg_trigger'::regclass::oid,
       t.oid,
       format('%I on %I.%I', t.tgname, n.nspname, c.relname),
       pg_get_triggerdef(t.oid)
       || CASE WHEN t.tgenabled <> 'O'
               THEN format(E';\nALTER TABLE %I.%I DISABLE TRIGGER %I', n.nspname, c.relname, t.tgname) ELSE '' END,
       0, '{}'::text[], n.nspname
  FROM pg_trigger t
  JOIN pg_class c ON c.oid = t.tgrelid
  JOIN user_schema n ON n.oid = c.relnamespace
 WHERE NOT t.tgisinternal
   AND t.tgparentid = 0 -- since 13
   AND t.tgname !~ '^lepton_guard'
