SELECT 'pg_class'::regclass::oid,
       c.oid,
       format('%I.%I', n.nspname, c.relname),
       format('CREATE MATERIALIZED VIEW %I.%I%s%s AS%s%s%sWITH NO DATA', n.nspname, c.relname,
              CASE WHEN am.amname <> 'heap' THEN format(' USING %I', am.amname) ELSE '' END,
              coalesce(' WITH (' || array_to_string(c.reloptions, ', ') || ')', ''),
              E'\n', rtrim(pg_get_viewdef(c.oid), ';'), E'\n')
       || coalesce((
            SELECT string_agg(
                     CASE WHEN a.attstattarget >= 0
                          THEN format(E';\nALTER MATERIALIZED VIEW %I.%I ALTER COLUMN %I SET STATISTICS %s', n.nspname, c.relname,
                                      a.attname, a.attstattarget) ELSE '' END
                     || CASE WHEN a.attstorage <> t.typstorage
                             THEN format(E';\nALTER MATERIALIZED VIEW %I.%I ALTER COLUMN %I SET STORAGE %s', n.nspname, c.relname, a.attname,
                                         CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL'
                                                           WHEN 'x' THEN 'EXTENDED' ELSE 'MAIN' END) ELSE '' END,
                     '' ORDER BY a.attnum)
              FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
             WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped), ''),
       0, '{}'::text[], n.nspname
  FROM pg_class c
  JOIN user_schema n ON n.oid = c.relnamespace
  LEFT JOIN pg_am am ON am.oid = c.relam
 WHERE c.relkind = 'm'
