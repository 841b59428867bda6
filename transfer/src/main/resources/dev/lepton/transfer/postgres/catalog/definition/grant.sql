-- Privileges of others than the owner. What PUBLIC may do by default with routines and types is taken back where it was.
WITH target AS (
  SELECT 'pg_class'::regclass::oid AS classid, c.oid AS objid, CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS keyword,
         format('%I.%I', n.nspname, c.relname) AS identity, '' AS columns, c.relowner AS owner, c.relacl AS acl
    FROM pg_class c JOIN user_schema n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S')
  UNION ALL
  SELECT 'pg_class'::regclass, c.oid, 'TABLE', format('%I.%I', n.nspname, c.relname), format(' (%I)', a.attname), c.relowner, a.attacl
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN user_schema n ON n.oid = c.relnamespace
   WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
  UNION ALL
  SELECT 'pg_namespace'::regclass, n.oid, 'SCHEMA', format('%I', n.nspname), '', n.nspowner, n.nspacl
    FROM pg_namespace n WHERE n.oid IN (SELECT oid FROM user_schema)
  UNION ALL
  SELECT 'pg_proc'::regclass, p.oid, 'ROUTINE', o.identity, '', p.proowner, p.proacl
    FROM pg_proc p JOIN user_schema n ON n.oid = p.pronamespace
    CROSS JOIN LATERAL pg_identify_object('pg_proc'::regclass, p.oid, 0) o
   WHERE p.proacl IS NOT NULL AND p.prokind IN ('f', 'p')
  UNION ALL
  SELECT 'pg_type'::regclass, t.oid, 'TYPE', format('%I.%I', n.nspname, t.typname), '', t.typowner, t.typacl
    FROM pg_type t JOIN user_schema n ON n.oid = t.typnamespace
   WHERE t.typacl IS NOT NULL AND t.typtype IN ('e', 'd', 'r', 'c')
), entry AS (
  SELECT t.classid, t.objid, t.keyword, t.identity, x.grantee, x.is_grantable, r.rolname,
         string_agg(x.privilege_type || t.columns, ', ' ORDER BY x.privilege_type) AS privileges
    FROM target t
    CROSS JOIN LATERAL aclexplode(t.acl) x
    LEFT JOIN pg_roles r ON r.oid = x.grantee
   WHERE x.grantee <> t.owner
   GROUP BY t.classid, t.objid, t.keyword, t.identity, t.columns, x.grantee, x.is_grantable, r.rolname
)
SELECT classid, objid,
       format('%s on %s to %s%s', privileges, identity, coalesce(rolname, 'public'), CASE WHEN is_grantable THEN ' with grant option' ELSE '' END),
       format('GRANT %s ON %s %s TO %s%s', privileges, keyword, identity,
              CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(rolname) END,
              CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END),
       0,
       CASE grantee WHEN 0 THEN '{}'::text[] ELSE ARRAY[rolname::text] END
  FROM entry
 WHERE grantee = 0 OR rolname IS NOT NULL
UNION ALL
SELECT classid, objid, format('all on %s from public', identity), format('REVOKE ALL ON %s %s FROM PUBLIC', keyword, identity), 0, '{}'::text[]
  FROM target t
 WHERE keyword IN ('ROUTINE', 'TYPE')
   AND NOT EXISTS (SELECT FROM aclexplode(t.acl) x WHERE x.grantee = 0)
