-- Views as they are made before what they read: the same columns, no rows yet. What such a stub needs is what the view's
-- columns need, as pairs of class and object.
SELECT 'pg_class'::regclass::oid,
       c.oid,
       format('CREATE VIEW %I.%I AS SELECT', n.nspname, c.relname)
       || coalesce((
            SELECT string_agg(
                     format(' NULL::%s%s AS %I', format_type(a.atttypid, a.atttypmod),
                            CASE WHEN a.attcollation <> t.typcollation
                                 THEN (SELECT format(' COLLATE %I.%I', cn.nspname, co.collname)
                                         FROM pg_collation co JOIN pg_namespace cn ON cn.oid = co.collnamespace
                                        WHERE co.oid = a.attcollation)
                                 ELSE '' END,
                            a.attname),
                     ',' ORDER BY a.attnum)
              FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
             WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped), ''),
       ARRAY(SELECT d.refclassid::bigint
               FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'n'
              ORDER BY d.refclassid, d.refobjid),
       ARRAY(SELECT d.refobjid::bigint
               FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'n'
              ORDER BY d.refclassid, d.refobjid),
       -- Replaced by a view over itself: useless, but it can be
       EXISTS (SELECT FROM pg_rewrite r JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
                WHERE r.ev_class = c.oid AND r.rulename = '_RETURN'
                  AND d.refclassid = 'pg_class'::regclass AND d.refobjid = c.oid AND d.refobjsubid > 0)
  FROM pg_class c
  JOIN user_schema n ON n.oid = c.relnamespace
 WHERE c.relkind = 'v'
