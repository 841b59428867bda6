-- The first object needs the second; whether it belongs to it and goes with it. An index does not need the constraint that
-- it serves but the other way round, and the functions that make a type need it by name only.
SELECT d.classid, d.objid, d.refclassid, d.refobjid, d.deptype IN ('a', 'i')
  FROM pg_depend d
 WHERE d.deptype IN ('n', 'a', 'i')
   AND d.objid >= 16384
   AND d.refobjid >= 16384
   AND NOT (d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_constraint'::regclass AND d.deptype = 'i')
   AND NOT (d.classid = 'pg_proc'::regclass AND d.refclassid = 'pg_type'::regclass
            AND (EXISTS (SELECT FROM pg_range r WHERE r.rngcanonical = d.objid AND r.rngtypid = d.refobjid)
                 OR EXISTS (SELECT FROM pg_depend made JOIN pg_type b ON b.oid = made.objid AND b.typtype = 'b'
                             WHERE made.classid = 'pg_type'::regclass AND made.objid = d.refobjid
                               AND made.refclassid = 'pg_proc'::regclass AND made.refobjid = d.objid)))
UNION ALL
SELECT 'pg_proc'::regclass, made.refobjid, 'pg_range'::regclass, t.oid, false
  FROM pg_type t JOIN pg_depend made ON made.classid = 'pg_type'::regclass AND made.objid = t.oid AND made.refclassid = 'pg_proc'::regclass
 WHERE t.typtype = 'b' AND t.oid >= 16384 AND made.refobjid >= 16384
UNION ALL
SELECT 'pg_type'::regclass, t.oid, 'pg_range'::regclass, t.oid, false FROM pg_type t WHERE t.typtype = 'b' AND t.oid >= 16384
UNION ALL
SELECT 'pg_range'::regclass, t.oid, 'pg_namespace'::regclass, t.typnamespace, false FROM pg_type t WHERE t.typtype = 'b' AND t.oid >= 16384
UNION ALL
SELECT 'pg_proc'::regclass, r.rngcanonical, 'pg_range'::regclass, r.rngtypid, false FROM pg_range r WHERE r.rngcanonical >= 16384
UNION ALL
SELECT 'pg_type'::regclass, r.rngtypid, 'pg_range'::regclass, r.rngtypid, false FROM pg_range r WHERE r.rngcanonical <> 0
UNION ALL
SELECT 'pg_range'::regclass, r.rngtypid, 'pg_namespace'::regclass, t.typnamespace, false
  FROM pg_range r JOIN pg_type t ON t.oid = r.rngtypid WHERE r.rngcanonical <> 0
UNION ALL
SELECT 'pg_constraint'::regclass, k.oid, 'pg_class'::regclass, k.conindid, false
  FROM pg_constraint k WHERE k.contype IN ('p', 'u', 'x') AND k.conindid >= 16384
UNION ALL
-- The index of a key is known to depend on the key alone.
SELECT 'pg_class'::regclass, k.conindid, 'pg_class'::regclass, k.conrelid, true
  FROM pg_constraint k WHERE k.contype IN ('p', 'u', 'x') AND k.conindid >= 16384
UNION ALL
SELECT 'pg_inherits'::regclass, i.inhrelid, 'pg_class'::regclass, side.index, true
  FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhparent CROSS JOIN LATERAL (VALUES (i.inhparent), (i.inhrelid)) side(index)
 WHERE c.relkind = 'I'
UNION ALL
SELECT 'pg_inherits'::regclass, i.inhrelid, 'pg_constraint'::regclass, k.oid, true
  FROM pg_inherits i JOIN pg_constraint k ON k.conindid = i.inhrelid AND k.contype IN ('p', 'u', 'x')
UNION ALL
SELECT 'pg_trigger'::regclass, t.oid, 'pg_trigger'::regclass, (to_jsonb(t) ->> 'tgparentid')::oid, true
  FROM pg_trigger t WHERE coalesce((to_jsonb(t) ->> 'tgparentid')::oid, 0) <> 0
UNION ALL
-- A partitioned index that a foreign key refers to must have adopted those of all partitions.
SELECT 'pg_constraint'::regclass, k.oid, 'pg_inherits'::regclass, part.relid, false
  FROM pg_constraint k JOIN pg_class i ON i.oid = k.conindid AND i.relkind = 'I' CROSS JOIN LATERAL pg_partition_tree(i.oid) part
 WHERE k.contype = 'f' AND k.conparentid = 0 AND part.level > 0
