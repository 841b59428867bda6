SELECT 'pg_statistic_ext'::regclass::oid, s.oid, format('%I.%I', n.nspname, s.stxname), pg_get_statisticsobjdef(s.oid), 0,
       '{}'::text[]
  FROM pg_statistic_ext s
  JOIN user_schema n ON n.oid = s.stxnamespace
