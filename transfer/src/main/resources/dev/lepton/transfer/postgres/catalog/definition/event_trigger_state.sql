SELECT 'pg_event_trigger'::regclass::oid,
       e.oid,
       format('%I', e.evtname),
       format('ALTER EVENT TRIGGER %I ENABLE%s', e.evtname, CASE e.evtenabled WHEN 'A' THEN ' ALWAYS' WHEN 'R' THEN ' REPLICA' ELSE '' END),
       0, '{}'::text[], NULL
  FROM pg_event_trigger e
 WHERE e.evtenabled <> 'D'
