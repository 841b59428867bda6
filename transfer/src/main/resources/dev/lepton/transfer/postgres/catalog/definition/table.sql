-- Tables and partitioned tables with their columns; defaults, constraints and indexes come separately.
SELECT 'pg_class'::regclass::oid,
       c.oid,
       format('%I.%I', n.nspname, c.relname),
       format('CREATE %sTABLE %I.%I (%s)', CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END,
              n.nspname, c.relname, coalesce(col.definitions, ''))
       || coalesce(' INHERITS (' || CASE WHEN NOT c.relispartition THEN parent.names END || ')', '')
       || coalesce(' PARTITION BY ' || pg_get_partkeydef(c.oid), '')
       || coalesce(' WITH (' || opt.list || ')', '')
       || CASE WHEN c.relispartition
               THEN format(E';\nALTER TABLE ONLY %s ATTACH PARTITION %I.%I %s', parent.names, n.nspname, c.relname,
                           pg_get_expr(c.relpartbound, c.oid))
               ELSE '' END
       || coalesce(col.settings, ''),
       0,
       '{}'::text[]
  FROM pg_class c
  JOIN user_schema n ON n.oid = c.relnamespace
  CROSS JOIN LATERAL (
       SELECT string_agg(format('%I.%I', pn.nspname, p.relname), ', ' ORDER BY i.inhseqno) AS names
         FROM pg_inherits i
         JOIN pg_class p ON p.oid = i.inhparent
         JOIN pg_namespace pn ON pn.oid = p.relnamespace
        WHERE i.inhrelid = c.oid) parent
  CROSS JOIN LATERAL (
       SELECT string_agg(o.prefix || split_part(o.option, '=', 1) || '='
                         || quote_literal(substr(o.option, strpos(o.option, '=') + 1)), ', ' ORDER BY o.prefix, o.option) AS list
         FROM (SELECT '' AS prefix, unnest(c.reloptions) AS option
               UNION ALL
               SELECT 'toast.', unnest(toast.reloptions) FROM pg_class toast WHERE toast.oid = c.reltoastrelid) o) opt
  CROSS JOIN LATERAL (
       SELECT string_agg(
                format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
                || CASE WHEN a.attcollation <> t.typcollation
                        THEN (SELECT format(' COLLATE %I.%I', cn.nspname, co.collname)
                                FROM pg_collation co JOIN pg_namespace cn ON cn.oid = co.collnamespace
                               WHERE co.oid = a.attcollation)
                        ELSE '' END
                || CASE a.attgenerated
                     WHEN 's' THEN format(' GENERATED ALWAYS AS (%s) STORED', pg_get_expr(d.adbin, d.adrelid))
                     WHEN 'v' THEN format(' GENERATED ALWAYS AS (%s) VIRTUAL', pg_get_expr(d.adbin, d.adrelid))
                     ELSE '' END
                || coalesce(ident.clause, '')
                || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END,
                ', ' ORDER BY a.attnum) FILTER (WHERE a.attislocal OR c.relispartition) AS definitions,
              string_agg(
                CASE WHEN a.attnotnull AND NOT a.attislocal AND NOT c.relispartition
                          AND NOT EXISTS (SELECT FROM pg_inherits i JOIN pg_attribute pa ON pa.attrelid = i.inhparent
                                           WHERE i.inhrelid = c.oid AND pa.attname = a.attname AND pa.attnotnull)
                     THEN format(E';\nALTER TABLE ONLY %I.%I ALTER COLUMN %I SET NOT NULL', n.nspname, c.relname, a.attname)
                     ELSE '' END
                || CASE WHEN a.attstorage <> t.typstorage
                        THEN format(E';\nALTER TABLE ONLY %I.%I ALTER COLUMN %I SET STORAGE %s', n.nspname, c.relname, a.attname,
                                    CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL'
                                                      WHEN 'x' THEN 'EXTENDED' ELSE 'MAIN' END)
                        ELSE '' END
                || CASE to_jsonb(a) ->> 'attcompression'
                     WHEN 'p' THEN format(E';\nALTER TABLE ONLY %I.%I ALTER COLUMN %I SET COMPRESSION pglz', n.nspname, c.relname, a.attname)
                     WHEN 'l' THEN format(E';\nALTER TABLE ONLY %I.%I ALTER COLUMN %I SET COMPRESSION lz4', n.nspname, c.relname, a.attname)
                     ELSE '' END
                || CASE WHEN coalesce(a.attstattarget, -1) >= 0
                        THEN format(E';\nALTER TABLE ONLY %I.%I ALTER COLUMN %I SET STATISTICS %s', n.nspname, c.relname, a.attname, a.attstattarget)
                        ELSE '' END
                || CASE WHEN a.attoptions IS NOT NULL
                        THEN format(E';\nALTER TABLE ONLY %I.%I ALTER COLUMN %I SET (%s)', n.nspname, c.relname, a.attname,
                                    array_to_string(a.attoptions, ', '))
                        ELSE '' END,
                '' ORDER BY a.attnum) AS settings
         FROM pg_attribute a
         JOIN pg_type t ON t.oid = a.atttypid
         LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
         LEFT JOIN LATERAL (
              SELECT format(' GENERATED %s AS IDENTITY (SEQUENCE NAME %I.%I START WITH %s INCREMENT BY %s MINVALUE %s MAXVALUE %s CACHE %s%s)',
                            CASE a.attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END, sn.nspname, sc.relname,
                            s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache,
                            CASE WHEN s.seqcycle THEN ' CYCLE' ELSE '' END) AS clause
                FROM pg_depend dep
                JOIN pg_sequence s ON s.seqrelid = dep.objid
                JOIN pg_class sc ON sc.oid = s.seqrelid
                JOIN pg_namespace sn ON sn.oid = sc.relnamespace
               WHERE dep.refclassid = 'pg_class'::regclass AND dep.refobjid = c.oid AND dep.refobjsubid = a.attnum
                 AND dep.classid = 'pg_class'::regclass AND dep.deptype = 'i'
                 AND a.attidentity <> '') ident ON true
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) col
 WHERE c.relkind IN ('r', 'p')
