-- The target's server must have the provider's library loaded.
SELECT l.classoid,
       l.objoid,
       format('on %s %s by %s', o.type, o.identity, l.provider),
       format('SECURITY LABEL FOR %I ON %s %s IS %L', l.provider,
              CASE WHEN o.type LIKE '% column' THEN 'COLUMN'
                   WHEN o.type = 'composite type' THEN 'TYPE'
                   WHEN o.type IN ('function', 'procedure', 'aggregate', 'window function') THEN 'ROUTINE'
                   ELSE o.type END,
              o.identity, l.label),
       0, '{}'::text[], NULL
  FROM pg_seclabel l
  CROSS JOIN LATERAL pg_identify_object(l.classoid, l.objoid, l.objsubid) o
 WHERE l.classoid <> 'pg_largeobject'::regclass
   AND (l.classoid, l.objoid) NOT IN (SELECT classid, objid FROM extension_member)
