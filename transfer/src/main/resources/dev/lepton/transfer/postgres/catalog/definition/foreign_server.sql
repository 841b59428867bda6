SELECT 'pg_foreign_server'::regclass::oid,
       s.oid,
       format('%I', s.srvname),
       format('CREATE SERVER %I', s.srvname) || coalesce(' TYPE ' || quote_literal(s.srvtype), '')
       || coalesce(' VERSION ' || quote_literal(s.srvversion), '')
       || format(' FOREIGN DATA WRAPPER %I', w.fdwname)
       || coalesce((SELECT format(' OPTIONS (%s)', string_agg(format('%I %L', option_name, option_value), ', '))
                      FROM pg_options_to_table(s.srvoptions) HAVING count(*) > 0), ''),
       0, '{}'::text[], NULL
  FROM pg_foreign_server s
  JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
