-- Switched off until the copy is done: it must not fire for what we do ourselves.
SELECT 'pg_event_trigger'::regclass::oid,
       e.oid,
       format('%I', e.evtname),
       format('CREATE EVENT TRIGGER %I ON %s%s EXECUTE FUNCTION %s();%sALTER EVENT TRIGGER %I DISABLE', e.evtname, e.evtevent,
              coalesce((SELECT format(' WHEN TAG IN (%s)', string_agg(quote_literal(tag), ', ' ORDER BY tag))
                          FROM unnest(e.evttags) tag HAVING count(*) > 0), ''), e.evtfoid::regproc, E'\n', e.evtname),
       0, '{}'::text[], NULL
  FROM pg_event_trigger e
