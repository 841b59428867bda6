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
  private static final long MOST_BYTES = 64_000_000;
  private static final long MOST_NANOS = 2_000_000_000L;

  /** Sorted indexes were built at a third of the rate of the rows when that was measured. */
  private static final double INDEX_SLOWNESS = 3;

  /** Less says more about the first page than about the way. */
  private static final long FEWEST_BYTES = 100_000;

  /**
   * @param largest tables, the largest first
   * @param rowBytes of all tables
   * @param indexBytes of all tables
   */
  Estimate estimate(List<TableSize> largest, long rowBytes, long indexBytes) throws SQLException {
    long begun = System.nanoTime();
    long read = 0;
    for (TableSize table : largest) {
      if (read < MOST_BYTES && System.nanoTime() - begun < MOST_NANOS) {
        read += read(table.table(), begun, MOST_BYTES - read);
      }
    }
    double seconds = Math.max(1e-3, (System.nanoTime() - begun) / 1e9);
    double rate = read / seconds;
    if (read < FEWEST_BYTES) {
      return new Estimate(read, rate, 0, "too little data to measure; it will take seconds");
    }
    double whole = rowBytes / rate + indexBytes / (rate / INDEX_SLOWNESS);
    return new Estimate(
        read,
        rate,
        whole,
        String.format(
            Locale.ROOT,
            "%.1f MB of the largest tables were read in %.1f s on one connection, as the copy reads"
                + " them; the estimate is all rows at that rate and all indexes at a third of it,"
                + " one after the other. More --jobs make it shorter, a slower target longer: the"
                + " target was not written to",
            read / 1e6,
            seconds));
  }

  /** On a connection of its own, which is broken off in the middle of the rows. */
  private long read(String table, long begun, long most) throws SQLException {
    Connection connection = source.open();
    try {
      return read(connection, table, begun, most);
    } finally {
      connection.abort(Runnable::run);
    }
  }

  private static long read(Connection connection, String table, long begun, long most)
      throws SQLException {
    CopyOut copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("COPY (SELECT * FROM ONLY " + table + ") TO STDOUT (FORMAT binary)");
    long read = 0;
    byte[] row = copy.readFromCopy();
    while (row != null) {
      read += row.length;
      if (read >= most || System.nanoTime() - begun > MOST_NANOS) {
        return read;
      }
      row = copy.readFromCopy();
    }
    return read;
  }
}
