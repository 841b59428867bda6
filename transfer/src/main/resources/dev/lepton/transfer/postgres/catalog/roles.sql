-- How to make each role anew, but for its password.
SELECT n.rolname,
       format('CREATE ROLE %I%s', n.rolname,
              concat(CASE WHEN r.rolcanlogin THEN ' LOGIN' END, CASE WHEN r.rolsuper THEN ' SUPERUSER' END,
                     CASE WHEN r.rolcreatedb THEN ' CREATEDB' END, CASE WHEN r.rolcreaterole THEN ' CREATEROLE' END,
                     CASE WHEN r.rolreplication THEN ' REPLICATION' END, CASE WHEN r.rolbypassrls THEN ' BYPASSRLS' END,
                     CASE WHEN NOT r.rolinherit THEN ' NOINHERIT' END))
  FROM pg_roles r
  JOIN role_name n ON n.oid = r.oid
