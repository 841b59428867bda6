SELECT 'pg_foreign_data_wrapper'::regclass::oid,
       w.oid,
       format('%I', w.fdwname),
       format('CREATE FOREIGN DATA WRAPPER %I', w.fdwname)
       || CASE WHEN w.fdwhandler <> 0 THEN format(' HANDLER %s', w.fdwhandler::regproc) ELSE '' END
       || CASE WHEN w.fdwvalidator <> 0 THEN format(' VALIDATOR %s', w.fdwvalidator::regproc) ELSE '' END
       || coalesce((SELECT format(' OPTIONS (%s)', string_agg(format('%I %L', option_name, option_value), ', '))
                      FROM pg_options_to_table(w.fdwoptions) HAVING count(*) > 0), ''),
       0, '{}'::text[], NULL
  FROM pg_foreign_data_wrapper w
