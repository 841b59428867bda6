package dev.lepton.transfer.postgres.check;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.migration.Selection;
import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.connect.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;

/** What the source must allow. */
final class SourceCheck {
  private static final int OLDEST = 12;

  /** One slot to follow and one, for a moment, to verify at. */
  private static final int SLOTS = 2;

  private static final String OWN_TABLES =
      "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname !~ '^pg_' AND"
          + " n.nspname NOT IN ('information_schema', 'lepton') AND NOT EXISTS (SELECT FROM"
          + " pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype"
          + " = 'e') AND ";

  private final Connection source;
  private final String where;
  private final String user;
  private final Findings findings;

  SourceCheck(Connection source, String where, String user, Findings findings) {
    this.source = source;
    this.where = where;
    this.user = user;
    this.findings = findings;
  }

  /**
   * @param selection only its tables have to be readable, and owned
   */
  void run(String slot, Selection selection) throws SQLException {
    int version = source.getMetaData().getDatabaseMajorVersion();
    if (version < OLDEST) {
      findings.add(
          ErrorCode.NOT_SUPPORTED,
          "the source is PostgreSQL " + version,
          where,
          "bring it to PostgreSQL " + OLDEST + " or newer first");
    }
    if (Sql.isTrue(source, "SELECT pg_is_in_recovery()")) {
      findings.add(
          ErrorCode.NOT_SUPPORTED,
          "the source is a standby",
          where,
          "name its primary as the source");
    }
    replication(slot);
    privileges(new CatalogReader(selection).unselected(source));
    wayBack();
  }

  /** The way back runs before the target opens, so a switch without this would be taken back. */
  private void wayBack() throws SQLException {
    if (!TargetCheck.mayLoad(source)) {
      findings.addLive(
          ErrorCode.SOURCE_PRIVILEGE,
          "\"" + user + "\" may not switch triggers off, which the way back needs",
          where,
          "GRANT SET ON PARAMETER session_replication_role TO \""
              + user
              + "\" (PostgreSQL 15 and newer), or use a superuser");
    }
  }

  private void replication(String slot) throws SQLException {
    String level = Sql.string(source, "SHOW wal_level").orElse("");
    if (!level.equals("logical")) {
      findings.addLive(
          ErrorCode.SOURCE_NOT_LOGICAL,
          "the source does not write a logical WAL (wal_level is " + level + ")",
          where,
          "ALTER SYSTEM SET wal_level = 'logical' and restart the server (on a managed service: its"
              + " parameter for logical replication)");
    }
    if (!Sql.isTrue(
        source,
        "SELECT rolsuper OR rolreplication OR EXISTS (SELECT FROM pg_roles m WHERE m.rolname ="
            + " 'rds_replication' AND pg_has_role(current_user, m.oid, 'member')) FROM pg_roles"
            + " WHERE rolname = current_user")) {
      findings.addLive(
          ErrorCode.SOURCE_PRIVILEGE,
          "\"" + user + "\" may not replicate",
          where,
          "ALTER ROLE \"" + user + "\" REPLICATION");
    }
    free(
        "max_replication_slots",
        "SELECT count(*) FROM pg_replication_slots WHERE slot_name <> ?",
        slot);
    free(
        "max_wal_senders",
        "SELECT count(*) FROM pg_stat_replication WHERE application_name <> ?",
        "lepton-stream");
  }

  private void free(String setting, String used, String ours) throws SQLException {
    int most =
        Integer.parseInt(Sql.string(source, "SELECT current_setting(?)", setting).orElse("0"));
    int taken = Integer.parseInt(Sql.string(source, used, ours).orElse("0"));
    if (most - taken < SLOTS) {
      findings.addLive(
          ErrorCode.SOURCE_NOT_LOGICAL,
          "the source has "
              + taken
              + " of "
              + most
              + " ("
              + setting
              + ") in use; the move needs "
              + SLOTS,
          where,
          "raise "
              + setting
              + " to at least "
              + (taken + SLOTS)
              + " and restart, or drop what is no longer used");
    }
  }

  private void privileges(Set<Long> unselected) throws SQLException {
    liveNames(
        "these tables are not owned by \"" + user + "\", so it cannot publish them",
        "make it a member of their owner, or a superuser",
        tables(unselected)
            + (unselected.isEmpty() ? "c.relkind = 'r'" : "c.relkind IN ('r', 'p')")
            + " AND NOT pg_has_role(c.relowner, 'USAGE')");
    names(
        "\"" + user + "\" may not read these",
        "grant it SELECT on them",
        tables(unselected)
            + "(c.relkind = 'r' AND NOT has_table_privilege(c.oid, 'SELECT')"
            + " OR c.relkind = 'S' AND NOT has_sequence_privilege(c.oid, 'SELECT'))");
    names(
        "row-level security would hide rows of these tables from \"" + user + "\"",
        "ALTER ROLE \"" + user + "\" BYPASSRLS",
        tables(unselected)
            + "c.relrowsecurity AND c.relforcerowsecurity AND NOT (SELECT rolsuper OR rolbypassrls"
            + " FROM pg_roles WHERE rolname = current_user)");
    if (!Sql.isTrue(source, "SELECT has_database_privilege(current_database(), 'CREATE')")) {
      findings.addLive(
          ErrorCode.SOURCE_PRIVILEGE,
          "\"" + user + "\" may not create a publication",
          where,
          "grant it CREATE on the database");
    }
  }

  private static String tables(Set<Long> unselected) {
    return OWN_TABLES
        + unselected.stream()
            .map(String::valueOf)
            .collect(Collectors.joining(",", "c.oid <> ALL ('{", "}') AND "));
  }

  private void names(String what, String fix, String from) throws SQLException {
    String found = found(from);
    if (!found.isEmpty()) {
      findings.add(ErrorCode.SOURCE_PRIVILEGE, what + ": " + found, where, fix);
    }
  }

  private void liveNames(String what, String fix, String from) throws SQLException {
    String found = found(from);
    if (!found.isEmpty()) {
      findings.addLive(ErrorCode.SOURCE_PRIVILEGE, what + ": " + found, where, fix);
    }
  }

  private String found(String from) throws SQLException {
    return String.join(
        ", ",
        Sql.strings(
            source,
            "SELECT format('%I.%I', n.nspname, c.relname) " + from + " ORDER BY 1 LIMIT 20"));
  }
}
