-- What this reader finds and the move does not carry.
SELECT kind, name FROM (
  SELECT 'aggregate' AS kind, 'pg_proc'::regclass::oid AS classid, p.oid AS objid, o.identity AS name
    FROM pg_proc p JOIN user_schema n ON n.oid = p.pronamespace
    CROSS JOIN LATERAL pg_identify_object('pg_proc'::regclass, p.oid, 0) o WHERE p.prokind = 'a'
  UNION ALL
  SELECT 'C function', 'pg_proc'::regclass, p.oid, o.identity
    FROM pg_proc p JOIN user_schema n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
    CROSS JOIN LATERAL pg_identify_object('pg_proc'::regclass, p.oid, 0) o WHERE l.lanname = 'c' AND p.prokind <> 'a'
  UNION ALL
  SELECT 'language', 'pg_language'::regclass, oid, lanname FROM pg_language WHERE oid >= 16384
  UNION ALL
  SELECT 'base type', 'pg_type'::regclass, t.oid, format('%I.%I', n.nspname, t.typname)
    FROM pg_type t JOIN user_schema n ON n.oid = t.typnamespace
   WHERE t.typtype IN ('b', 'p') AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid)
  UNION ALL
  SELECT 'canonical range type', 'pg_type'::regclass, t.oid, format('%I.%I', n.nspname, t.typname)
    FROM pg_type t JOIN user_schema n ON n.oid = t.typnamespace JOIN pg_range r ON r.rngtypid = t.oid WHERE r.rngcanonical <> 0
  UNION ALL
  SELECT 'operator', 'pg_operator'::regclass, op.oid, o.identity
    FROM pg_operator op JOIN user_schema n ON n.oid = op.oprnamespace
    CROSS JOIN LATERAL pg_identify_object('pg_operator'::regclass, op.oid, 0) o
  UNION ALL
  SELECT 'operator class', 'pg_opclass'::regclass, op.oid, format('%I.%I', n.nspname, op.opcname)
    FROM pg_opclass op JOIN user_schema n ON n.oid = op.opcnamespace
  UNION ALL
  SELECT 'operator family', 'pg_opfamily'::regclass, op.oid, format('%I.%I', n.nspname, op.opfname)
    FROM pg_opfamily op JOIN user_schema n ON n.oid = op.opfnamespace
  UNION ALL
  SELECT 'cast', 'pg_cast'::regclass, c.oid, format('%s to %s', format_type(c.castsource, NULL), format_type(c.casttarget, NULL))
    FROM pg_cast c WHERE c.oid >= 16384
     AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_cast'::regclass AND d.objid = c.oid AND d.deptype = 'i')
  UNION ALL
  SELECT 'transform', 'pg_transform'::regclass, oid, format_type(trftype, NULL) FROM pg_transform WHERE oid >= 16384
  UNION ALL
  SELECT 'access method', 'pg_am'::regclass, oid, amname FROM pg_am WHERE oid >= 16384
  UNION ALL
  SELECT 'collation', 'pg_collation'::regclass, c.oid, format('%I.%I', n.nspname, c.collname)
    FROM pg_collation c JOIN user_schema n ON n.oid = c.collnamespace
  UNION ALL
  SELECT 'conversion', 'pg_conversion'::regclass, c.oid, format('%I.%I', n.nspname, c.conname)
    FROM pg_conversion c JOIN user_schema n ON n.oid = c.connamespace
  UNION ALL
  SELECT 'text search configuration', 'pg_ts_config'::regclass, c.oid, format('%I.%I', n.nspname, c.cfgname)
    FROM pg_ts_config c JOIN user_schema n ON n.oid = c.cfgnamespace
  UNION ALL
  SELECT 'text search dictionary', 'pg_ts_dict'::regclass, d.oid, format('%I.%I', n.nspname, d.dictname)
    FROM pg_ts_dict d JOIN user_schema n ON n.oid = d.dictnamespace
  UNION ALL
  SELECT 'text search parser', 'pg_ts_parser'::regclass, p.oid, format('%I.%I', n.nspname, p.prsname)
    FROM pg_ts_parser p JOIN user_schema n ON n.oid = p.prsnamespace
  UNION ALL
  SELECT 'text search template', 'pg_ts_template'::regclass, t.oid, format('%I.%I', n.nspname, t.tmplname)
    FROM pg_ts_template t JOIN user_schema n ON n.oid = t.tmplnamespace
  UNION ALL
  SELECT 'foreign data wrapper', 'pg_foreign_data_wrapper'::regclass, oid, fdwname FROM pg_foreign_data_wrapper
  UNION ALL
  SELECT 'foreign server', 'pg_foreign_server'::regclass, oid, srvname FROM pg_foreign_server
  UNION ALL
  SELECT 'user mapping', 'pg_user_mapping'::regclass, umid, usename || ' at ' || srvname FROM pg_user_mappings
  UNION ALL
  SELECT 'foreign table', 'pg_class'::regclass, c.oid, format('%I.%I', n.nspname, c.relname)
    FROM pg_class c JOIN user_schema n ON n.oid = c.relnamespace WHERE c.relkind = 'f'
  UNION ALL
  SELECT 'unlogged table', 'pg_class'::regclass, c.oid, format('%I.%I', n.nspname, c.relname)
    FROM pg_class c JOIN user_schema n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND c.relpersistence = 'u'
  UNION ALL
  SELECT 'invalid index', 'pg_class'::regclass, c.oid, format('%I.%I', n.nspname, c.relname)
    FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid JOIN user_schema n ON n.oid = c.relnamespace WHERE NOT x.indisvalid
  UNION ALL
  SELECT 'trigger on replicated rows', 'pg_trigger'::regclass, t.oid, format('%I on %I.%I', t.tgname, n.nspname, c.relname)
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN user_schema n ON n.oid = c.relnamespace
   WHERE NOT t.tgisinternal AND t.tgenabled IN ('A', 'R') AND t.tgname !~ '^lepton_guard'
  UNION ALL
  SELECT 'rule on replicated rows', 'pg_rewrite'::regclass, r.oid, format('%I on %I.%I', r.rulename, n.nspname, c.relname)
    FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN user_schema n ON n.oid = c.relnamespace
   WHERE r.ev_enabled IN ('A', 'R')
  UNION ALL
  SELECT 'event trigger', 'pg_event_trigger'::regclass, oid, evtname FROM pg_event_trigger
  UNION ALL
  SELECT 'publication', 'pg_publication'::regclass, oid, pubname FROM pg_publication WHERE pubname !~ '^lepton_'
  UNION ALL
  SELECT 'subscription', 'pg_subscription'::regclass, s.oid, s.subname
    FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid WHERE d.datname = current_database()
  UNION ALL
  SELECT 'large object', 'pg_largeobject'::regclass, 0::oid, count(*) || ' of them' FROM pg_largeobject_metadata HAVING count(*) > 0
  UNION ALL
  SELECT 'default privileges', 'pg_default_acl'::regclass, d.oid,
         r.rolname || coalesce(' in ' || n.nspname, '') || ' for ' || d.defaclobjtype::text
    FROM pg_default_acl d JOIN pg_roles r ON r.oid = d.defaclrole LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace
  UNION ALL
  SELECT 'security label', l.classoid, 0::oid, o.identity || ' by ' || l.provider
    FROM pg_seclabel l CROSS JOIN LATERAL pg_identify_object(l.classoid, l.objoid, l.objsubid) o
) found
 WHERE (classid, objid) NOT IN (SELECT classid, objid FROM extension_member)
 ORDER BY kind, name
