package dev.lepton.transfer.postgres.check;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.connect.Transactions;
import java.sql.Connection;
import java.sql.SQLException;

/** What the target must allow. */
final class TargetCheck {
  private static final String NO_PRIVILEGE = "42501";
  private final Connection target;
  private final String where;
  private final String user;
  private final Findings findings;

  TargetCheck(Connection target, String where, String user, Findings findings) {
    this.target = target;
    this.where = where;
    this.user = user;
    this.findings = findings;
  }

  /**
   * @param restores whether a backup will be restored beside the target
   */
  void run(String slot, boolean restores) throws SQLException {
    EmptyTarget.problem(target, slot, where)
        .ifPresent(problem -> findings.add(ErrorCode.TARGET_NOT_EMPTY, problem));
    if (Sql.isTrue(target, "SELECT pg_is_in_recovery()")) {
      findings.add(
          ErrorCode.NOT_SUPPORTED,
          "the target is a standby",
          where,
          "name its primary as the target");
    }
    if (!mayLoad(target)) {
      findings.add(
          ErrorCode.TARGET_PRIVILEGE,
          "\"" + user + "\" may not switch triggers off while rows are loaded",
          where,
          "GRANT SET ON PARAMETER session_replication_role TO \""
              + user
              + "\" (PostgreSQL 15 and newer), or use a superuser");
    }
    if (!Sql.isTrue(target, "SELECT has_database_privilege(current_database(), 'CREATE')")) {
      findings.add(
          ErrorCode.TARGET_PRIVILEGE,
          "\"" + user + "\" may not create schemas",
          where,
          "grant it CREATE on the database");
    }
    if (restores
        && !Sql.isTrue(
            target, "SELECT rolsuper OR rolcreatedb FROM pg_roles WHERE rolname = current_user")) {
      findings.add(
          ErrorCode.TARGET_PRIVILEGE,
          "\"" + user + "\" may not create the database that the backup is restored into for proof",
          where,
          "ALTER ROLE \"" + user + "\" CREATEDB, or switch the backup off in migration.yaml");
    }
    String level = Sql.string(target, "SHOW wal_level").orElse("");
    if (!level.equals("logical")) {
      findings.addLive(
          ErrorCode.NOT_SUPPORTED,
          "the target does not write a logical WAL (wal_level is "
              + level
              + "), so there would be no way back after the switch",
          where,
          "set wal_level = 'logical' there and restart the server");
    }
  }

  /** Whether rows may be written without firing triggers, as a change stream does. */
  static boolean mayLoad(Connection side) throws SQLException {
    try {
      return Transactions.run(
          side,
          trying -> {
            Sql.execute(trying, "SET LOCAL session_replication_role = replica");
            return true;
          });
    } catch (SQLException e) {
      if (NO_PRIVILEGE.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }
}
