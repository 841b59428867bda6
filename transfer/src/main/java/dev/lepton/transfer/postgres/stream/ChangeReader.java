package dev.lepton.transfer.postgres.stream;

import dev.lepton.transfer.postgres.connect.Silence;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;

/**
 * Reads one streaming session and hands its transactions over in segments. It also answers the
 * source: only what the target has committed is ever confirmed. Runs on a thread of its own until
 * stopped.
 */
final class ChangeReader implements Runnable {
  /**
   * Small transactions are handed over together: waking the applier for each would cost both
   * threads more than the changes.
   */
  private static final long HANDOVER_BYTES = 128 << 10;

  private static final long CONFIRM_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /**
   * Nothing else speaks to the source while the queue is full. It also answers then, so that its
   * silence means something.
   */
  private final long silenceNanos =
      Math.min(TimeUnit.SECONDS.toNanos(5), Silence.limit().toNanos() / 4);

  private final PGReplicationStream stream;
  private final SegmentQueue queue;
  private final Supplier<LogSequenceNumber> applied;
  private final TransactionCutter cutter;
  private volatile boolean stopped;

  private final List<Segment> ready = new ArrayList<>();
  private long readyBytes;
  private LogSequenceNumber confirmed = LogSequenceNumber.INVALID_LSN;
  private long nextConfirm;
  private long lastWord = System.nanoTime();

  /** What the target has committed is resumed from, and confirmed to the source as it grows. */
  ChangeReader(
      PGReplicationStream stream,
      SegmentQueue queue,
      StreamProgress progress,
      TransactionFates fates) {
    this.stream = stream;
    this.queue = queue;
    this.applied = progress::recorded;
    // A position that is waited for is asked of the source after the gate was closed: no gate, and
    // a
    // transaction known to have committed before, means that it lies before any gate to come.
    this.cutter =
        new TransactionCutter(
            progress.recorded(),
            fates,
            () -> progress.gate() == null,
            TransactionCutter.MOST_BESIDE_BYTES,
            this::gather);
  }

  void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    try (cutter) {
      while (!stopped) {
        step();
      }
      confirm();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      queue.fail(e);
    } catch (SQLException | RuntimeException e) {
      queue.fail(e);
    }
  }

  private void step() throws SQLException, InterruptedException {
    ByteBuffer bytes = stream.readPending();
    if (bytes != null) {
      cutter.handle(bytes);
    } else if (stream.isClosed()) {
      throw new SQLException("the source ended the stream", "08006");
    } else {
      idle();
    }
    if (System.nanoTime() >= nextConfirm) {
      confirm();
    }
  }

  private void idle() throws SQLException, InterruptedException {
    handOver();
    if (cutter.isBetweenTransactions()) {
      cutter.advanceTo(stream.getLastReceiveLSN());
      queue.quietAt(cutter.seen());
    }
    LockSupport.parkNanos(IDLE_NANOS);
  }

  private void gather(Segment segment) throws SQLException, InterruptedException {
    ready.add(segment);
    readyBytes += segment.bytes();
    if (readyBytes >= HANDOVER_BYTES) {
      handOver();
    }
  }

  private void handOver() throws SQLException, InterruptedException {
    if (ready.isEmpty()) {
      return;
    }
    if (System.nanoTime() >= nextConfirm) {
      confirm();
    }
    // The source must hear from us even while the target is slow, or it takes us for dead.
    while (!stopped && !queue.offer(ready, readyBytes, Duration.ofMillis(500))) {
      confirm();
    }
    ready.clear();
    readyBytes = 0;
  }

  private void confirm() throws SQLException {
    nextConfirm = System.nanoTime() + CONFIRM_NANOS;
    LogSequenceNumber position = applied.get();
    boolean silent = System.nanoTime() - lastWord > silenceNanos;
    if (silent || position.compareTo(confirmed) > 0) {
      lastWord = System.nanoTime();
      stream.setFlushedLSN(position);
      stream.setAppliedLSN(position);
      stream.forceUpdateStatus();
      confirmed = position;
    }
  }
}
