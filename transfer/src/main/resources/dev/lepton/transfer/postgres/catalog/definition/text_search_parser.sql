SELECT 'pg_ts_parser'::regclass::oid,
       p.oid,
       format('%I.%I', n.nspname, p.prsname),
       format('CREATE TEXT SEARCH PARSER %I.%I (START = %s, GETTOKEN = %s, END = %s%s, LEXTYPES = %s)', n.nspname, p.prsname,
              p.prsstart, p.prstoken, p.prsend,
              CASE WHEN p.prsheadline <> 0 THEN format(', HEADLINE = %s', p.prsheadline) ELSE '' END, p.prslextype),
       0, '{}'::text[], n.nspname
  FROM pg_ts_parser p
  JOIN user_schema n ON n.oid = p.prsnamespace
