-- What an object's privileges are more and less than those that it would be born with. Who may grant comes before whom it
-- was granted to. What an owner may do itself counts only where owners are carried.
WITH item AS (
  SELECT 'pg_class'::regclass::oid AS classid, c.oid AS objid, 0 AS part, CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS keyword,
         format('%I.%I', n.nspname, c.relname) AS identity, '' AS columns, c.relowner AS owner, c.relacl AS acl,
         acldefault(CASE c.relkind WHEN 'S' THEN 's'::"char" ELSE 'r'::"char" END, c.relowner) AS base
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND c.relacl IS NOT NULL AND n.nspname <> 'information_schema'
  UNION ALL
  SELECT 'pg_class'::regclass, c.oid, a.attnum, 'TABLE', format('%I.%I', n.nspname, c.relname), format(' (%I)', a.attname), c.relowner, a.attacl,
         NULL::aclitem[]
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE a.attacl IS NOT NULL AND NOT a.attisdropped AND n.nspname <> 'information_schema'
  UNION ALL
  SELECT 'pg_namespace'::regclass, n.oid, 0, 'SCHEMA', format('%I', n.nspname), '', n.nspowner, n.nspacl, acldefault('n', n.nspowner)
    FROM pg_namespace n WHERE n.nspacl IS NOT NULL AND n.oid IN (SELECT oid FROM user_schema)
  UNION ALL
  SELECT 'pg_proc'::regclass, p.oid, 0, 'ROUTINE', o.identity, '', p.proowner, p.proacl, acldefault('f', p.proowner)
    FROM pg_proc p CROSS JOIN LATERAL pg_identify_object('pg_proc'::regclass, p.oid, 0) o WHERE p.proacl IS NOT NULL
  UNION ALL
  SELECT 'pg_type'::regclass, t.oid, 0, 'TYPE', format('%I.%I', n.nspname, t.typname), '', t.typowner, t.typacl, acldefault('T', t.typowner)
    FROM pg_type t JOIN user_schema n ON n.oid = t.typnamespace WHERE t.typacl IS NOT NULL
  UNION ALL
  SELECT 'pg_language'::regclass, l.oid, 0, 'LANGUAGE', format('%I', l.lanname), '', l.lanowner, l.lanacl, acldefault('l', l.lanowner)
    FROM pg_language l WHERE l.lanacl IS NOT NULL
  UNION ALL
  SELECT 'pg_foreign_data_wrapper'::regclass, w.oid, 0, 'FOREIGN DATA WRAPPER', format('%I', w.fdwname), '', w.fdwowner, w.fdwacl,
         acldefault('F', w.fdwowner)
    FROM pg_foreign_data_wrapper w WHERE w.fdwacl IS NOT NULL
  UNION ALL
  SELECT 'pg_foreign_server'::regclass, s.oid, 0, 'FOREIGN SERVER', format('%I', s.srvname), '', s.srvowner, s.srvacl, acldefault('S', s.srvowner)
    FROM pg_foreign_server s WHERE s.srvacl IS NOT NULL
), born AS (
  SELECT i.classid, i.objid, i.keyword, i.identity, i.columns, i.owner, i.acl, coalesce(p.initprivs, i.base) AS base
    FROM item i LEFT JOIN pg_init_privs p ON p.classoid = i.classid AND p.objoid = i.objid AND p.objsubid = i.part
), change AS (
  SELECT b.*, true AS granted, x.grantor, x.grantee, x.privilege_type, x.is_grantable, x.ordinality AS turn
    FROM born b CROSS JOIN LATERAL (
         SELECT e.grantor, e.grantee, e.privilege_type, e.is_grantable, a.ordinality
           FROM unnest(b.acl) WITH ORDINALITY a(entry, ordinality) CROSS JOIN LATERAL aclexplode(ARRAY[a.entry]) e
          WHERE NOT EXISTS (SELECT FROM aclexplode(b.base) d WHERE d.grantee = e.grantee AND d.privilege_type = e.privilege_type
                                                               AND d.is_grantable = e.is_grantable)) x
  UNION ALL
  SELECT b.*, false, b.owner, x.grantee, x.privilege_type, false, 0
    FROM born b CROSS JOIN LATERAL (
         SELECT grantee, privilege_type, is_grantable FROM aclexplode(b.base)
         EXCEPT SELECT grantee, privilege_type, is_grantable FROM aclexplode(b.acl)) x
), entry AS (
  SELECT c.classid, c.objid, c.keyword, c.identity, c.granted, c.grantor = c.owner AS by_owner, g.rolname AS grantor,
         c.grantee, r.rolname, c.is_grantable, min(c.turn) AS turn,
         string_agg(c.privilege_type || c.columns, ', ' ORDER BY c.privilege_type) AS privileges
    FROM change c
    LEFT JOIN role_name r ON r.oid = c.grantee
    LEFT JOIN role_name g ON g.oid = c.grantor
   WHERE (c.grantee = 0 OR r.rolname IS NOT NULL)
     AND (c.grantee <> c.owner OR (SELECT keep FROM owner_mode))
   GROUP BY c.classid, c.objid, c.keyword, c.identity, c.columns, c.granted, c.grantor = c.owner, g.rolname, c.grantee, r.rolname, c.is_grantable
)
SELECT classid, objid,
       format('%s%s on %s %s %s%s%s', CASE WHEN granted THEN '' ELSE 'no ' END, privileges, lower(keyword), identity,
              CASE WHEN granted THEN 'to ' ELSE 'for ' END || coalesce(rolname, 'public'),
              CASE WHEN is_grantable THEN ' with grant option' ELSE '' END,
              CASE WHEN by_owner THEN '' ELSE ' by ' || grantor END),
       CASE WHEN by_owner THEN '' ELSE format(E'SET LOCAL ROLE %I;\n', grantor) END
       || format('%s %s ON %s %s %s %s%s', CASE WHEN granted THEN 'GRANT' ELSE 'REVOKE' END, privileges, keyword, identity,
                 CASE WHEN granted THEN 'TO' ELSE 'FROM' END, CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(rolname) END,
                 CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
       || CASE WHEN by_owner THEN '' ELSE E';\nRESET ROLE' END,
       1000000 - turn,
       array_remove(ARRAY[rolname, CASE WHEN NOT by_owner THEN grantor END], NULL),
       NULL
  FROM entry
