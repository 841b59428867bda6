-- Its options hold passwords: they go from server to server and are never shown.
SELECT 'pg_user_mapping'::regclass::oid,
       m.umid,
       format('%s at %I', coalesce(r.rolname, 'public'), m.srvname),
       format('CREATE USER MAPPING FOR %s SERVER %I', CASE m.umuser WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END, m.srvname)
       || coalesce((SELECT format(' OPTIONS (%s)', string_agg(format('%I %L', option_name, option_value), ', '))
                      FROM pg_options_to_table(m.umoptions) HAVING count(*) > 0), ''),
       0, CASE m.umuser WHEN 0 THEN '{}'::text[] ELSE ARRAY[r.rolname] END, NULL
  FROM pg_user_mappings m
  LEFT JOIN role_name r ON r.oid = m.umuser
 WHERE m.umuser = 0 OR r.rolname IS NOT NULL
