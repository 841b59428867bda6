-- What goes when an extension goes, though it is no part of it.
SELECT d.classid,
       d.objid,
       format('of %s %s on %I', o.type, o.identity, e.extname),
       format('ALTER %s %s DEPENDS ON EXTENSION %I',
              CASE WHEN o.type IN ('function', 'procedure', 'aggregate', 'window function') THEN 'ROUTINE' ELSE upper(o.type) END,
              o.identity, e.extname),
       0, '{}'::text[], NULL
  FROM pg_depend d
  JOIN pg_extension e ON e.oid = d.refobjid
  CROSS JOIN LATERAL pg_identify_object(d.classid, d.objid, d.objsubid) o
 WHERE d.deptype = 'x'
   AND d.refclassid = 'pg_extension'::regclass
