-- Tables, partitioned and foreign tables with their columns; defaults, constraints and indexes come separately. A NOT NULL
-- is named only where its name is not the one that the server would choose.
SELECT 'pg_class'::regclass::oid,
       c.oid,
       format('%I.%I', n.nspname, c.relname),
       format('CREATE %sTABLE %I.%I ', CASE WHEN c.relkind = 'f' THEN 'FOREIGN ' WHEN c.relpersistence = 'u' THEN 'UNLOGGED ' ELSE '' END,
              n.nspname, c.relname)
       || CASE WHEN c.reloftype <> 0 THEN 'OF ' || format_type(c.reloftype, NULL) || coalesce(' (' || col.definitions || ')', '')
               ELSE '(' || coalesce(col.definitions, '') || ')' END
       || coalesce(' INHERITS (' || CASE WHEN NOT c.relispartition THEN parent.names END || ')', '')
       || coalesce(' PARTITION BY ' || CASE c.relkind WHEN 'p' THEN pg_get_partkeydef(c.oid) END, '')
       || coalesce(' USING ' || (SELECT quote_ident(am.amname) FROM pg_am am
                                  WHERE am.oid = c.relam AND am.amname <> 'heap' AND c.relkind IN ('r', 'p')), '')
       || coalesce(' WITH (' || opt.list || ')', '')
       || coalesce(remote.clause, '')
       || CASE WHEN c.relispartition
               THEN format(E';\nALTER TABLE ONLY %s ATTACH PARTITION %I.%I %s', parent.names, n.nspname, c.relname,
                           pg_get_expr(c.relpartbound, c.oid))
               ELSE '' END
       || coalesce(col.settings, ''),
       0, '{}'::text[], n.nspname
  FROM pg_class c
  JOIN user_schema n ON n.oid = c.relnamespace
  CROSS JOIN LATERAL (
       SELECT string_agg(format('%I.%I', pn.nspname, p.relname), ', ' ORDER BY i.inhseqno) AS names
         FROM pg_inherits i
         JOIN pg_class p ON p.oid = i.inhparent
         JOIN pg_namespace pn ON pn.oid = p.relnamespace
        WHERE i.inhrelid = c.oid) parent
  LEFT JOIN LATERAL (
       SELECT format(' SERVER %I', s.srvname)
              || coalesce((SELECT format(' OPTIONS (%s)', string_agg(format('%I %L', option_name, option_value), ', '))
                             FROM pg_options_to_table(f.ftoptions) HAVING count(*) > 0), '') AS clause
         FROM pg_foreign_table f JOIN pg_foreign_server s ON s.oid = f.ftserver
        WHERE f.ftrelid = c.oid) remote ON true
  CROSS JOIN LATERAL (
       SELECT string_agg(o.prefix || split_part(o.option, '=', 1) || '='
                         || quote_literal(substr(o.option, strpos(o.option, '=') + 1)), ', ' ORDER BY o.prefix, o.ordinality) AS list
         FROM (SELECT '' AS prefix, own.option, own.ordinality FROM unnest(c.reloptions) WITH ORDINALITY own(option, ordinality)
               UNION ALL
               SELECT 'toast.', its.option, its.ordinality
                 FROM pg_class toast CROSS JOIN LATERAL unnest(toast.reloptions) WITH ORDINALITY its(option, ordinality)
                WHERE toast.oid = c.reltoastrelid) o) opt
  CROSS JOIN LATERAL (
       SELECT string_agg(
                CASE WHEN c.reloftype <> 0 THEN format('%I WITH OPTIONS', a.attname)
                     ELSE format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)) END
                || coalesce((SELECT format(' OPTIONS (%s)', string_agg(format('%I %L', option_name, option_value), ', '))
                               FROM pg_options_to_table(a.attfdwoptions) HAVING count(*) > 0), '')
                || CASE WHEN a.attcollation <> t.typcollation AND c.reloftype = 0
                        THEN (SELECT format(' COLLATE %I.%I', cn.nspname, co.collname)
                                FROM pg_collation co JOIN pg_namespace cn ON cn.oid = co.collnamespace
                               WHERE co.oid = a.attcollation)
                        ELSE '' END
                || CASE a.attgenerated
                     WHEN 's' THEN format(' GENERATED ALWAYS AS (%s) STORED', pg_get_expr(d.adbin, d.adrelid))
                     WHEN 'v' THEN format(' GENERATED ALWAYS AS (%s) VIRTUAL', pg_get_expr(d.adbin, d.adrelid))
                     ELSE '' END
                || coalesce(ident.clause, '')
                || coalesce(nn.clause, ''),
                ', ' ORDER BY a.attnum)
              FILTER (WHERE CASE WHEN c.reloftype <> 0 THEN a.attgenerated <> '' OR ident.clause IS NOT NULL OR nn.clause IS NOT NULL
                                 ELSE a.attislocal OR c.relispartition END) AS definitions,
              string_agg(
                CASE WHEN nn.clause IS NOT NULL AND NOT a.attislocal AND NOT c.relispartition AND c.reloftype = 0
                          AND NOT EXISTS (SELECT FROM pg_inherits i JOIN pg_attribute pa ON pa.attrelid = i.inhparent
                                           WHERE i.inhrelid = c.oid AND pa.attname = a.attname AND pa.attnotnull)
                     THEN format(E';\nALTER TABLE ONLY %I.%I ALTER COLUMN %I SET NOT NULL', n.nspname, c.relname, a.attname)
                     ELSE '' END
                || CASE WHEN a.attstorage <> t.typstorage
                        THEN format(E';\nALTER TABLE ONLY %I.%I ALTER COLUMN %I SET STORAGE %s', n.nspname, c.relname, a.attname,
                                    CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL'
                                                      WHEN 'x' THEN 'EXTENDED' ELSE 'MAIN' END)
                        ELSE '' END
                || CASE WHEN a.attcompression IN ('p', 'l')                                                     -- since 14
                        THEN format(E';\nALTER TABLE ONLY %I.%I ALTER COLUMN %I SET COMPRESSION %s',             -- since 14
                                    n.nspname, c.relname, a.attname,                                            -- since 14
                                    CASE a.attcompression WHEN 'p' THEN 'pglz' ELSE 'lz4' END)                  -- since 14
                        ELSE '' END                                                                             -- since 14
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
         LEFT JOIN LATERAL (
              SELECT ' NOT NULL' AS clause -- before 18
              SELECT CASE WHEN k.conname = left(c.relname, chosen.table_length) || '_' || left(a.attname, 53 - least(chosen.table_length, length(c.relname))) || '_not_null' -- since 18
                          THEN '' ELSE format(' CONSTRAINT %I', k.conname) END                                                  -- since 18
                     || ' NOT NULL' || CASE WHEN k.connoinherit THEN ' NO INHERIT' ELSE '' END AS clause                        -- since 18
                FROM pg_constraint k                                                                                            -- since 18
                -- How the server shortens the two names to fit an identifier                                                   -- since 18
                CROSS JOIN LATERAL (SELECT greatest(27, 53 - length(a.attname)) AS table_length) chosen                         -- since 18
               WHERE k.conrelid = c.oid AND k.contype = 'n' AND k.conkey = ARRAY[a.attnum] AND k.convalidated                   -- since 18
               WHERE a.attnotnull -- before 18
              ) nn ON true
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) col
 WHERE c.relkind IN ('r', 'p', 'f')
