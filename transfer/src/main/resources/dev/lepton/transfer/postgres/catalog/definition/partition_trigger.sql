-- A partition's copy of its parent's trigger whose state was changed there alone.
SELECT 'pg_trigger'::regclass::oid,
       t.oid,
       format('%I on %I.%I', t.tgname, n.nspname, c.relname),
       format('ALTER TABLE %I.%I %s TRIGGER %I', n.nspname, c.relname, CASE t.tgenabled WHEN 'O' THEN 'ENABLE' ELSE 'DISABLE' END, t.tgname),
       0, '{}'::text[], n.nspname
  FROM pg_trigger t
  JOIN pg_trigger parent ON parent.oid = (to_jsonb(t) ->> 'tgparentid')::oid
  JOIN pg_class c ON c.oid = t.tgrelid
  JOIN user_schema n ON n.oid = c.relnamespace
 WHERE t.tgenabled <> parent.tgenabled
   AND NOT parent.tgisinternal
   AND t.tgname !~ '^lepton_guard'
