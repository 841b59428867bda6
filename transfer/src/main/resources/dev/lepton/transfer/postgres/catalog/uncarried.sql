-- What this reader finds and the move does not carry.
SELECT kind, name, objid FROM (
  SELECT 'unlogged table' AS kind, 'pg_class'::regclass::oid AS classid, c.oid AS objid, format('%I.%I', n.nspname, c.relname) AS name
    FROM pg_class c JOIN user_schema n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND c.relpersistence = 'u'
  UNION ALL
  -- A condition is given as what comes after the table's name, and need not be one.
  SELECT 'odd extension table', 'pg_extension'::regclass, c.oid, format('%I.%I', n.nspname, c.relname)
    FROM pg_extension e CROSS JOIN LATERAL unnest(e.extconfig, e.extcondition) config(oid, condition)
    JOIN pg_class c ON c.oid = config.oid AND c.relkind = 'r' JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE config.condition !~* '^\s*(where\s.*)?$'
  UNION ALL
  SELECT 'invalid index', 'pg_class'::regclass, c.oid, format('%I.%I', n.nspname, c.relname)
    FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid JOIN user_schema n ON n.oid = c.relnamespace
   WHERE NOT x.indisvalid AND c.relkind = 'i'
  UNION ALL
  SELECT 'subscription', 'pg_subscription'::regclass, s.oid, s.subname
    FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid
   WHERE d.datname = current_database() AND NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
  UNION ALL
  SELECT 'user mapping', 'pg_user_mapping'::regclass, m.umid, coalesce(m.usename, 'public') || ' at ' || m.srvname
    FROM pg_user_mappings m
   WHERE m.umoptions IS NULL AND NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
  UNION ALL
  SELECT 'large object', 'pg_largeobject'::regclass, 0::oid, count(*) || ' of them' FROM pg_largeobject_metadata HAVING count(*) > 0
) found
 WHERE (classid, objid) NOT IN (SELECT classid, objid FROM extension_member)
 ORDER BY kind, name
