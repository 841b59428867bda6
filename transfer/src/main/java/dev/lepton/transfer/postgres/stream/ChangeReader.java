package dev.lepton.transfer.postgres.stream;

import dev.lepton.transfer.postgres.connect.Silence;
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
  private final LogSequenceNumber resumeAt;
  private final Supplier<LogSequenceNumber> applied;
  private final MessageDecoder decoder = new MessageDecoder();
  private final StreamedTransactions streamed = new StreamedTransactions();
  private volatile boolean stopped;

  private Message.@Nullable Begin open;
  private boolean skip;
  private final List<Message.Change> changes = new ArrayList<>();
  private long bytes;
  private final List<Segment> ready = new ArrayList<>();
  private long readyBytes;
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
    try (streamed) {
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

  private void idle() throws SQLException, InterruptedException {
    handOver();
    if (open == null && !streamed.isOpen()) {
      advanceTo(stream.getLastReceiveLSN());
      queue.quietAt(seen);
    }
    LockSupport.parkNanos(IDLE_NANOS);
  }

  private void handle(ByteBuffer message) throws SQLException, InterruptedException {
    if (streamed.isOpen() && message.get(message.position()) != 'E') {
      streamed.add(message);
      return;
    }
    int size = message.remaining();
    Message decoded = decoder.decode(message);
    if (decoded instanceof Message.Change change) {
      add(change, size);
    } else if (decoded instanceof Message.Begin begin) {
      begin(begin);
    } else if (decoded instanceof Message.Commit commit) {
      commit(commit);
    } else {
      inProgress(decoded);
    }
  }

  private void inProgress(Message decoded) throws SQLException, InterruptedException {
    if (decoded instanceof Message.StreamStart start) {
      streamed.start(start.xid());
    } else if (decoded instanceof Message.StreamStop) {
      streamed.stop();
    } else if (decoded instanceof Message.StreamAbort abort) {
      streamed.abort(abort);
    } else if (decoded instanceof Message.StreamCommit last) {
      replay(last);
    }
  }

  /**
   * A transaction that came while it was in progress takes its place among the others at its
   * commit. Descriptions of tables count even if a part that was rolled back brought them: the
   * source does not repeat them.
   */
  private void replay(Message.StreamCommit last) throws SQLException, InterruptedException {
    Message.Commit commit = last.commit();
    try (TransactionSpool spool = streamed.take(last.xid())) {
      begin(new Message.Begin(commit.commitLsn(), commit.commitMicros(), last.xid()));
      spool.replay(
          message -> {
            int size = message.remaining();
            char tag = (char) message.get();
            // An origin comes without the id of a transaction, and says nothing here.
            boolean dropped = tag != 'O' && spool.isAborted(message.getInt());
            Message decoded = decoder.decodeChange(tag, message);
            if (decoded instanceof Message.Change change && !dropped) {
              add(change, size);
            }
          });
    }
    commit(commit);
  }

  private void begin(Message.Begin begin) {
    open = begin;
    skip = begin.commitLsn().compareTo(resumeAt) < 0;
  }

  private void add(Message.Change change, int size) throws SQLException, InterruptedException {
    if (skip) {
      return;
    }
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
    ready.add(new Segment(open, List.copyOf(changes), commit, bytes));
    readyBytes += bytes;
    changes.clear();
    bytes = 0;
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

  private void advanceTo(LogSequenceNumber position) {
    if (position.compareTo(seen) > 0) {
      seen = position;
    }
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
