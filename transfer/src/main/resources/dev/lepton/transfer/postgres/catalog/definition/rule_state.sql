SELECT 'pg_rewrite'::regclass::oid,
       r.oid,
       format('%I on %I.%I', r.rulename, n.nspname, c.relname),
       format('ALTER TABLE %I.%I ENABLE %s RULE %I', n.nspname, c.relname, CASE r.ev_enabled WHEN 'A' THEN 'ALWAYS' ELSE 'REPLICA' END,
              r.rulename),
       0, '{}'::text[], n.nspname
  FROM pg_rewrite r
  JOIN pg_class c ON c.oid = r.ev_class
  JOIN user_schema n ON n.oid = c.relnamespace
 WHERE r.rulename <> '_RETURN'
   AND r.ev_enabled IN ('A', 'R')
