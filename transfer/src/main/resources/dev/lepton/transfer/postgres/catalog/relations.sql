-- Relations by whose names one selects: with what each is a part of and, for a sequence, the tables that own or use it.
SELECT c.oid,
       n.nspname,
       c.relname,
       c.relispartition,
       ARRAY(SELECT i.inhparent::bigint FROM pg_inherits i WHERE i.inhrelid = c.oid),
       CASE c.relkind WHEN 'S' THEN ARRAY(
            SELECT d.refobjid::bigint
              FROM pg_depend d
             WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
               AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
       ) ELSE '{}' END,
       CASE c.relkind WHEN 'S' THEN ARRAY(
            SELECT def.adrelid::bigint
              FROM pg_depend d JOIN pg_attrdef def ON def.oid = d.objid
             WHERE d.classid = 'pg_attrdef'::regclass
               AND d.refclassid = 'pg_class'::regclass AND d.refobjid = c.oid)
       ELSE '{}' END
  FROM pg_class c
  JOIN user_schema n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
