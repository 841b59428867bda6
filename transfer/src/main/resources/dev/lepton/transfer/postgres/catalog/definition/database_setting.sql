-- Settings of the database, for everybody or for one role in it. The target may have another name.
SELECT 'pg_db_role_setting'::regclass::oid,
       s.setrole,
       coalesce('of ' || r.rolname, 'of everybody'),
       (SELECT string_agg(
                 format('DO $lepton$ BEGIN EXECUTE %L || quote_ident(current_database()) || %L; END $lepton$',
                        CASE s.setrole WHEN 0 THEN 'ALTER DATABASE ' ELSE format('ALTER ROLE %I IN DATABASE ', r.rolname) END,
                        format(' SET %I TO %s', name,
                               CASE WHEN name IN ('search_path', 'temp_tablespaces', 'session_preload_libraries', 'local_preload_libraries')
                                    THEN replace(value, '""', '''''') ELSE quote_literal(value) END)),
                 E';\n' ORDER BY name)
          FROM (SELECT split_part(entry, '=', 1) AS name, substr(entry, strpos(entry, '=') + 1) AS value FROM unnest(s.setconfig) entry) setting
         -- It would close the target to the copy itself.
         WHERE NOT (name = 'default_transaction_read_only' AND s.setrole = 0)),
       0, CASE s.setrole WHEN 0 THEN '{}'::text[] ELSE ARRAY[r.rolname] END, NULL
  FROM pg_db_role_setting s
  JOIN pg_database d ON d.oid = s.setdatabase AND d.datname = current_database()
  LEFT JOIN role_name r ON r.oid = s.setrole
 WHERE (s.setrole = 0 OR r.rolname IS NOT NULL)
   AND NOT (s.setrole = 0 AND array_length(s.setconfig, 1) = 1 AND s.setconfig[1] LIKE 'default\_transaction\_read\_only=%')
