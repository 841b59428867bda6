-- Without its version: the target's own library decides that.
SELECT 'pg_collation'::regclass::oid,
       c.oid,
       format('%I.%I', n.nspname, c.collname),
       format('CREATE COLLATION %I.%I (PROVIDER = %s', n.nspname, c.collname,
              CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' WHEN 'd' THEN 'default' ELSE 'libc' END)
       || CASE WHEN NOT c.collisdeterministic THEN ', DETERMINISTIC = false' ELSE '' END
       || CASE WHEN c.collprovider IN ('i', 'b')
               THEN format(', LOCALE = %L', coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale', c.collcollate))
               WHEN c.collcollate = c.collctype THEN format(', LOCALE = %L', c.collcollate)
               ELSE format(', LC_COLLATE = %L, LC_CTYPE = %L', c.collcollate, c.collctype) END
       || coalesce(', RULES = ' || quote_literal(to_jsonb(c) ->> 'collicurules'), '')
       || ')',
       0, '{}'::text[], n.nspname
  FROM pg_collation c
  JOIN user_schema n ON n.oid = c.collnamespace
