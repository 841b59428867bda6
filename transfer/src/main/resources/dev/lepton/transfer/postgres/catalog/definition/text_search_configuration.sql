SELECT 'pg_ts_config'::regclass::oid,
       c.oid,
       format('%I.%I', n.nspname, c.cfgname),
       format('CREATE TEXT SEARCH CONFIGURATION %I.%I (PARSER = %I.%I)', n.nspname, c.cfgname, pn.nspname, p.prsname)
       || coalesce((
            SELECT string_agg(format(E';\nALTER TEXT SEARCH CONFIGURATION %I.%I ADD MAPPING FOR %I WITH %s', n.nspname, c.cfgname,
                                     token.alias, token.dictionaries), '' ORDER BY token.tokid)
              FROM (SELECT tt.alias, tt.tokid, string_agg(format('%I.%I', dn.nspname, d.dictname), ', ' ORDER BY m.mapseqno) AS dictionaries
                      FROM pg_ts_config_map m
                      JOIN ts_token_type(c.cfgparser) tt ON tt.tokid = m.maptokentype
                      JOIN pg_ts_dict d ON d.oid = m.mapdict
                      JOIN pg_namespace dn ON dn.oid = d.dictnamespace
                     WHERE m.mapcfg = c.oid
                     GROUP BY tt.alias, tt.tokid) token), ''),
       0, '{}'::text[], n.nspname
  FROM pg_ts_config c
  JOIN user_schema n ON n.oid = c.cfgnamespace
  JOIN pg_ts_parser p ON p.oid = c.cfgparser
  JOIN pg_namespace pn ON pn.oid = p.prsnamespace
