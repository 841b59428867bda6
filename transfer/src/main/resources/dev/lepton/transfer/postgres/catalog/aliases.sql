-- Whatever depends on the first object really depends on the second, which is the one that we create.
SELECT 'pg_rewrite'::regclass::oid, r.oid, 'pg_class'::regclass::oid, r.ev_class
  FROM pg_rewrite r WHERE r.rulename = '_RETURN' AND r.oid >= 16384
UNION ALL
SELECT 'pg_attrdef'::regclass, d.oid, 'pg_class'::regclass, d.adrelid
  FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum WHERE a.attgenerated <> ''
UNION ALL
SELECT 'pg_type'::regclass, t.oid, 'pg_class'::regclass, c.oid
  FROM pg_type t JOIN pg_class c ON c.oid = t.typrelid WHERE c.relkind <> 'c' AND c.oid >= 16384
UNION ALL
SELECT 'pg_class'::regclass, c.oid, 'pg_type'::regclass, t.oid
  FROM pg_type t JOIN pg_class c ON c.oid = t.typrelid WHERE c.relkind = 'c' AND c.oid >= 16384
UNION ALL
SELECT 'pg_type'::regclass, t.typarray, 'pg_type'::regclass, t.oid
  FROM pg_type t WHERE t.typarray >= 16384
UNION ALL
SELECT 'pg_type'::regclass, (to_jsonb(r) ->> 'rngmultitypid')::oid, 'pg_type'::regclass, r.rngtypid
  FROM pg_range r WHERE r.rngtypid >= 16384 AND to_jsonb(r) ? 'rngmultitypid'
UNION ALL
SELECT 'pg_constraint'::regclass, k.oid, 'pg_type'::regclass, k.contypid
  FROM pg_constraint k WHERE k.contypid >= 16384
UNION ALL
SELECT 'pg_class'::regclass, d.objid, 'pg_class'::regclass, d.refobjid
  FROM pg_depend d JOIN pg_sequence s ON s.seqrelid = d.objid
 WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'i'
UNION ALL
SELECT 'pg_class'::regclass, k.conindid, 'pg_constraint'::regclass, k.oid
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
 WHERE k.contype = 'x'
    OR k.contype IN ('p', 'u') AND (c.relkind <> 'r' OR coalesce((to_jsonb(k) ->> 'conperiod')::boolean, false))
UNION ALL
SELECT d.classid, d.objid, d.refclassid, d.refobjid
  FROM pg_depend d WHERE d.deptype = 'e'
