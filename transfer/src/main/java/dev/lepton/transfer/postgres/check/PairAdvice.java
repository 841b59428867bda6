package dev.lepton.transfer.postgres.check;

import dev.lepton.transfer.postgres.connect.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where the two servers differ in what an application can notice. */
record PairAdvice(Connection source, Connection target, Advice.Place at) {
  private static final Map<String, String> DATABASE =
      new TreeMap<>(
          Map.of(
              "collation",
              "SELECT datcollate FROM pg_database WHERE datname = current_database()",
              "character type",
              "SELECT datctype FROM pg_database WHERE datname = current_database()",
              "locale provider",
              "SELECT coalesce(to_jsonb(d)->>'datlocprovider', 'c') FROM pg_database d WHERE datname"
                  + " = current_database()",
              "time zone",
              setting("TimeZone"),
              "date style",
              setting("DateStyle")));

  private static final String ROLES =
      "SELECT DISTINCT r.rolname FROM pg_shdepend d JOIN pg_roles r ON r.oid = d.refobjid WHERE"
          + " d.refclassid = 'pg_authid'::regclass AND d.dbid = (SELECT oid FROM pg_database WHERE"
          + " datname = current_database()) AND r.rolname !~ '^pg_' ORDER BY 1";

  /**
   * What a new session of an application gets; our own sessions have settings of their own. Only
   * some users may read the server's file.
   */
  private static String setting(String name) {
    return "SELECT coalesce((SELECT split_part(c, '=', 2) FROM pg_db_role_setting s, unnest(s.setconfig)"
        + " c WHERE s.setdatabase = (SELECT oid FROM pg_database WHERE datname ="
        + " current_database()) AND s.setrole = 0 AND lower(split_part(c, '=', 1)) = lower('"
        + name
        + "')), CASE WHEN has_function_privilege('pg_catalog.pg_show_all_file_settings()',"
        + " 'execute') THEN (SELECT setting FROM pg_show_all_file_settings() f WHERE lower(f.name) ="
        + " lower('"
        + name
        + "') AND applied LIMIT 1) END)";
  }

  void give() throws SQLException {
    for (Map.Entry<String, String> property : DATABASE.entrySet()) {
      Optional<String> there = Sql.string(source, property.getValue());
      Optional<String> here = Sql.string(target, property.getValue());
      if (there.isPresent() && here.isPresent() && !there.equals(here)) {
        at.warn(
            "DIFFERENT_" + property.getKey().toUpperCase(java.util.Locale.ROOT).replace(' ', '_'),
            "the " + property.getKey() + " is " + here.get() + ", the source's " + there.get(),
            "create the target database with the source's, unless the change is wanted: order of"
                + " texts and what is printed may change");
      }
    }
    roles();
    room();
  }

  private void roles() throws SQLException {
    TreeSet<String> missing = new TreeSet<>(Sql.strings(source, ROLES));
    Sql.strings(target, "SELECT rolname FROM pg_roles").forEach(missing::remove);
    if (!missing.isEmpty()) {
      at.warn(
          "ROLE_MISSING",
          "roles that own or may use something, and that the target lacks: "
              + SourceAdvice.shown(List.copyOf(missing)),
          "create them at the target, or use --owner-map, or --no-owner");
    }
  }

  private void room() throws SQLException {
    long bytes =
        Long.parseLong(
            Sql.string(source, "SELECT pg_database_size(current_database())").orElse("0"));
    at.info(
        "DISK_ROOM",
        "the copy needs about "
            + bytes / 1_000_000
            + " MB at the target, and as much again for its log and for building indexes",
        "SQL cannot tell how much room the server's disk has: look there");
    connections();
  }

  private void connections() throws SQLException {
    long free =
        Long.parseLong(
            Sql.string(
                    target,
                    "SELECT current_setting('max_connections')::int -"
                        + " current_setting('superuser_reserved_connections')::int - (SELECT count(*)"
                        + " FROM pg_stat_activity WHERE backend_type = 'client backend')")
                .orElse("0"));
    if (free < 20) {
      at.warn(
          "FEW_CONNECTIONS",
          "the target has " + free + " connections left",
          "raise max_connections, or use fewer --jobs");
    }
  }
}
