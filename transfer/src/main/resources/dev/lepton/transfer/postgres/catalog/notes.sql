-- What is carried, though not quite as it was.
SELECT note FROM (
  SELECT format('%s lies in tablespace %I and is made in the default one', o.identity, t.spcname) AS note
    FROM pg_class c
    JOIN user_schema n ON n.oid = c.relnamespace
    JOIN pg_tablespace t ON t.oid = c.reltablespace
    CROSS JOIN LATERAL pg_identify_object('pg_class'::regclass, c.oid, 0) o
  UNION ALL
  SELECT format('subscription %I is made without a slot and switched off; at the end drop it at the source, then here set its slot_name and enable it',
                s.subname)
    FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid WHERE d.datname = current_database()
  UNION ALL
  SELECT format('extension %I is version %s; the target takes the version that its server offers', e.extname, e.extversion)
    FROM pg_extension e JOIN pg_available_extensions a ON a.name = e.extname
   WHERE a.default_version IS DISTINCT FROM e.extversion AND e.extname <> 'plpgsql'
  UNION ALL
  SELECT format('rows of %s stay behind: extension %I does not say that users may put any there', c.oid::regclass, e.extname)
    FROM pg_extension e
    JOIN pg_depend d ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'e'
    JOIN pg_class c ON c.oid = d.objid
   WHERE c.relkind = 'r' AND pg_relation_size(c.oid) > 0 AND NOT c.oid = ANY (coalesce(e.extconfig, '{}'))
  UNION ALL
  SELECT format('the database''s %s is not carried: it would close the target to the copy itself', config)
    FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase AND d.datname = current_database()
    CROSS JOIN LATERAL unnest(s.setconfig) config
   WHERE s.setrole = 0 AND config LIKE 'default\_transaction\_read\_only=%'
  UNION ALL
  SELECT 'the database is a template; the target is made none' FROM pg_database
   WHERE datname = current_database() AND datistemplate
) found
 ORDER BY note
