-- What definitions do not show: whether objects are in force, and whose they are. Per row: kind, schema (empty where the
-- object has none), name within it, state, the statement that gives another database's object this state, and the one
-- that takes this state away here.
WITH user_schema AS (
  SELECT oid, nspname, nspowner FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'lepton')
), member AS (
  SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
), relation AS (
  SELECT c.oid, n.nspname, c.relname, c.relkind, c.relowner, c.relispopulated,
         CASE c.relkind WHEN 'S' THEN 'SEQUENCE' WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
                        WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END AS keyword
    FROM pg_class c JOIN user_schema n ON n.oid = c.relnamespace
   WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND NOT c.relispartition
     AND ('pg_class'::regclass, c.oid) NOT IN (SELECT classid, objid FROM member)
)
SELECT 'index' AS kind, n.nspname AS schema, i.relname::text AS name,
       CASE WHEN x.indisvalid AND x.indisready THEN 'valid' ELSE 'invalid' END AS state,
       '' AS make,
       CASE WHEN i.relkind = 'I' THEN '' ELSE format('REINDEX INDEX %I.%I', n.nspname, i.relname) END AS mend,
       '' AS role
  FROM pg_index x
  JOIN pg_class i ON i.oid = x.indexrelid
  JOIN user_schema n ON n.oid = i.relnamespace
UNION ALL
SELECT 'trigger', n.nspname, format('%s on %s', t.tgname, c.relname),
       CASE WHEN t.tgenabled IN ('D', 'R') THEN 'disabled' ELSE 'enabled' END,
       format('ALTER TABLE ONLY %I.%I %s TRIGGER %I', n.nspname, c.relname,
              CASE WHEN t.tgenabled IN ('D', 'R') THEN 'DISABLE' ELSE 'ENABLE' END, t.tgname),
       '', ''
  FROM pg_trigger t
  JOIN pg_class c ON c.oid = t.tgrelid
  JOIN user_schema n ON n.oid = c.relnamespace
 WHERE NOT t.tgisinternal AND t.tgname !~ '^lepton_guard'
UNION ALL
-- Foreign keys are enforced by triggers that nobody sees; their names hold identifiers of the catalogue.
SELECT 'foreign key triggers', n.nspname, format('%s of %s on %s', k.conname, kc.relname, c.relname),
       CASE WHEN bool_or(t.tgenabled = 'D') THEN 'disabled' ELSE 'enabled' END,
       '',
       coalesce(string_agg(format('ALTER TABLE ONLY %I.%I ENABLE TRIGGER %I', n.nspname, c.relname, t.tgname), '; ')
                FILTER (WHERE t.tgenabled = 'D'), ''), ''
  FROM pg_trigger t
  JOIN pg_class c ON c.oid = t.tgrelid
  JOIN user_schema n ON n.oid = c.relnamespace
  JOIN pg_constraint k ON k.oid = t.tgconstraint AND k.contype = 'f'
  JOIN pg_class kc ON kc.oid = k.conrelid
 WHERE t.tgisinternal
 GROUP BY n.nspname, k.conname, kc.relname, c.relname
UNION ALL
SELECT 'rule', n.nspname, format('%s on %s', r.rulename, c.relname), CASE r.ev_enabled WHEN 'D' THEN 'disabled' ELSE 'enabled' END,
       format('ALTER TABLE %I.%I %s RULE %I', n.nspname, c.relname,
              CASE r.ev_enabled WHEN 'D' THEN 'DISABLE' ELSE 'ENABLE' END, r.rulename),
       '', ''
  FROM pg_rewrite r
  JOIN pg_class c ON c.oid = r.ev_class
  JOIN user_schema n ON n.oid = c.relnamespace
 WHERE r.rulename <> '_RETURN'
UNION ALL
SELECT 'materialized view', nspname, relname, CASE WHEN relispopulated THEN 'populated' ELSE 'not populated' END,
       CASE WHEN relispopulated THEN format('REFRESH MATERIALIZED VIEW %I.%I', nspname, relname) ELSE '' END, '', ''
  FROM relation
 WHERE relkind = 'm'
UNION ALL
SELECT 'extension', '', e.extname, 'version ' || e.extversion, '', '', ''
  FROM pg_extension e
 WHERE e.extname <> 'plpgsql'
UNION ALL
SELECT 'owner', o.schema, o.name, r.rolname, format('ALTER %s OWNER TO %I', o.altered, r.rolname), '', r.rolname
  FROM (SELECT nspname AS schema, relname::text AS name, relowner AS owner, format('%s %I.%I', keyword, nspname, relname) AS altered
          FROM relation
         -- A sequence that belongs to a column always has its table's owner.
         WHERE relkind <> 'S'
            OR NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = relation.oid
                              AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i'))
        UNION ALL
        SELECT nspname, '', nspowner, format('SCHEMA %I', nspname) FROM user_schema
         -- This one's owner has changed between versions.
         WHERE nspname <> 'public'
        UNION ALL
        SELECT n.nspname, format('%s(%s)', p.proname, pg_get_function_identity_arguments(p.oid)), p.proowner,
               format('%s %I.%I(%s)', CASE p.prokind WHEN 'a' THEN 'AGGREGATE' ELSE 'ROUTINE' END, n.nspname, p.proname,
                      pg_get_function_identity_arguments(p.oid))
          FROM pg_proc p JOIN user_schema n ON n.oid = p.pronamespace
         WHERE ('pg_proc'::regclass, p.oid) NOT IN (SELECT classid, objid FROM member)
        UNION ALL
        SELECT n.nspname, 'type ' || t.typname, t.typowner, format('TYPE %I.%I', n.nspname, t.typname)
          FROM pg_type t JOIN user_schema n ON n.oid = t.typnamespace
         WHERE t.typtype IN ('e', 'd', 'r')
           AND ('pg_type'::regclass, t.oid) NOT IN (SELECT classid, objid FROM member)) o
  JOIN pg_roles r ON r.oid = o.owner
UNION ALL
-- What the owner may do is left out: owners differ by design where roles do.
SELECT 'privilege', g.schema,
       format('%s on %s to %s', x.privilege_type, g.name, coalesce(r.rolname, 'public')),
       CASE WHEN x.is_grantable THEN 'granted with grant option' ELSE 'granted' END,
       format('GRANT %s%s ON %s TO %s%s', x.privilege_type, g.columns, g.granted,
              CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
              CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END),
       format('REVOKE %s%s ON %s FROM %s', x.privilege_type, g.columns, g.granted,
              CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END),
       coalesce(r.rolname, '')
  FROM (SELECT nspname AS schema, relname::text AS name, '' AS columns, relation.relowner AS owner,
               format('%s %I.%I', CASE relation.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, nspname, relname) AS granted,
               coalesce(c.relacl, acldefault(CASE c.relkind WHEN 'S' THEN 's'::"char" ELSE 'r'::"char" END, c.relowner)) AS acl
          FROM relation JOIN pg_class c USING (oid, relname)
        UNION ALL
        SELECT r.nspname, r.relname || '.' || a.attname, format(' (%I)', a.attname), r.relowner,
               format('TABLE %I.%I', r.nspname, r.relname), a.attacl
          FROM relation r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attacl IS NOT NULL AND NOT a.attisdropped
        UNION ALL
        SELECT s.nspname, 'schema ' || s.nspname, '', s.nspowner, format('SCHEMA %I', s.nspname), coalesce(n.nspacl, acldefault('n', n.nspowner))
          FROM user_schema s JOIN pg_namespace n ON n.oid = s.oid
         -- What everybody may do in this one has changed between versions.
         WHERE s.nspname <> 'public'
        UNION ALL
        SELECT n.nspname, format('%s(%s)', p.proname, pg_get_function_identity_arguments(p.oid)), '', p.proowner,
               format('%s %I.%I(%s)', CASE p.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END, n.nspname, p.proname,
                      pg_get_function_identity_arguments(p.oid)),
               coalesce(p.proacl, acldefault('f', p.proowner))
          FROM pg_proc p JOIN user_schema n ON n.oid = p.pronamespace
         WHERE ('pg_proc'::regclass, p.oid) NOT IN (SELECT classid, objid FROM member)
        UNION ALL
        SELECT n.nspname, 'type ' || t.typname, '', t.typowner, format('TYPE %I.%I', n.nspname, t.typname),
               coalesce(t.typacl, acldefault('T', t.typowner))
          FROM pg_type t JOIN user_schema n ON n.oid = t.typnamespace
         WHERE t.typtype IN ('e', 'd', 'r')
           AND ('pg_type'::regclass, t.oid) NOT IN (SELECT classid, objid FROM member)) g
  CROSS JOIN LATERAL aclexplode(g.acl) x
  LEFT JOIN pg_roles r ON r.oid = x.grantee
 WHERE x.grantee <> g.owner
   AND (x.grantee = 0 OR r.rolname IS NOT NULL)
   -- New in version 17.
   AND x.privilege_type <> 'MAINTAIN'
UNION ALL
SELECT 'privilege', '',
       format('%s on future %s of %s%s to %s', x.privilege_type, w.what, o.rolname, coalesce(' in ' || n.nspname, ''),
              coalesce(r.rolname, 'public')),
       CASE WHEN x.is_grantable THEN 'granted with grant option' ELSE 'granted' END,
       format('ALTER DEFAULT PRIVILEGES FOR ROLE %I%s GRANT %s ON %s TO %s%s', o.rolname, coalesce(' IN SCHEMA ' || quote_ident(n.nspname), ''),
              x.privilege_type, w.what, CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
              CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END),
       format('ALTER DEFAULT PRIVILEGES FOR ROLE %I%s REVOKE %s ON %s FROM %s', o.rolname,
              coalesce(' IN SCHEMA ' || quote_ident(n.nspname), ''), x.privilege_type, w.what,
              CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END),
       o.rolname
  FROM pg_default_acl d
  JOIN pg_roles o ON o.oid = d.defaclrole
  LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace
  CROSS JOIN LATERAL (SELECT CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'ROUTINES'
                                                  WHEN 'T' THEN 'TYPES' ELSE 'SCHEMAS' END AS what) w
  CROSS JOIN LATERAL aclexplode(d.defaclacl) x
  LEFT JOIN pg_roles r ON r.oid = x.grantee
 WHERE x.grantee <> d.defaclrole
   AND (x.grantee = 0 OR r.rolname IS NOT NULL)
   AND x.privilege_type <> 'MAINTAIN'
   AND d.defaclobjtype IN ('r', 'S', 'f', 'T', 'n')
UNION ALL
SELECT 'owner', '', 'database', r.rolname,
       format('DO %L', format('BEGIN EXECUTE %L || quote_ident(current_database()) || %L; END', 'ALTER DATABASE ',
                              format(' OWNER TO %I', r.rolname))), '', r.rolname
  FROM pg_database d JOIN pg_roles r ON r.oid = d.datdba
 WHERE d.datname = current_database()
UNION ALL
SELECT 'privilege', '', format('%s on database to %s', x.privilege_type, coalesce(r.rolname, 'public')),
       CASE WHEN x.is_grantable THEN 'granted with grant option' ELSE 'granted' END,
       format('DO %L', format('BEGIN EXECUTE %L || quote_ident(current_database()) || %L; END',
                              format('GRANT %s ON DATABASE ', x.privilege_type),
                              format(' TO %s%s', CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
                                     CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END))),
       format('REVOKE %s ON DATABASE %I FROM %s', x.privilege_type, d.datname,
              CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END),
       coalesce(r.rolname, '')
  FROM pg_database d
  CROSS JOIN LATERAL aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) x
  LEFT JOIN pg_roles r ON r.oid = x.grantee
 WHERE d.datname = current_database()
   AND x.grantee <> d.datdba
   AND (x.grantee = 0 OR r.rolname IS NOT NULL)
UNION ALL
-- But for the one by which a switch closes the source.
SELECT 'database setting', '', format('%s for %s', entry.name, coalesce(r.rolname, 'everybody')), entry.value,
       format('DO %L', format('BEGIN EXECUTE %L || quote_ident(current_database()) || %L; END', place.altered,
                              format(' SET %I TO %s', entry.name, entry.value))),
       format('DO %L', format('BEGIN EXECUTE %L || quote_ident(current_database()) || %L; END', place.altered,
                              format(' RESET %I', entry.name))),
       coalesce(r.rolname, '')
  FROM pg_db_role_setting s
  JOIN pg_database d ON d.oid = s.setdatabase AND d.datname = current_database()
  LEFT JOIN pg_roles r ON r.oid = s.setrole
  CROSS JOIN LATERAL (SELECT CASE s.setrole WHEN 0 THEN 'ALTER DATABASE ' ELSE format('ALTER ROLE %I IN DATABASE ', r.rolname) END AS altered) place
  CROSS JOIN LATERAL (
       SELECT split_part(config, '=', 1) AS name,
              CASE WHEN split_part(config, '=', 1) IN ('search_path', 'temp_tablespaces', 'session_preload_libraries', 'local_preload_libraries')
                   THEN replace(substr(config, strpos(config, '=') + 1), '""', '''''')
                   ELSE quote_literal(substr(config, strpos(config, '=') + 1)) END AS value
         FROM unnest(s.setconfig) config) entry
 WHERE (s.setrole = 0 OR r.rolname IS NOT NULL)
   AND entry.name <> 'default_transaction_read_only'
UNION ALL
SELECT 'database setting', '', said.name, said.value,
       format('DO %L', format('BEGIN EXECUTE %L || quote_ident(current_database()) || %L; END', said.begins, said.ends || said.value)),
       format('DO %L', format('BEGIN EXECUTE %L || quote_ident(current_database()) || %L; END', said.begins, said.ends || said.nothing)), ''
  FROM pg_database d
  CROSS JOIN LATERAL (
       SELECT 'connection limit' AS name, d.datconnlimit::text AS value, 'ALTER DATABASE ' AS begins, ' CONNECTION LIMIT ' AS ends, '-1' AS nothing
        WHERE d.datconnlimit >= 0
       UNION ALL
       SELECT 'comment', quote_literal(s.description), 'COMMENT ON DATABASE ', ' IS ', 'NULL'
         FROM pg_shdescription s
        WHERE s.classoid = 'pg_database'::regclass AND s.objoid = d.oid AND d.datname NOT IN ('postgres', 'template0', 'template1')
       UNION ALL
       SELECT 'label of ' || l.provider, quote_literal(l.label), format('SECURITY LABEL FOR %I ON DATABASE ', l.provider), ' IS ', 'NULL'
         FROM pg_shseclabel l
        WHERE l.classoid = 'pg_database'::regclass AND l.objoid = d.oid) said
 WHERE d.datname = current_database()
