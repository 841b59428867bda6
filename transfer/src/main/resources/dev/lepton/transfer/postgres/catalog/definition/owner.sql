-- What follows another object's owner (indexes, sequences that a table owns) is not named.
SELECT item.classid,
       item.objid,
       item.keyword || ' ' || item.identity,
       format('ALTER %s %s OWNER TO %I', item.keyword, item.identity, r.rolname),
       0,
       ARRAY[r.rolname],
       NULL
  FROM (
  SELECT 'pg_namespace'::regclass::oid AS classid, n.oid AS objid, 'SCHEMA' AS keyword, format('%I', s.nspname) AS identity, s.nspowner AS owner
    FROM user_schema n JOIN pg_namespace s ON s.oid = n.oid
  UNION ALL
  SELECT 'pg_class'::regclass, c.oid,
         CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' WHEN 'f' THEN 'FOREIGN TABLE'
                        WHEN 'c' THEN 'TYPE' ELSE 'TABLE' END,
         format('%I.%I', n.nspname, c.relname), c.relowner
    FROM pg_class c JOIN user_schema n ON n.oid = c.relnamespace
   WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
      OR c.relkind = 'S' AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                                           AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i'))
  UNION ALL
  SELECT 'pg_type'::regclass, t.oid, CASE t.typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END, format('%I.%I', n.nspname, t.typname), t.typowner
    FROM pg_type t JOIN user_schema n ON n.oid = t.typnamespace
   WHERE t.typtype IN ('e', 'd', 'r', 'p') OR t.typtype = 'b' AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid)
  UNION ALL
  SELECT 'pg_proc'::regclass, p.oid, CASE p.prokind WHEN 'a' THEN 'AGGREGATE' ELSE 'ROUTINE' END,
         CASE p.prokind WHEN 'a' THEN format('%I.%I(%s)', n.nspname, p.proname, coalesce(nullif(pg_get_function_identity_arguments(p.oid), ''), '*'))
                        ELSE o.identity END, p.proowner
    FROM pg_proc p JOIN user_schema n ON n.oid = p.pronamespace
    CROSS JOIN LATERAL pg_identify_object('pg_proc'::regclass, p.oid, 0) o
   WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')
  UNION ALL
  SELECT named.classid, named.objid, upper(o.type), o.identity, named.owner
    FROM (SELECT 'pg_operator'::regclass::oid AS classid, x.oid AS objid, x.oprowner AS owner
            FROM pg_operator x JOIN user_schema n ON n.oid = x.oprnamespace WHERE x.oprcode <> 0
          UNION ALL SELECT 'pg_opclass'::regclass, x.oid, x.opcowner FROM pg_opclass x JOIN user_schema n ON n.oid = x.opcnamespace
          UNION ALL SELECT 'pg_opfamily'::regclass, x.oid, x.opfowner FROM pg_opfamily x JOIN user_schema n ON n.oid = x.opfnamespace
          UNION ALL SELECT 'pg_collation'::regclass, x.oid, x.collowner FROM pg_collation x JOIN user_schema n ON n.oid = x.collnamespace
          UNION ALL SELECT 'pg_conversion'::regclass, x.oid, x.conowner FROM pg_conversion x JOIN user_schema n ON n.oid = x.connamespace
          UNION ALL SELECT 'pg_ts_dict'::regclass, x.oid, x.dictowner FROM pg_ts_dict x JOIN user_schema n ON n.oid = x.dictnamespace
          UNION ALL SELECT 'pg_ts_config'::regclass, x.oid, x.cfgowner FROM pg_ts_config x JOIN user_schema n ON n.oid = x.cfgnamespace
          UNION ALL SELECT 'pg_language'::regclass, x.oid, x.lanowner FROM pg_language x WHERE x.oid >= 16384
          UNION ALL SELECT 'pg_foreign_server'::regclass, x.oid, x.srvowner FROM pg_foreign_server x
          UNION ALL SELECT 'pg_event_trigger'::regclass, x.oid, x.evtowner FROM pg_event_trigger x
          UNION ALL SELECT 'pg_publication'::regclass, x.oid, x.pubowner FROM pg_publication x WHERE x.pubname !~ '^lepton_'
          UNION ALL SELECT 'pg_subscription'::regclass, x.oid, x.subowner FROM pg_subscription x
                      JOIN pg_database d ON d.oid = x.subdbid AND d.datname = current_database()) named
    CROSS JOIN LATERAL pg_identify_object(named.classid, named.objid, 0) o
  UNION ALL
  SELECT 'pg_foreign_data_wrapper'::regclass, oid, 'FOREIGN DATA WRAPPER', format('%I', fdwname), fdwowner FROM pg_foreign_data_wrapper
  UNION ALL
  SELECT 'pg_statistic_ext'::regclass, s.oid, 'STATISTICS', format('%I.%I', n.nspname, s.stxname), s.stxowner
    FROM pg_statistic_ext s JOIN user_schema n ON n.oid = s.stxnamespace
  ) item
  JOIN role_name r ON r.oid = item.owner
 WHERE (SELECT keep FROM owner_mode)
   AND NOT (item.classid = 'pg_namespace'::regclass AND item.identity = 'public' AND r.rolname = 'pg_database_owner')
   AND (item.classid, item.objid) NOT IN (SELECT classid, objid FROM extension_member)
