package dev.lepton.transfer.postgres.copy;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Moves the output of one COPY into a sink, in large pieces out of one buffer. Not thread-safe. */
public final class CopyPump {
  private static final int BUFFER_SIZE = 128 * 1024;

  private final byte[] buffer = new byte[BUFFER_SIZE];
  private final CopyMeter meter;
  private final RowObserver observer;
  private int filled;
  private long messages;

  /** Gives the output of a COPY row by row, as the server sends it. */
  @FunctionalInterface
  public interface RowSource {
    /** Null at the end. */
    byte @Nullable [] next() throws SQLException;
  }

  /** Sees every row as the server sent it, before it is moved. */
  @FunctionalInterface
  public interface RowObserver {
    void row(byte[] data);

    /** Looks away. */
    static RowObserver none() {
      return data -> {};
    }
  }

  public CopyPump(CopyMeter meter, RowObserver observer) {
    this.meter = meter;
    this.observer = observer;
  }

  /**
   * @return bytes moved
   * @throws LeptonException INTERRUPTED when the thread is interrupted meanwhile
   */
  public long pump(RowSource source, RowSink sink) throws SQLException, IOException {
    long total = 0;
    long reported = 0;
    long rows = 0;
    long mark = System.nanoTime();
    byte @Nullable [] row;
    filled = 0;
    while ((row = source.next()) != null) {
      observer.row(row);
      total += row.length;
      rows++;
      messages++;
      if (filled + row.length <= BUFFER_SIZE) {
        keep(row);
        continue;
      }
      long read = System.nanoTime();
      flush(sink);
      if (row.length > BUFFER_SIZE) {
        sink.write(row, 0, row.length);
      } else {
        keep(row);
      }
      long written = System.nanoTime();
      meter.add(rows, total - reported, read - mark, written - read);
      reported = total;
      rows = 0;
      mark = written;
      stopIfInterrupted();
    }
    flush(sink);
    meter.add(rows, total - reported, 0, 0);
    return total;
  }

  /**
   * Replaces the number of messages seen, which the meter has counted so far, by the number of
   * rows: a binary COPY ends with a message that is no row.
   */
  public void settle(long rows) {
    meter.add(rows - messages, 0, 0, 0);
    messages = rows;
  }

  private void keep(byte[] row) {
    System.arraycopy(row, 0, buffer, filled, row.length);
    filled += row.length;
  }

  private void flush(RowSink sink) throws SQLException, IOException {
    if (filled > 0) {
      sink.write(buffer, 0, filled);
      filled = 0;
    }
  }

  private static void stopIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new LeptonException(
          ErrorCode.INTERRUPTED,
          "the copy was interrupted",
          "copy",
          "run the same command again: it resumes");
    }
  }
}
