package dev.lepton.transfer.postgres.stream;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;

/**
 * Reads one streaming session, decodes it and cuts its transactions into segments. It also answers
 * the source: only what the target has committed is ever confirmed. Runs on a thread of its own
 * until stopped.
 */
final class ChangeReader implements Runnable {
  private static final long SEGMENT_BYTES = 1 << 20;
  private static final long CONFIRM_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** Nothing else speaks to the source while the queue is full. */
  private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final PGReplicationStream stream;
  private final SegmentQueue queue;
  private final LogSequenceNumber resumeAt;
  private final Supplier<LogSequenceNumber> applied;
  private final MessageDecoder decoder = new MessageDecoder();
  private volatile boolean stopped;

  private Message.@Nullable Begin open;
  private boolean skip;
  private List<Message.Change> changes = new ArrayList<>();
  private long bytes;
  private LogSequenceNumber seen;
  private LogSequenceNumber confirmed = LogSequenceNumber.INVALID_LSN;
  private long nextConfirm;
  private long lastWord = System.nanoTime();

  /**
   * @param resumeAt transactions that committed before it have been applied
   * @param applied what the target has committed
   */
  ChangeReader(
      PGReplicationStream stream,
      SegmentQueue queue,
      LogSequenceNumber resumeAt,
      Supplier<LogSequenceNumber> applied) {
    this.stream = stream;
    this.queue = queue;
    this.resumeAt = resumeAt;
    this.applied = applied;
    this.seen = resumeAt;
  }

  void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    try {
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
      handle(bytes);
    } else if (stream.isClosed()) {
      throw new SQLException("the source ended the stream", "08006");
    } else {
      idle();
    }
    if (System.nanoTime() >= nextConfirm) {
      confirm();
    }
  }

  private void idle() {
    if (open == null) {
      advanceTo(stream.getLastReceiveLSN());
      queue.quietAt(seen);
    }
    LockSupport.parkNanos(IDLE_NANOS);
  }

  private void handle(ByteBuffer message) throws SQLException, InterruptedException {
    int size = message.remaining();
    Message decoded = decoder.decode(message);
    if (decoded instanceof Message.Begin begin) {
      open = begin;
      skip = begin.commitLsn().compareTo(resumeAt) < 0;
    } else if (decoded instanceof Message.Commit commit) {
      commit(commit);
    } else if (decoded instanceof Message.Change change && !skip) {
      add(change, size);
    }
  }

  private void add(Message.Change change, int size) throws SQLException, InterruptedException {
    changes.add(change);
    bytes += size + 64L;
    if (bytes >= SEGMENT_BYTES) {
      send(Optional.empty());
    }
  }

  private void commit(Message.Commit commit) throws SQLException, InterruptedException {
    if (!skip) {
      send(Optional.of(commit));
    }
    open = null;
    advanceTo(commit.endLsn());
  }

  private void send(Optional<Message.Commit> commit) throws SQLException, InterruptedException {
    if (open == null) {
      throw new IllegalArgumentException("pgoutput sent a change outside of a transaction");
    }
    Segment segment = new Segment(open, List.copyOf(changes), commit, bytes);
    changes = new ArrayList<>();
    bytes = 0;
    // The source must hear from us even while the target is slow, or it takes us for dead.
    while (!queue.offer(segment, Duration.ofMillis(500))) {
      if (stopped) {
        return;
      }
      confirm();
    }
  }

  private void advanceTo(LogSequenceNumber position) {
    if (position.compareTo(seen) > 0) {
      seen = position;
    }
  }

  private void confirm() throws SQLException {
    nextConfirm = System.nanoTime() + CONFIRM_NANOS;
    LogSequenceNumber position = applied.get();
    boolean silent = System.nanoTime() - lastWord > SILENCE_NANOS;
    if (silent || position.compareTo(confirmed) > 0) {
      lastWord = System.nanoTime();
      stream.setFlushedLSN(position);
      stream.setAppliedLSN(position);
      stream.forceUpdateStatus();
      confirmed = position;
    }
  }
}
