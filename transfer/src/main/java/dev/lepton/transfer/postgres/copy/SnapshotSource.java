package dev.lepton.transfer.postgres.copy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Decides which state of the source a chunk is a picture of. Thread-safe. */
@FunctionalInterface
public interface SnapshotSource {
  /** Every chunk has a snapshot of its own, so that none has to be kept. */
  SnapshotSource OWN =
      reading -> {
        Snapshots.repeatable(reading);
        return Snapshots.current(reading);
      };

  /**
   * Makes a transaction, in which nothing has been asked yet, read from one state only.
   *
   * @return that state
   */
  Snapshot begin(Connection reading) throws SQLException;
}

/** The statements that snapshots are made of. */
final class Snapshots {
  private static final int SNAPSHOT_FUNCTION_SINCE = 13;

  private Snapshots() {}

  /** The snapshot is taken by the next statement and holds for the whole transaction. */
  static void repeatable(Connection reading) throws SQLException {
    try (Statement statement = reading.createStatement()) {
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    }
  }

  static Snapshot current(Connection reading) throws SQLException {
    boolean modern = reading.getMetaData().getDatabaseMajorVersion() >= SNAPSHOT_FUNCTION_SINCE;
    String function = modern ? "pg_current_snapshot()" : "txid_current_snapshot()";
    try (Statement statement = reading.createStatement();
        ResultSet rows = statement.executeQuery("SELECT " + function + "::text")) {
      rows.next();
      return Snapshot.parse(rows.getString(1));
    }
  }
}
