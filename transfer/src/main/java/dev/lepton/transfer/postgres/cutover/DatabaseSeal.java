package dev.lepton.transfer.postgres.cutover;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.verify.SideSession;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Makes a database read-only for everybody but us, and takes that back. Idempotent. */
final class DatabaseSeal {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * Client sessions that are not ours; ours are known by the names that ConnectionFactory gives
   * them.
   */
  private static final String OTHERS =
      " FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
          + " AND backend_type = 'client backend' AND application_name NOT IN ('lepton', 'lepton-stream')";

  private DatabaseSeal() {}

  /** New sessions are read-only, old ones are ended. */
  static void close(SideSession session) {
    session.execute("ALTER DATABASE " + name(session) + " SET default_transaction_read_only = on");
    endOthers(session);
  }

  /** Whether new sessions are read-only. */
  static boolean closed(SideSession session) {
    return session
        .text(
            "SELECT 1 FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase WHERE"
                + " d.datname = current_database() AND s.setrole = 0 AND"
                + " 'default_transaction_read_only=on' = ANY (s.setconfig)")
        .isPresent();
  }

  /** New sessions may write; old ones are ended, because they would stay read-only. */
  static void open(SideSession session) {
    allowWrites(session);
    endOthers(session);
  }

  /** New sessions may write; old ones are left as they are. */
  static void allowWrites(SideSession session) {
    session.execute("ALTER DATABASE " + name(session) + " RESET default_transaction_read_only");
  }

  /** Ends the other sessions of the database and returns once they are gone. */
  static void endOthers(SideSession session) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    session.text("SELECT count(pg_terminate_backend(pid))" + OTHERS);
    while (session.number("SELECT count(*)" + OTHERS) > 0) {
      if (System.nanoTime() > deadline) {
        throw session.fail(
            ErrorCode.TIMED_OUT,
            "sessions of the database do not end",
            "end the sessions that pg_stat_activity shows, then run again: it goes on from here");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      session.text("SELECT count(pg_terminate_backend(pid))" + OTHERS);
    }
  }

  private static String name(SideSession session) {
    return QualifiedName.quote(session.text("SELECT current_database()").orElseThrow());
  }
}
