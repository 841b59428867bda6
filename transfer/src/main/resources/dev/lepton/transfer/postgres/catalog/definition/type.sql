SELECT 'pg_type'::regclass::oid,
       t.oid,
       format('%I.%I', n.nspname, t.typname),
       CASE t.typtype
         WHEN 'e' THEN format('CREATE TYPE %I.%I AS ENUM (%s)', n.nspname, t.typname,
              (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
                 FROM pg_enum e WHERE e.enumtypid = t.oid))
         WHEN 'c' THEN format('CREATE TYPE %I.%I AS (%s)', n.nspname, t.typname,
              (SELECT string_agg(
                        format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
                        || CASE WHEN a.attcollation <> at.typcollation
                                THEN (SELECT format(' COLLATE %I.%I', cn.nspname, co.collname)
                                        FROM pg_collation co JOIN pg_namespace cn ON cn.oid = co.collnamespace
                                       WHERE co.oid = a.attcollation)
                                ELSE '' END,
                        ', ' ORDER BY a.attnum)
                 FROM pg_attribute a JOIN pg_type at ON at.oid = a.atttypid
                WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped))
         WHEN 'd' THEN format('CREATE DOMAIN %I.%I AS %s', n.nspname, t.typname, format_type(t.typbasetype, t.typtypmod))
              || CASE WHEN t.typcollation <> base.typcollation
                      THEN (SELECT format(' COLLATE %I.%I', cn.nspname, co.collname)
                              FROM pg_collation co JOIN pg_namespace cn ON cn.oid = co.collnamespace
                             WHERE co.oid = t.typcollation)
                      ELSE '' END
              || coalesce(' DEFAULT ' || coalesce(pg_get_expr(t.typdefaultbin, 0), quote_literal(t.typdefault)), '')
              || coalesce((SELECT format(' CONSTRAINT %I', k.conname) FROM pg_constraint k
                            WHERE k.contypid = t.oid AND k.contype = 'n' AND k.conname <> t.typname || '_not_null'), '')
              || CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END
         WHEN 'r' THEN (
              SELECT format('CREATE TYPE %I.%I AS RANGE (SUBTYPE = %s, SUBTYPE_OPCLASS = %I.%I', n.nspname, t.typname,
                            format_type(r.rngsubtype, NULL), opn.nspname, op.opcname)
                     || CASE WHEN r.rngcollation <> 0
                             THEN (SELECT format(', COLLATION = %I.%I', cn.nspname, co.collname)
                                     FROM pg_collation co JOIN pg_namespace cn ON cn.oid = co.collnamespace
                                    WHERE co.oid = r.rngcollation)
                             ELSE '' END
                     || CASE WHEN r.rngcanonical <> 0 THEN format(', CANONICAL = %s', r.rngcanonical) ELSE '' END
                     || CASE WHEN r.rngsubdiff <> 0 THEN format(', SUBTYPE_DIFF = %s', r.rngsubdiff) ELSE '' END
                     || coalesce((SELECT format(', MULTIRANGE_TYPE_NAME = %I.%I', mn.nspname, m.typname)
                                    FROM pg_type m JOIN pg_namespace mn ON mn.oid = m.typnamespace
                                   WHERE m.oid = (to_jsonb(r) ->> 'rngmultitypid')::oid
                                     -- Unless it is the name that it gets anyway; older servers know none.
                                     AND (m.typnamespace, m.typname::text) <> (t.typnamespace,
                                          CASE WHEN strpos(t.typname, 'range') > 0
                                               THEN overlay(t.typname placing 'multirange' from strpos(t.typname, 'range') for 5)
                                               ELSE t.typname || '_multirange' END)), '')
                     || ')'
                FROM pg_range r
                JOIN pg_opclass op ON op.oid = r.rngsubopc
                JOIN pg_namespace opn ON opn.oid = op.opcnamespace
               WHERE r.rngtypid = t.oid)
         WHEN 'b' THEN format('CREATE TYPE %I.%I (INPUT = %s, OUTPUT = %s', n.nspname, t.typname, t.typinput, t.typoutput)
              || CASE WHEN t.typreceive <> 0 THEN format(', RECEIVE = %s', t.typreceive) ELSE '' END
              || CASE WHEN t.typsend <> 0 THEN format(', SEND = %s', t.typsend) ELSE '' END
              || CASE WHEN t.typmodin <> 0 THEN format(', TYPMOD_IN = %s', t.typmodin) ELSE '' END
              || CASE WHEN t.typmodout <> 0 THEN format(', TYPMOD_OUT = %s', t.typmodout) ELSE '' END
              || CASE WHEN t.typanalyze <> 0 THEN format(', ANALYZE = %s', t.typanalyze) ELSE '' END
              || CASE WHEN t.typsubscript <> 0 THEN format(', SUBSCRIPT = %s', t.typsubscript) ELSE '' END -- since 14
              || format(', INTERNALLENGTH = %s', CASE WHEN t.typlen < 0 THEN 'VARIABLE' ELSE t.typlen::text END)
              || CASE WHEN t.typbyval THEN ', PASSEDBYVALUE' ELSE '' END
              || format(', ALIGNMENT = %s', CASE t.typalign WHEN 'c' THEN 'char' WHEN 's' THEN 'int2' WHEN 'i' THEN 'int4' ELSE 'double' END)
              || format(', STORAGE = %s', CASE t.typstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external'
                                                            WHEN 'x' THEN 'extended' ELSE 'main' END)
              || CASE WHEN t.typcategory <> 'U' THEN format(', CATEGORY = %L', t.typcategory) ELSE '' END
              || CASE WHEN t.typispreferred THEN ', PREFERRED = true' ELSE '' END
              || coalesce(', DEFAULT = ' || quote_literal(t.typdefault), '')
              || CASE WHEN t.typelem <> 0 THEN format(', ELEMENT = %s', format_type(t.typelem, NULL)) ELSE '' END
              || CASE WHEN t.typdelim <> ',' THEN format(', DELIMITER = %L', t.typdelim) ELSE '' END
              || CASE WHEN t.typcollation <> 0 THEN ', COLLATABLE = true' ELSE '' END
              || ')'
       END,
       0, '{}'::text[], n.nspname
  FROM pg_type t
  JOIN user_schema n ON n.oid = t.typnamespace
  LEFT JOIN pg_type base ON base.oid = t.typbasetype
 WHERE (t.typtype IN ('e', 'd', 'r')
        OR t.typtype = 'b' AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid)
        OR t.typtype = 'c' AND EXISTS (SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c'))
