SELECT 'pg_class'::regclass::oid,
       c.oid,
       format('%I.%I', n.nspname, c.relname),
       format('CREATE MATERIALIZED VIEW %I.%I%s AS%s%s%sWITH NO DATA', n.nspname, c.relname,
              coalesce(' WITH (' || array_to_string(c.reloptions, ', ') || ')', ''),
              E'\n', rtrim(pg_get_viewdef(c.oid), ';'), E'\n'),
       0,
       '{}'::text[]
  FROM pg_class c
  JOIN user_schema n ON n.oid = c.relnamespace
 WHERE c.relkind = 'm'
