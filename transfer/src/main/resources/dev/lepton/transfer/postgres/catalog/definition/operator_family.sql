-- With those members that belong to none of its classes.
SELECT 'pg_opfamily'::regclass::oid,
       f.oid,
       format('%I.%I USING %I', n.nspname, f.opfname, am.amname),
       format('CREATE OPERATOR FAMILY %I.%I USING %I', n.nspname, f.opfname, am.amname)
       || coalesce(format(E';\nALTER OPERATOR FAMILY %I.%I USING %I ADD ', n.nspname, f.opfname, am.amname) || member.list, ''),
       0, '{}'::text[], n.nspname
  FROM pg_opfamily f
  JOIN pg_am am ON am.oid = f.opfmethod
  JOIN user_schema n ON n.oid = f.opfnamespace
  CROSS JOIN LATERAL (
       SELECT string_agg(entry, ', ' ORDER BY entry COLLATE "C") AS list
         FROM (SELECT format('OPERATOR %s %s', ao.amopstrategy, ao.amopopr::regoperator)
                      || coalesce((SELECT format(' FOR ORDER BY %I.%I', sn.nspname, s.opfname)
                                     FROM pg_opfamily s JOIN pg_namespace sn ON sn.oid = s.opfnamespace
                                    WHERE s.oid = ao.amopsortfamily), '') AS entry
                 FROM pg_depend d JOIN pg_amop ao ON ao.oid = d.objid
                WHERE d.classid = 'pg_amop'::regclass AND d.refclassid = 'pg_opfamily'::regclass AND d.refobjid = f.oid
               UNION ALL
               SELECT format('FUNCTION %s (%s, %s) %s', ap.amprocnum, format_type(ap.amproclefttype, NULL),
                             format_type(ap.amprocrighttype, NULL), ap.amproc::oid::regprocedure)
                 FROM pg_depend d JOIN pg_amproc ap ON ap.oid = d.objid
                WHERE d.classid = 'pg_amproc'::regclass AND d.refclassid = 'pg_opfamily'::regclass AND d.refobjid = f.oid) entries
       ) member
