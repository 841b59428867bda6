-- A commutator or negator that is not there yet is made as a shell, which its own definition then fills.
SELECT 'pg_operator'::regclass::oid,
       op.oid,
       o.identity,
       format('CREATE OPERATOR %I.%s (FUNCTION = %s', n.nspname, op.oprname, op.oprcode)
       || CASE WHEN op.oprleft <> 0 THEN format(', LEFTARG = %s', format_type(op.oprleft, NULL)) ELSE '' END
       || CASE WHEN op.oprright <> 0 THEN format(', RIGHTARG = %s', format_type(op.oprright, NULL)) ELSE '' END
       || coalesce((SELECT format(', COMMUTATOR = OPERATOR(%I.%s)', cn.nspname, c.oprname)
                      FROM pg_operator c JOIN pg_namespace cn ON cn.oid = c.oprnamespace WHERE c.oid = op.oprcom), '')
       || coalesce((SELECT format(', NEGATOR = OPERATOR(%I.%s)', cn.nspname, c.oprname)
                      FROM pg_operator c JOIN pg_namespace cn ON cn.oid = c.oprnamespace WHERE c.oid = op.oprnegate), '')
       || CASE WHEN op.oprrest <> 0 THEN format(', RESTRICT = %s', op.oprrest) ELSE '' END
       || CASE WHEN op.oprjoin <> 0 THEN format(', JOIN = %s', op.oprjoin) ELSE '' END
       || CASE WHEN op.oprcanhash THEN ', HASHES' ELSE '' END
       || CASE WHEN op.oprcanmerge THEN ', MERGES' ELSE '' END
       || ')',
       0, '{}'::text[], n.nspname
  FROM pg_operator op
  JOIN user_schema n ON n.oid = op.oprnamespace
  CROSS JOIN LATERAL pg_identify_object('pg_operator'::regclass, op.oid, 0) o
 WHERE op.oprcode <> 0
