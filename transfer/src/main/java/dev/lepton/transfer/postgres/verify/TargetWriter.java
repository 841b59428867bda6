package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.Sql;
import java.sql.SQLException;
import java.util.Optional;

/** The session that changes the target, with triggers off where it may. Not thread-safe. */
final class TargetWriter implements AutoCloseable {
  private static final String NO_PRIVILEGE = "42501";

  private final SideSession session;
  private final boolean quiet;

  private TargetWriter(SideSession session, boolean quiet) {
    this.session = session;
    this.quiet = quiet;
  }

  static TargetWriter open(ConnectionFactory target) {
    SideSession session = SideSession.openWritable(target);
    try {
      session.execute(
          "SET lc_monetary = 'C'; SET check_function_bodies = off; SET lock_timeout = '60s'");
      return new TargetWriter(session, silence(session));
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private static boolean silence(SideSession session) {
    try {
      Sql.execute(session.connection(), "SET session_replication_role = replica");
      return true;
    } catch (SQLException e) {
      if (NO_PRIVILEGE.equals(e.getSQLState())) {
        return false;
      }
      throw session.explain("switch triggers off", e);
    }
  }

  /**
   * Makes sure that no trigger and no foreign key acts on the table while it is mended.
   *
   * @throws LeptonException TARGET_PRIVILEGE if one would
   */
  void refuseTriggers(QualifiedName table) {
    if (!quiet
        && session.number(
                "SELECT count(*) FROM pg_trigger WHERE tgrelid = ?::regclass", table.sql())
            > 0) {
      throw session.fail(
          ErrorCode.TARGET_PRIVILEGE,
          "triggers and foreign keys of " + table + " would act on the rows that are mended",
          "GRANT SET ON PARAMETER session_replication_role to the user, or repair as a superuser");
    }
  }

  SideSession session() {
    return session;
  }

  /** Runs a statement by itself. Returns why it failed, or nothing. */
  Optional<String> tryRun(String sql) {
    try {
      Sql.execute(session.connection(), sql);
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
