-- A range type with a canonical function: the function takes and returns the type, which must be known by name before.
SELECT 'pg_range'::regclass::oid, t.oid, format('%I.%I', n.nspname, t.typname), format('CREATE TYPE %I.%I', n.nspname, t.typname),
       0, '{}'::text[], n.nspname
  FROM pg_range r
  JOIN pg_type t ON t.oid = r.rngtypid
  JOIN user_schema n ON n.oid = t.typnamespace
 WHERE r.rngcanonical <> 0
   AND ('pg_type'::regclass, t.oid) NOT IN (SELECT classid, objid FROM extension_member)
