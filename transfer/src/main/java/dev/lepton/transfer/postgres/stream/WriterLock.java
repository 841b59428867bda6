package dev.lepton.transfer.postgres.stream;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The right to write what a stream brings: a lock of the writing session. The server keeps an
 * earlier session whose client has vanished, with its locks and maybe with a commit on its way that
 * arrives after the next session has read the position. So that one is ended first, by whoever
 * reads the slot now, which only one can. Stateless.
 */
final class WriterLock {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String KEY = "hashtextextended('lepton writer ' || ?, 0)";

  private static final String END_HOLDERS =
      "SELECT count(pg_terminate_backend(pid)) FROM pg_locks WHERE locktype = 'advisory' AND granted"
          + " AND pid <> pg_backend_pid() AND objsubid = 1"
          + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
          + " AND (classid::bigint << 32 | objid::bigint) = "
          + KEY;

  private WriterLock() {}

  /** Takes it until the session's end; returns once no earlier session can write any more. */
  static void take(Connection connection, String stream) throws SQLException {
    long begun = System.nanoTime();
    while (!one(connection, "SELECT pg_try_advisory_lock(" + KEY + ")", stream).equals("t")) {
      one(connection, END_HOLDERS, stream);
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new SQLException(
            "an earlier session of the stream does not end (see pg_locks, locktype advisory)",
            "55P03");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  private static String one(Connection connection, String sql, String stream) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, stream);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
