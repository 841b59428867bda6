package dev.lepton.transfer.postgres.copy;

import dev.lepton.model.Phase;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Waits until every transaction that had begun when the wait began has ended. Taken after the
 * replication slot exists, it makes sure that no transaction is both before the slot's consistent
 * point, and so not in the stream, and still invisible to a chunk's snapshot.
 */
final class TransactionHorizon {
  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long POLL_MILLIS = 20;

  private final EventSink events;

  TransactionHorizon(EventSink events) {
    this.events = events;
  }

  /**
   * @throws LeptonException TIMED_OUT after 15 minutes, naming who holds it up
   */
  void await(Connection source) throws SQLException {
    long begin = System.nanoTime();
    long horizon = bound(source, "xmax");
    boolean told = false;
    while (bound(source, "xmin") < horizon) {
      Duration waited = Duration.ofNanos(System.nanoTime() - begin);
      if (waited.compareTo(LIMIT) > 0) {
        throw new LeptonException(
            ErrorCode.TIMED_OUT,
            "transactions at the source have been open for "
                + LIMIT.toMinutes()
                + " minutes: "
                + holders(source),
            "source",
            "end or roll back these transactions (also prepared ones), then run the same command"
                + " again");
      }
      if (!told && waited.compareTo(PATIENCE) > 0) {
        told = true;
        events.emit(
            new Event.Noted(
                Phase.TRANSFER,
                Event.Level.WARNING,
                "waiting for open transactions at the source: " + holders(source)));
      }
      pause();
    }
  }

  private static long bound(Connection source, String name) throws SQLException {
    // The txid functions exist in every version and count alike.
    String sql = "SELECT txid_snapshot_" + name + "(txid_current_snapshot())";
    try (Statement statement = source.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static String holders(Connection source) throws SQLException {
    String sql =
        "SELECT coalesce(string_agg(who, ', '), 'unknown') FROM (SELECT format('process %s (%s,"
            + " %s)', pid, usename, application_name) AS who FROM pg_stat_activity WHERE"
            + " backend_xid IS NOT NULL AND pid <> pg_backend_pid() UNION ALL SELECT"
            + " format('prepared transaction %s', gid) FROM pg_prepared_xacts) open";
    try (Statement statement = source.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LeptonException(
          ErrorCode.INTERRUPTED,
          "interrupted while waiting for open transactions",
          "source",
          "run the same command again: it resumes",
          e);
    }
  }
}
