SELECT 'pg_language'::regclass::oid, l.oid, format('%I', l.lanname),
       format('CREATE %sLANGUAGE %I HANDLER %s', CASE WHEN l.lanpltrusted THEN 'TRUSTED ' ELSE '' END, l.lanname,
              l.lanplcallfoid::regproc)
       || CASE WHEN l.laninline <> 0 THEN format(' INLINE %s', l.laninline::regproc) ELSE '' END
       || CASE WHEN l.lanvalidator <> 0 THEN format(' VALIDATOR %s', l.lanvalidator::regproc) ELSE '' END,
       0, '{}'::text[], NULL
  FROM pg_language l
 WHERE l.oid >= 16384
   AND l.lanispl
