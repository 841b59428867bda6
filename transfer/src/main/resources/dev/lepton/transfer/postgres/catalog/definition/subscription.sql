-- Made without a slot and switched off: two subscribers of one slot would rob each other of changes. Its connection string
-- may hold a password and is never shown.
SELECT 'pg_subscription'::regclass::oid,
       s.oid,
       format('%I', s.subname),
       format('CREATE SUBSCRIPTION %I CONNECTION %L PUBLICATION %s WITH (connect = false, enabled = false, create_slot = false, slot_name = NONE',
              s.subname, s.subconninfo, (SELECT string_agg(quote_ident(name), ', ' ORDER BY name) FROM unnest(s.subpublications) name))
       || format(', synchronous_commit = %L', s.subsynccommit)
       || CASE WHEN (to_jsonb(s) ->> 'subbinary')::boolean THEN ', binary = true' ELSE '' END
       || CASE WHEN to_jsonb(s) ->> 'substream' IN ('t', 'true') THEN ', streaming = on'
               WHEN to_jsonb(s) ->> 'substream' = 'p' THEN ', streaming = parallel' ELSE '' END
       || CASE WHEN (to_jsonb(s) ->> 'subdisableonerr')::boolean THEN ', disable_on_error = true' ELSE '' END
       || CASE WHEN to_jsonb(s) ->> 'suborigin' = 'none' THEN ', origin = none' ELSE '' END
       || CASE WHEN to_jsonb(s) ->> 'subtwophasestate' <> 'd' THEN ', two_phase = true' ELSE '' END
       || CASE WHEN NOT (to_jsonb(s) ->> 'subpasswordrequired')::boolean THEN ', password_required = false' ELSE '' END
       || CASE WHEN (to_jsonb(s) ->> 'subfailover')::boolean THEN ', failover = true' ELSE '' END
       || CASE WHEN (to_jsonb(s) ->> 'subrunasowner')::boolean THEN ', run_as_owner = true' ELSE '' END
       || ')',
       0, '{}'::text[], NULL
  FROM pg_subscription s
  JOIN pg_database d ON d.oid = s.subdbid
 WHERE d.datname = current_database()
