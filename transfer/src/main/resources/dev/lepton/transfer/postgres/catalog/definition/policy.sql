SELECT 'pg_policy'::regclass::oid,
       p.oid,
       format('%I on %I.%I', p.polname, n.nspname, c.relname),
       format('CREATE POLICY %I ON %I.%I AS %s FOR %s TO %s', p.polname, n.nspname, c.relname,
              CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
              CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
              CASE WHEN p.polroles = '{0}' THEN 'PUBLIC'
                   ELSE (SELECT string_agg(quote_ident(r.rolname), ', ' ORDER BY r.rolname)
                           FROM role_name r WHERE r.oid = ANY (p.polroles)) END)
       || coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
       || coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', ''),
       0,
       ARRAY(SELECT r.rolname FROM role_name r WHERE r.oid = ANY (p.polroles) ORDER BY 1),
       n.nspname
  FROM pg_policy p
  JOIN pg_class c ON c.oid = p.polrelid
  JOIN user_schema n ON n.oid = c.relnamespace
