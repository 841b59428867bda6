package dev.lepton.transfer.postgres.publish;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.connect.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Runs DDL on a database in use. Live traffic queues behind a statement that waits for a lock, so
 * the statement gives up after a moment, lets the traffic pass and tries again.
 */
public final class PatientLock {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final long PAUSE_MILLIS = 100;

  private PatientLock() {}

  /**
   * Runs a statement that needs a lock, again and again until it gets it.
   *
   * @throws LeptonException TIMED_OUT after two minutes
   */
  public static void run(Connection connection, String sql) throws SQLException {
    long begin = System.nanoTime();
    while (!attempt(connection, sql)) {
      if (System.nanoTime() - begin > LIMIT.toNanos()) {
        throw new LeptonException(
            ErrorCode.TIMED_OUT,
            "no lock could be had for two minutes for: " + sql,
            "source",
            "end the long transactions on that table, then run the same command again");
      }
      pause();
    }
  }

  private static boolean attempt(Connection connection, String sql) throws SQLException {
    try {
      return Transactions.run(
          connection,
          altering -> {
            Sql.execute(altering, "SET LOCAL lock_timeout = '300ms'");
            Sql.execute(altering, sql);
            return true;
          });
    } catch (SQLException e) {
      if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LeptonException(
          ErrorCode.INTERRUPTED,
          "interrupted while waiting for a lock",
          "source",
          "run the same command again: it resumes",
          e);
    }
  }
}
