SELECT 'pg_conversion'::regclass::oid,
       c.oid,
       format('%I.%I', n.nspname, c.conname),
       format('CREATE %sCONVERSION %I.%I FOR %L TO %L FROM %s', CASE WHEN c.condefault THEN 'DEFAULT ' ELSE '' END, n.nspname, c.conname,
              pg_encoding_to_char(c.conforencoding), pg_encoding_to_char(c.contoencoding), c.conproc),
       0, '{}'::text[], n.nspname
  FROM pg_conversion c
  JOIN user_schema n ON n.oid = c.connamespace
