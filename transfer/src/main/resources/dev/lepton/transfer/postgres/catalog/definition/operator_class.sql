SELECT 'pg_opclass'::regclass::oid,
       c.oid,
       format('%I.%I USING %I', n.nspname, c.opcname, am.amname),
       format('CREATE OPERATOR CLASS %I.%I %sFOR TYPE %s USING %I FAMILY %I.%I AS %s', n.nspname, c.opcname,
              CASE WHEN c.opcdefault THEN 'DEFAULT ' ELSE '' END, format_type(c.opcintype, NULL), am.amname, fn.nspname, f.opfname,
              concat_ws(', ',
                CASE WHEN c.opckeytype <> 0 THEN 'STORAGE ' || format_type(c.opckeytype, NULL) END,
                member.list,
                -- The list must not be empty: the type that is stored anyway says nothing new.
                CASE WHEN c.opckeytype = 0 AND member.list IS NULL THEN 'STORAGE ' || format_type(c.opcintype, NULL) END)),
       0, '{}'::text[], n.nspname
  FROM pg_opclass c
  JOIN pg_am am ON am.oid = c.opcmethod
  JOIN user_schema n ON n.oid = c.opcnamespace
  JOIN pg_opfamily f ON f.oid = c.opcfamily
  JOIN pg_namespace fn ON fn.oid = f.opfnamespace
  CROSS JOIN LATERAL (
       SELECT string_agg(entry, ', ' ORDER BY entry COLLATE "C") AS list
         FROM (SELECT format('OPERATOR %s %s', ao.amopstrategy, ao.amopopr::regoperator)
                      || coalesce((SELECT format(' FOR ORDER BY %I.%I', sn.nspname, s.opfname)
                                     FROM pg_opfamily s JOIN pg_namespace sn ON sn.oid = s.opfnamespace
                                    WHERE s.oid = ao.amopsortfamily), '') AS entry
                 FROM pg_depend d JOIN pg_amop ao ON ao.oid = d.objid
                WHERE d.classid = 'pg_amop'::regclass AND d.refclassid = 'pg_opclass'::regclass AND d.refobjid = c.oid
               UNION ALL
               SELECT format('FUNCTION %s (%s, %s) %s', ap.amprocnum, format_type(ap.amproclefttype, NULL),
                             format_type(ap.amprocrighttype, NULL), ap.amproc::oid::regprocedure)
                 FROM pg_depend d JOIN pg_amproc ap ON ap.oid = d.objid
                WHERE d.classid = 'pg_amproc'::regclass AND d.refclassid = 'pg_opclass'::regclass AND d.refobjid = c.oid) entries
       ) member
