-- Last of all: they would change what we make ourselves.
WITH item AS (
  SELECT d.oid, d.defaclrole, r.rolname, n.nspname, d.defaclacl AS acl,
         CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'ROUTINES' WHEN 'T' THEN 'TYPES'
                              WHEN 'n' THEN 'SCHEMAS' ELSE 'LARGE OBJECTS' END AS keyword,
         CASE WHEN d.defaclnamespace = 0
              THEN acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's'::"char" ELSE d.defaclobjtype END, d.defaclrole)
              END AS base
    FROM pg_default_acl d
    JOIN role_name r ON r.oid = d.defaclrole
    LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace
), change AS (
  SELECT i.oid, true AS granted, x.grantee, x.privilege_type, x.is_grantable FROM item i CROSS JOIN LATERAL (
         SELECT grantee, privilege_type, is_grantable FROM aclexplode(i.acl)
         EXCEPT SELECT grantee, privilege_type, is_grantable FROM aclexplode(i.base)) x
  UNION ALL
  SELECT i.oid, false, x.grantee, x.privilege_type, false FROM item i CROSS JOIN LATERAL (
         SELECT grantee, privilege_type, is_grantable FROM aclexplode(i.base)
         EXCEPT SELECT grantee, privilege_type, is_grantable FROM aclexplode(i.acl)) x
), statement AS (
  SELECT c.oid, c.granted, c.grantee, c.is_grantable, r.rolname, string_agg(c.privilege_type, ', ' ORDER BY c.privilege_type) AS privileges
    FROM change c LEFT JOIN role_name r ON r.oid = c.grantee
   WHERE c.grantee = 0 OR r.rolname IS NOT NULL
   GROUP BY c.oid, c.granted, c.grantee, c.is_grantable, r.rolname
)
SELECT 'pg_default_acl'::regclass::oid,
       i.oid,
       format('of %I%s for %s', i.rolname, coalesce(' in ' || quote_ident(i.nspname), ''), lower(i.keyword)),
       string_agg(
         format('ALTER DEFAULT PRIVILEGES FOR ROLE %I%s %s %s ON %s %s %s%s', i.rolname, coalesce(' IN SCHEMA ' || quote_ident(i.nspname), ''),
                CASE WHEN s.granted THEN 'GRANT' ELSE 'REVOKE' END, s.privileges, i.keyword, CASE WHEN s.granted THEN 'TO' ELSE 'FROM' END,
                CASE s.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(s.rolname) END,
                CASE WHEN s.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END),
         E';\n' ORDER BY s.granted, s.rolname COLLATE "C", s.is_grantable),
       0,
       array_remove(array_agg(DISTINCT s.rolname), NULL) || ARRAY[i.rolname],
       i.nspname
  FROM item i
  JOIN statement s ON s.oid = i.oid
 GROUP BY i.oid, i.rolname, i.nspname, i.keyword
