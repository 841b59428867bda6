SELECT d.classoid,
       d.objoid,
       'on ' || o.type || ' ' || o.identity,
       format('COMMENT ON %s %s IS %L',
              CASE WHEN o.type LIKE '% column' THEN 'COLUMN'
                   WHEN o.type LIKE '% constraint' THEN 'CONSTRAINT'
                   WHEN o.type = 'composite type' THEN 'TYPE'
                   WHEN o.type = 'statistics object' THEN 'STATISTICS'
                   ELSE o.type END,
              CASE WHEN o.type = 'domain constraint' THEN regexp_replace(o.identity, ' on ', ' ON DOMAIN ') ELSE o.identity END,
              d.description),
       0,
       '{}'::text[]
  FROM pg_description d
  CROSS JOIN LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) o
 WHERE (d.objoid >= 16384
        OR d.classoid = 'pg_namespace'::regclass AND d.objoid IN (SELECT oid FROM user_schema)
           AND d.description <> 'standard public schema')
   AND d.classoid NOT IN ('pg_extension'::regclass, 'pg_publication'::regclass)
