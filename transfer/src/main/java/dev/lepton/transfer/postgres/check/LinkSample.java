package dev.lepton.transfer.postgres.check;

import dev.lepton.model.transfer.DatabaseAssessment.Estimate;
import dev.lepton.model.transfer.DatabaseAssessment.TableSize;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Reads for a moment as the copy would, to see how fast the source and the way to it are. */
record LinkSample(ConnectionFactory source) {
  private static final String NO_PRIVILEGE = "42501";
  private static final int TABLES = 4;
  private static final long MOST_BYTES = 32_000_000;
  private static final long MOST_NANOS = 1_000_000_000L;

  /** Sorted indexes were built at a third of the rate of the rows when that was measured. */
  private static final double INDEX_SLOWNESS = 3;

  /** Less says more about the first page than about the way. */
  private static final long FEWEST_BYTES = 100_000;

  /** What was read of one table. */
  private record Piece(long rows, long bytes, double seconds, boolean whole) {}

  /**
   * @param largest tables, the largest first
   * @param storedBytes of all tables
   * @param indexBytes of all tables
   */
  Estimate estimate(List<TableSize> largest, long storedBytes, long indexBytes)
      throws SQLException {
    long read = 0;
    long coveredBytes = 0;
    double measured = 0;
    double seconds = 0;
    for (TableSize table : largest.subList(0, Math.min(TABLES, largest.size()))) {
      Piece piece = read(table.table());
      read += piece.bytes();
      measured += piece.seconds();
      coveredBytes += table.bytes();
      double share =
          piece.whole() ? 1 : (double) piece.rows() / Math.max(table.rows(), piece.rows());
      seconds += piece.seconds() / share;
    }
    if (read < FEWEST_BYTES) {
      return new Estimate(
          read, read / Math.max(1e-3, measured), 0, "too little data to measure; it takes seconds");
    }
    double storedRate = coveredBytes / seconds;
    double rest = Math.max(0, storedBytes - coveredBytes) / storedRate;
    double indexes = indexBytes / (storedRate / INDEX_SLOWNESS);
    return new Estimate(
        read, read / measured, seconds + rest + indexes, how(read, measured, largest.size()));
  }

  private static String how(long read, double seconds, int tables) {
    return String.format(
        Locale.ROOT,
        "%.1f MB of the %d largest tables were read in %.1f s on one connection, as the copy reads"
            + " them; the estimate is all rows at that rate and all indexes at a third of it, one"
            + " after the other. More --jobs make it shorter, a slower target longer: the target was"
            + " not written to",
        read / 1e6,
        Math.min(TABLES, tables),
        seconds);
  }

  /** On a connection of its own, which is broken off in the middle of the rows. */
  private Piece read(String table) throws SQLException {
    Connection connection = source.open();
    try {
      return read(connection, table);
    } catch (SQLException e) {
      if (NO_PRIVILEGE.equals(e.getSQLState())) {
        // That is among the findings already.
        return new Piece(0, 0, 1e-6, true);
      }
      throw e;
    } finally {
      connection.abort(Runnable::run);
    }
  }

  private static Piece read(Connection connection, String table) throws SQLException {
    long begun = System.nanoTime();
    CopyOut copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("COPY (SELECT * FROM ONLY " + table + ") TO STDOUT (FORMAT binary)");
    long bytes = 0;
    long rows = 0;
    byte[] row = copy.readFromCopy();
    while (row != null && bytes < MOST_BYTES && System.nanoTime() - begun < MOST_NANOS) {
      bytes += row.length;
      rows++;
      row = copy.readFromCopy();
    }
    return new Piece(rows, bytes, Math.max(1e-6, (System.nanoTime() - begun) / 1e9), row == null);
  }
}
