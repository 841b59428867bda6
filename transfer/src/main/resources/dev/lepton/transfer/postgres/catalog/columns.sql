SELECT a.attrelid,
       a.attname,
       format_type(a.atttypid, a.atttypmod),
       a.attnotnull,
       (SELECT format('%I.%I', cn.nspname, co.collname)
          FROM pg_collation co JOIN pg_namespace cn ON cn.oid = co.collnamespace
         WHERE co.oid = a.attcollation AND a.attcollation <> t.typcollation),
       pg_get_expr(d.adbin, d.adrelid),
       a.attgenerated <> '',
       a.attidentity
  FROM pg_attribute a
  JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r'
  JOIN user_schema n ON n.oid = c.relnamespace
  JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
 WHERE a.attnum > 0
   AND NOT a.attisdropped
 ORDER BY a.attrelid, a.attnum
