SELECT 'pg_proc'::regclass::oid, p.oid, o.identity, pg_get_functiondef(p.oid), 0, '{}'::text[]
  FROM pg_proc p
  JOIN user_schema n ON n.oid = p.pronamespace
  JOIN pg_language l ON l.oid = p.prolang
  CROSS JOIN LATERAL pg_identify_object('pg_proc'::regclass, p.oid, 0) o
 WHERE p.prokind IN ('f', 'p')
   AND l.lanname <> 'c'
   -- The constructors of range types come with their type.
   AND NOT EXISTS (SELECT FROM pg_depend d
                    WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')
