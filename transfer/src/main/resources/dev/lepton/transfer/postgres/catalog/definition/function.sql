-- Functions, window functions and procedures in any language; a C function's library must be on the target's server too.
SELECT 'pg_proc'::regclass::oid, p.oid, o.identity, pg_get_functiondef(p.oid), 0, '{}'::text[], n.nspname
  FROM pg_proc p
  JOIN user_schema n ON n.oid = p.pronamespace
  CROSS JOIN LATERAL pg_identify_object('pg_proc'::regclass, p.oid, 0) o
 WHERE p.prokind IN ('f', 'p', 'w')
   -- The constructors of range types come with their type.
   AND NOT EXISTS (SELECT FROM pg_depend d
                    WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')
