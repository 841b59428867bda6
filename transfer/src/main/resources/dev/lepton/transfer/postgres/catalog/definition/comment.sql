SELECT d.classoid,
       d.objoid,
       -- Servers differ in how they name a transform.
       'on ' || o.type || ' ' || CASE o.type WHEN 'transform' THEN replace(o.identity, ' on language ', ' language ') ELSE o.identity END,
       format('COMMENT ON %s %s IS %L',
              CASE WHEN o.type LIKE '% column' THEN 'COLUMN'
                   WHEN o.type LIKE '% constraint' THEN 'CONSTRAINT'
                   WHEN o.type = 'composite type' THEN 'TYPE'
                   WHEN o.type = 'statistics object' THEN 'STATISTICS'
                   WHEN o.type = 'foreign-data wrapper' THEN 'FOREIGN DATA WRAPPER'
                   WHEN o.type IN ('function', 'procedure', 'aggregate', 'window function') THEN 'ROUTINE'
                   ELSE o.type END,
              CASE o.type WHEN 'domain constraint' THEN regexp_replace(o.identity, ' on ', ' ON DOMAIN ')
                          WHEN 'transform' THEN regexp_replace(o.identity, ' (on )?language ', ' LANGUAGE ')
                          ELSE o.identity END,
              d.description),
       0, '{}'::text[], NULL
  FROM pg_description d
  CROSS JOIN LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) o
 WHERE (d.objoid >= 16384
        OR d.classoid = 'pg_namespace'::regclass AND d.objoid IN (SELECT oid FROM user_schema)
           AND d.description <> 'standard public schema')
   AND d.classoid <> 'pg_largeobject'::regclass
   AND (d.classoid, d.objoid) NOT IN (SELECT classid, objid FROM extension_member)
   AND o.identity !~ '^lepton[._]'
