package dev.lepton.accept.security.database;

import static dev.lepton.accept.security.check.Severity.HIGH;
import static dev.lepton.accept.security.check.Severity.LOW;
import static dev.lepton.accept.security.check.Severity.MEDIUM;

import java.util.List;

/** What a database is checked for. Grants to PUBLIC have the grantee 0. */
final class GrantRules {
  private static final String OURS =
      " AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ";

  private static final GrantRule POWER =
      GrantRule.of(
          "role-power",
          "the application's role is neither superuser nor above row security",
          HIGH,
          "let the application log in as a role of its own, ALTER ROLE … NOSUPERUSER NOBYPASSRLS, and"
              + " REVOKE the roles that are",
          """
          SELECT DISTINCT 'role ' || me.rolname
              || CASE WHEN r.oid = me.oid THEN '' ELSE ', as a member of ' || r.rolname END
              || CASE WHEN r.rolsuper THEN ', SUPERUSER' ELSE ', BYPASSRLS' END
          FROM pg_roles me
          JOIN pg_roles r ON (r.rolsuper OR r.rolbypassrls)
            AND (r.oid = me.oid OR NOT me.rolsuper AND pg_has_role(me.oid, r.oid, 'MEMBER'))
          WHERE me.rolname = current_setting('lepton.role') ORDER BY 1
          """);

  private static final GrantRule PUBLIC_CREATE =
      GrantRule.of(
          "public-create",
          "not everybody may create objects in a schema",
          HIGH,
          "REVOKE CREATE ON SCHEMA … FROM PUBLIC: a function put there is called by others in place of"
              + " their own",
          "SELECT 'schema ' || n.nspname FROM pg_namespace n,"
              + " aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a"
              + " WHERE a.grantee = 0 AND a.privilege_type = 'CREATE'"
              + OURS
              + "ORDER BY 1");

  private static final GrantRule PUBLIC_TABLES =
      GrantRule.of(
          "public-tables",
          "no table is open to everybody",
          MEDIUM,
          "REVOKE ALL ON … FROM PUBLIC, and GRANT to the roles that need it",
          "SELECT 'table ' || n.nspname || '.' || c.relname || ', ' || string_agg(a.privilege_type, ' '"
              + " ORDER BY a.privilege_type)"
              + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) a"
              + " WHERE a.grantee = 0 AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')"
              + " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass"
              + " AND d.objid = c.oid AND d.deptype = 'e')"
              + OURS
              + "GROUP BY n.nspname, c.relname ORDER BY 1");

  private static final GrantRule TLS =
      GrantRule.of(
          "ssl",
          "the server speaks TLS",
          MEDIUM,
          "set ssl = on with a certificate, and write hostssl in pg_hba.conf",
          "SELECT 'ssl = ' || setting FROM pg_settings WHERE name = 'ssl' AND setting <> 'on'");

  private static final GrantRule DEFINER =
      GrantRule.of(
          "definer-search-path",
          "functions with their owner's rights have a fixed search path",
          MEDIUM,
          "ALTER FUNCTION … SET search_path = pg_catalog, pg_temp, and name schemas in its body",
          "SELECT 'function ' || p.oid::regprocedure FROM pg_proc p"
              + " JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prosecdef"
              + " AND NOT EXISTS (SELECT FROM unnest(p.proconfig) s WHERE s LIKE 'search_path=%')"
              + " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass"
              + " AND d.objid = p.oid AND d.deptype = 'e')"
              + OURS
              + "ORDER BY 1");

  private static final GrantRule EXTENSIONS =
      GrantRule.of(
          "public-extension",
          "not everybody may reach files and other servers from the database",
          HIGH,
          "REVOKE EXECUTE ON its functions, or USAGE ON FOREIGN DATA WRAPPER, FOREIGN SERVER or LANGUAGE,"
              + " FROM PUBLIC; or DROP EXTENSION",
          """
          SELECT DISTINCT 'extension ' || e.extname || ', its functions' FROM pg_extension e
          JOIN pg_depend d ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid
            AND d.deptype = 'e' AND d.classid = 'pg_proc'::regclass
          JOIN pg_proc p ON p.oid = d.objid,
            aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
          WHERE a.grantee = 0 AND e.extname IN ('dblink', 'adminpack')
            AND p.proname !~ '(fdw|validator|handler)'
          UNION ALL
          SELECT 'foreign data wrapper ' || w.fdwname FROM pg_foreign_data_wrapper w,
            aclexplode(w.fdwacl) a WHERE a.grantee = 0
          UNION ALL
          SELECT 'foreign server ' || s.srvname FROM pg_foreign_server s, aclexplode(s.srvacl) a
          WHERE a.grantee = 0
          UNION ALL
          SELECT 'language ' || l.lanname FROM pg_language l, aclexplode(l.lanacl) a
          WHERE a.grantee = 0 AND l.lanispl AND NOT l.lanpltrusted ORDER BY 1
          """);

  private static final GrantRule OWNER =
      GrantRule.of(
          "owner-reads-only",
          "the application owns no table that it only reads",
          LOW,
          "ALTER TABLE … OWNER TO a role without login, and GRANT SELECT to the application: an owner"
              + " may also drop and truncate",
          "SELECT 'table ' || s.schemaname || '.' || s.relname || ', read and never written since"
              + " statistics began' FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid"
              + " WHERE pg_get_userbyid(c.relowner) = current_setting('lepton.role')"
              + " AND coalesce(s.seq_scan, 0) + coalesce(s.idx_scan, 0) > 0"
              + " AND s.n_tup_ins + s.n_tup_upd + s.n_tup_del = 0 ORDER BY 1");

  static final List<GrantRule> ALL =
      List.of(POWER, PUBLIC_CREATE, PUBLIC_TABLES, TLS, DEFINER, EXTENSIONS, OWNER);

  /** Only those may read it whom a superuser lets. */
  static final GrantRule TRUST =
      GrantRule.of(
          "trust",
          "nobody logs in without a password or certificate",
          HIGH,
          "write scram-sha-256 in place of trust in pg_hba.conf, then SELECT pg_reload_conf()",
          "SELECT 'pg_hba.conf, line ' || line_number || ', ' || type || ' '"
              + " || array_to_string(user_name, ',') || coalesce(' from ' || address, '')"
              + " FROM pg_hba_file_rules WHERE auth_method = 'trust' ORDER BY line_number");

  /** A rule in some houses, and a mistake in others. */
  static final GrantRule EXPIRY =
      GrantRule.of(
          "password-expiry",
          "every password ends one day",
          MEDIUM,
          "ALTER ROLE … VALID UNTIL '…'",
          "SELECT 'role ' || rolname FROM pg_roles WHERE rolcanlogin AND (rolvaliduntil IS NULL OR"
              + " rolvaliduntil = 'infinity') ORDER BY 1");

  private GrantRules() {}
}
