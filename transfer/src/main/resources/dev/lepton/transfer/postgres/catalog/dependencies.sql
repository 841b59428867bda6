-- The first object needs the second. An index does not need the constraint that it serves but the other way round, and a
-- partitioned index comes after the indexes of the partitions, which it adopts.
SELECT d.classid, d.objid, d.refclassid, d.refobjid
  FROM pg_depend d
 WHERE d.deptype IN ('n', 'a', 'i')
   AND d.objid >= 16384
   AND d.refobjid >= 16384
   AND NOT (d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_constraint'::regclass AND d.deptype = 'i')
UNION ALL
SELECT 'pg_constraint'::regclass, k.oid, 'pg_class'::regclass, k.conindid
  FROM pg_constraint k WHERE k.contype IN ('p', 'u', 'x') AND k.conindid >= 16384
UNION ALL
SELECT 'pg_class'::regclass, i.inhparent, 'pg_class'::regclass, i.inhrelid
  FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhparent WHERE c.relkind = 'I'
