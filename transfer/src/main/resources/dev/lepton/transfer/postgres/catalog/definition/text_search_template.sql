SELECT 'pg_ts_template'::regclass::oid,
       t.oid,
       format('%I.%I', n.nspname, t.tmplname),
       format('CREATE TEXT SEARCH TEMPLATE %I.%I (%sLEXIZE = %s)', n.nspname, t.tmplname,
              CASE WHEN t.tmplinit <> 0 THEN format('INIT = %s, ', t.tmplinit) ELSE '' END, t.tmpllexize),
       0, '{}'::text[], n.nspname
  FROM pg_ts_template t
  JOIN user_schema n ON n.oid = t.tmplnamespace
