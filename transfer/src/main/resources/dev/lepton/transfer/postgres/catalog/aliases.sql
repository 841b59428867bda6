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
SELECT 'pg_type'::regclass, r.rngmultitypid, 'pg_type'::regclass, r.rngtypid -- since 14
  FROM pg_range r WHERE r.rngtypid >= 16384 -- since 14
UNION ALL -- since 14
SELECT 'pg_constraint'::regclass, k.oid, 'pg_type'::regclass, k.contypid
  FROM pg_constraint k WHERE k.contypid >= 16384 AND k.contype <> 'c'
UNION ALL
SELECT 'pg_constraint'::regclass, k.oid, 'pg_class'::regclass, k.conrelid
  FROM pg_constraint k WHERE k.conrelid >= 16384 AND k.contype = 'n' AND k.convalidated
UNION ALL
SELECT 'pg_class'::regclass, d.objid, 'pg_class'::regclass, d.refobjid
  FROM pg_depend d JOIN pg_sequence s ON s.seqrelid = d.objid
 WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'i'
UNION ALL
SELECT 'pg_class'::regclass, k.conindid, 'pg_constraint'::regclass, k.oid
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
 WHERE k.contype = 'x'
    OR k.contype IN ('p', 'u') AND (c.relkind <> 'r'
         OR k.conperiod -- since 18
       )
UNION ALL
SELECT 'pg_amop'::regclass, d.objid, d.refclassid, d.refobjid
  FROM pg_depend d WHERE d.classid = 'pg_amop'::regclass AND d.refclassid IN ('pg_opclass'::regclass, 'pg_opfamily'::regclass)
   AND d.objid >= 16384 AND d.deptype IN ('a', 'i')
UNION ALL
SELECT 'pg_amproc'::regclass, d.objid, d.refclassid, d.refobjid
  FROM pg_depend d WHERE d.classid = 'pg_amproc'::regclass AND d.refclassid IN ('pg_opclass'::regclass, 'pg_opfamily'::regclass)
   AND d.objid >= 16384 AND d.deptype IN ('a', 'i')
UNION ALL
SELECT 'pg_publication_rel'::regclass, r.oid, 'pg_publication'::regclass, r.prpubid FROM pg_publication_rel r
UNION ALL -- since 15
SELECT 'pg_publication_namespace'::regclass, s.oid, 'pg_publication'::regclass, s.pnpubid FROM pg_publication_namespace s -- since 15
UNION ALL
SELECT d.classid, d.objid, d.refclassid, d.refobjid
  FROM pg_depend d WHERE d.deptype = 'e'
