-- A range type with a canonical function, or a base type: its functions take and return the type, which must be known by
-- name before. And types that never became more.
SELECT 'pg_range'::regclass::oid, t.oid, format('%I.%I', n.nspname, t.typname), format('CREATE TYPE %I.%I', n.nspname, t.typname),
       0, '{}'::text[], n.nspname
  FROM pg_type t
  JOIN user_schema n ON n.oid = t.typnamespace
  LEFT JOIN pg_range r ON r.rngtypid = t.oid
 WHERE (r.rngcanonical <> 0 OR t.typtype = 'b' AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid))
   AND ('pg_type'::regclass, t.oid) NOT IN (SELECT classid, objid FROM extension_member)
UNION ALL
SELECT 'pg_type'::regclass, t.oid, format('%I.%I', n.nspname, t.typname), format('CREATE TYPE %I.%I', n.nspname, t.typname),
       0, '{}'::text[], n.nspname
  FROM pg_type t
  JOIN user_schema n ON n.oid = t.typnamespace
 WHERE NOT t.typisdefined
