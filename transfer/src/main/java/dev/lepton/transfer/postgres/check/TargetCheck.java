package dev.lepton.transfer.postgres.check;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.connect.Transactions;
import dev.lepton.transfer.postgres.ledger.Ownership;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What the target must allow. */
final class TargetCheck {
  private static final String NO_PRIVILEGE = "42501";
  private static final String STRANGERS =
      """
      WITH own AS (SELECT oid, nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'lepton'))
      SELECT name FROM (
        SELECT 'pg_class'::regclass AS class, c.oid, format('%I.%I', n.nspname, c.relname) AS name
          FROM pg_class c JOIN own n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
        UNION ALL
        SELECT 'pg_proc'::regclass, p.oid, format('%I.%I()', n.nspname, p.proname) FROM pg_proc p JOIN own n ON n.oid = p.pronamespace
        UNION ALL
        SELECT 'pg_type'::regclass, t.oid, format('%I.%I', n.nspname, t.typname)
          FROM pg_type t JOIN own n ON n.oid = t.typnamespace WHERE t.typtype IN ('e', 'd', 'r')) found
       WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = found.class AND d.objid = found.oid AND d.deptype = 'e')
       ORDER BY 1 LIMIT 5
      """;

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
    empty(slot);
    if (Sql.isTrue(target, "SELECT pg_is_in_recovery()")) {
      findings.add(ErrorCode.NOT_SUPPORTED, "the target is a standby", where, "name its primary as the target");
    }
    if (!mayLoad()) {
      findings.add(
          ErrorCode.TARGET_PRIVILEGE,
          "\"" + user + "\" may not switch triggers off while rows are loaded",
          where,
          "GRANT SET ON PARAMETER session_replication_role TO \"" + user + "\" (PostgreSQL 15 and newer), or use a superuser");
    }
    if (!Sql.isTrue(target, "SELECT has_database_privilege(current_database(), 'CREATE')")) {
      findings.add(
          ErrorCode.TARGET_PRIVILEGE, "\"" + user + "\" may not create schemas", where, "grant it CREATE on the database");
    }
    if (restores && !Sql.isTrue(target, "SELECT rolsuper OR rolcreatedb FROM pg_roles WHERE rolname = current_user")) {
      findings.add(
          ErrorCode.TARGET_PRIVILEGE,
          "\"" + user + "\" may not create the database that the backup is restored into for proof",
          where,
          "ALTER ROLE \"" + user + "\" CREATEDB, or switch the backup off in migration.yaml");
    }
    String level = Sql.string(target, "SHOW wal_level").orElse("");
    if (!level.equals("logical")) {
      findings.add(
          ErrorCode.NOT_SUPPORTED,
          "the target does not write a logical WAL (wal_level is " + level + "), so there would be no way back after the switch",
          where,
          "set wal_level = 'logical' there and restart the server");
    }
  }

  private void empty(String slot) throws SQLException {
    if (Ownership.belongsTo(target, slot)) {
      return;
    }
    boolean foreignLedger = Ownership.belongsToAnother(target, slot);
    List<String> strangers = Sql.strings(target, STRANGERS);
    if (foreignLedger || !strangers.isEmpty()) {
      findings.add(
          ErrorCode.TARGET_NOT_EMPTY,
          foreignLedger
              ? "the target belongs to another move"
              : "the target is not empty: it has " + String.join(", ", strangers),
          where,
          "give an empty database as the target; nothing in it has been touched");
    }
  }

  private boolean mayLoad() throws SQLException {
    try {
      return Transactions.run(
          target,
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
