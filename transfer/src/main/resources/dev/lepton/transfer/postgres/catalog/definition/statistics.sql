SELECT 'pg_statistic_ext'::regclass::oid, s.oid, format('%I.%I', n.nspname, s.stxname),
       pg_get_statisticsobjdef(s.oid)
       || CASE WHEN (to_jsonb(s) ->> 'stxstattarget')::int >= 0
               THEN format(E';\nALTER STATISTICS %I.%I SET STATISTICS %s', n.nspname, s.stxname, to_jsonb(s) ->> 'stxstattarget')
               ELSE '' END,
       0, '{}'::text[], n.nspname
  FROM pg_statistic_ext s
  JOIN user_schema n ON n.oid = s.stxnamespace
