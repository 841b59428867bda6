-- One SELECT per sequence: positions can only be read from the sequence itself.
SELECT format(
         'SELECT %L::text, %L::text, last_value, is_called, %L::bigint, %L::bigint, %L::bigint, %L::boolean FROM %I.%I',
         n.nspname, c.relname, s.seqincrement, s.seqmin, s.seqmax, s.seqcycle, n.nspname, c.relname),
       c.oid
  FROM pg_sequence s
  JOIN pg_class c ON c.oid = s.seqrelid
  JOIN user_schema n ON n.oid = c.relnamespace
 WHERE ('pg_class'::regclass, c.oid) NOT IN (SELECT classid, objid FROM extension_member)
    OR EXISTS (SELECT FROM pg_extension e WHERE c.oid = ANY (e.extconfig))
 ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"
