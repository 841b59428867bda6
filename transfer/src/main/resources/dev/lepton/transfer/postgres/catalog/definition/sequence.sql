-- Sequences of their own; those of identity columns are made with their table.
SELECT 'pg_class'::regclass::oid,
       c.oid,
       format('%I.%I', n.nspname, c.relname),
       format('CREATE %sSEQUENCE %I.%I AS %s INCREMENT BY %s MINVALUE %s MAXVALUE %s START WITH %s CACHE %s%s',
              CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END,
              n.nspname, c.relname, format_type(s.seqtypid, NULL), s.seqincrement, s.seqmin, s.seqmax, s.seqstart,
              s.seqcache, CASE WHEN s.seqcycle THEN ' CYCLE' ELSE '' END)
       || coalesce((SELECT format(' OWNED BY %I.%I.%I', tn.nspname, t.relname, a.attname)
                      FROM pg_depend d
                      JOIN pg_class t ON t.oid = d.refobjid
                      JOIN pg_namespace tn ON tn.oid = t.relnamespace
                      JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
                     WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                       AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'a'), ''),
       0, '{}'::text[], n.nspname
  FROM pg_sequence s
  JOIN pg_class c ON c.oid = s.seqrelid
  JOIN user_schema n ON n.oid = c.relnamespace
 WHERE NOT EXISTS (SELECT FROM pg_depend d
                    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'i')
