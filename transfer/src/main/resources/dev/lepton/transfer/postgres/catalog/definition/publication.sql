SELECT 'pg_publication'::regclass::oid,
       p.oid,
       format('%I', p.pubname),
       format('CREATE PUBLICATION %I', p.pubname)
       || CASE WHEN p.puballtables THEN ' FOR ALL TABLES' ELSE coalesce(' FOR ' || member.list, '') END
       || format(' WITH (publish = %L', concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
                                                  CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END))
       || CASE WHEN (to_jsonb(p) ->> 'pubviaroot')::boolean THEN ', publish_via_partition_root = true' ELSE '' END
       || CASE WHEN to_jsonb(p) ->> 'pubgencols' = 's' THEN ', publish_generated_columns = stored' ELSE '' END
       || ')',
       0, '{}'::text[], NULL
  FROM pg_publication p
  CROSS JOIN LATERAL (
       SELECT string_agg(entry, ', ' ORDER BY entry COLLATE "C") AS list
         FROM (SELECT format('TABLE ONLY %I.%I', n.nspname, c.relname)
                      || coalesce((SELECT format(' (%s)', string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)) -- since 15
                                     FROM pg_attribute a                                                            -- since 15
                                    WHERE a.attrelid = c.oid AND a.attnum = ANY (r.prattrs) HAVING count(*) > 0), '') -- since 15
                      || coalesce(' WHERE (' || pg_get_expr(r.prqual, r.prrelid) || ')', '')                         -- since 15
                      AS entry
                 FROM pg_publication_rel r
                 JOIN pg_class c ON c.oid = r.prrelid
                 JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE r.prpubid = p.oid
               UNION ALL                                                             -- since 15
               SELECT format('TABLES IN SCHEMA %I', n.nspname)                       -- since 15
                 FROM pg_publication_namespace s                                     -- since 15
                 JOIN pg_namespace n ON n.oid = s.pnnspid WHERE s.pnpubid = p.oid    -- since 15
              ) entries) member
 WHERE p.pubname !~ '^lepton_'
