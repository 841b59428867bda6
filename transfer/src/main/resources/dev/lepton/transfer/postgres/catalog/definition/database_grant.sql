-- What the privileges on the database are more and less than those that a database is born with.
WITH item AS (
  SELECT d.oid, d.datdba AS owner, d.datacl AS acl, acldefault('d', d.datdba) AS base
    FROM pg_database d WHERE d.datname = current_database() AND d.datacl IS NOT NULL
), change AS (
  SELECT i.oid, i.owner, true AS granted, e.grantor, e.grantee, e.privilege_type, e.is_grantable, a.ordinality AS turn
    FROM item i CROSS JOIN LATERAL unnest(i.acl) WITH ORDINALITY a(entry, ordinality) CROSS JOIN LATERAL aclexplode(ARRAY[a.entry]) e
   WHERE NOT EXISTS (SELECT FROM aclexplode(i.base) d WHERE d.grantee = e.grantee AND d.privilege_type = e.privilege_type
                                                        AND d.is_grantable = e.is_grantable)
  UNION ALL
  SELECT i.oid, i.owner, false, i.owner, x.grantee, x.privilege_type, false, 0
    FROM item i CROSS JOIN LATERAL (
         SELECT grantee, privilege_type, is_grantable FROM aclexplode(i.base)
         EXCEPT SELECT grantee, privilege_type, is_grantable FROM aclexplode(i.acl)) x
), entry AS (
  SELECT c.oid, c.granted, c.grantor = c.owner AS by_owner, g.rolname AS grantor, c.grantee, r.rolname, c.is_grantable,
         min(c.turn) AS turn, string_agg(c.privilege_type, ', ' ORDER BY c.privilege_type) AS privileges
    FROM change c
    LEFT JOIN role_name r ON r.oid = c.grantee
    LEFT JOIN role_name g ON g.oid = c.grantor
   WHERE (c.grantee = 0 OR r.rolname IS NOT NULL)
     AND (c.grantee <> c.owner OR (SELECT keep FROM owner_mode))
   GROUP BY c.oid, c.granted, c.grantor = c.owner, g.rolname, c.grantee, r.rolname, c.is_grantable
)
SELECT 'pg_database'::regclass::oid, oid,
       format('%s%s %s%s%s', CASE WHEN granted THEN '' ELSE 'no ' END, privileges,
              CASE WHEN granted THEN 'to ' ELSE 'for ' END || coalesce(rolname, 'public'),
              CASE WHEN is_grantable THEN ' with grant option' ELSE '' END,
              CASE WHEN by_owner THEN '' ELSE ' by ' || grantor END),
       CASE WHEN by_owner THEN '' ELSE format(E'SET LOCAL ROLE %I;\n', grantor) END
       || format('DO %L', format('BEGIN EXECUTE %L || quote_ident(current_database()) || %L; END',
                                 format('%s %s ON DATABASE ', CASE WHEN granted THEN 'GRANT' ELSE 'REVOKE' END, privileges),
                                 format(' %s %s%s', CASE WHEN granted THEN 'TO' ELSE 'FROM' END,
                                        CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(rolname) END,
                                        CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)))
       || CASE WHEN by_owner THEN '' ELSE E';\nRESET ROLE' END,
       1000000 - turn,
       array_remove(ARRAY[rolname, CASE WHEN NOT by_owner THEN grantor END], NULL),
       NULL
  FROM entry
