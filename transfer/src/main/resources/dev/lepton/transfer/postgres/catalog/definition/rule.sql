-- One that acts on replicated rows (ALWAYS, REPLICA) stays switched off until nothing is replicated any more.
SELECT 'pg_rewrite'::regclass::oid,
       r.oid,
       format('%I on %I.%I', r.rulename, n.nspname, c.relname),
       pg_get_ruledef(r.oid)
       || CASE WHEN r.ev_enabled <> 'O'
               THEN format(E'\nALTER TABLE %I.%I DISABLE RULE %I', n.nspname, c.relname, r.rulename) ELSE '' END,
       0, '{}'::text[], n.nspname
  FROM pg_rewrite r
  JOIN pg_class c ON c.oid = r.ev_class
  JOIN user_schema n ON n.oid = c.relnamespace
 WHERE r.rulename <> '_RETURN'
