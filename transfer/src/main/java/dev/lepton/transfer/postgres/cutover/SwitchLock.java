package dev.lepton.transfer.postgres.cutover;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.verify.SideSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A lock that a transaction holds which is about to open or to close a side. Whoever finds that
 * nobody has it knows that no such transaction can commit any more. Stateless and thread-safe.
 *
 * @param stream name of the change stream
 */
record SwitchLock(String stream) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String HOLDERS =
      " FROM pg_locks WHERE locktype = 'advisory' AND granted AND mode = 'ExclusiveLock' AND pid <> pg_backend_pid()"
          + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND objsubid = 1"
          + " AND (classid::bigint << 32 | objid::bigint) = ";

  /** SQL that waits while somebody holds the lock; until the end of the transaction. */
  String shared() {
    return "pg_advisory_xact_lock_shared(" + key() + ")";
  }

  /** Takes it until the end of the caller's transaction. */
  void take(Connection connection) throws SQLException {
    Sql.execute(connection, "SELECT pg_advisory_xact_lock(" + key() + ")");
  }

  /**
   * Ends the sessions that hold it, of a process that is gone, and returns once they are gone too.
   *
   * @throws dev.lepton.model.error.LeptonException TIMED_OUT if they do not end
   */
  void endHolders(SideSession session) {
    long begun = System.nanoTime();
    while (session.number("SELECT count(pg_terminate_backend(pid))" + HOLDERS + key()) > 0) {
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw session.fail(
            ErrorCode.TIMED_OUT,
            "the session of an interrupted switch does not end",
            "end it (see pg_locks, locktype advisory), then run again");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  private String key() {
    return "hashtextextended('lepton switch " + stream.replace("'", "''") + "', 0)";
  }
}
