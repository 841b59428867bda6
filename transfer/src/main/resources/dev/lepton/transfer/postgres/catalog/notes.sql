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
  SELECT format('rows that users have put into %s, a table of extension %I, are not carried', c.oid::regclass, e.extname)
    FROM pg_extension e CROSS JOIN LATERAL unnest(e.extconfig) config(oid) JOIN pg_class c ON c.oid = config.oid
   WHERE c.relkind = 'r' AND pg_relation_size(c.oid) > 0
) found
 ORDER BY note
