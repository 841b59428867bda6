package dev.lepton.transfer.postgres.stream;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;

/**
 * How far a stream has been applied, and a gate at which it can be made to stand still.
 * Thread-safe, but only one thread at a time may hold the gate.
 */
final class StreamProgress {
  /** Seconds between 1970-01-01 and the protocol's epoch, 2000-01-01. */
  private static final long EPOCH_SECONDS = 946_684_800L;

  private final String name;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private LogSequenceNumber applied = LogSequenceNumber.INVALID_LSN;
  private LogSequenceNumber recorded = LogSequenceNumber.INVALID_LSN;
  private long appliedCommitMicros = Long.MIN_VALUE;
  private long caughtUpNanos = System.nanoTime();
  private long transactions;
  private volatile long backlogBytes;
  private @Nullable LogSequenceNumber gate;
  private boolean standing;
  private boolean ended;
  private @Nullable LeptonException failure;

  StreamProgress(String name) {
    this.name = name;
  }

  LogSequenceNumber applied() {
    lock.lock();
    try {
      return applied;
    } finally {
      lock.unlock();
    }
  }

  /**
   * What the ledger says; only that is ever confirmed to the source, so that a slot that is further
   * on is known for another's.
   */
  LogSequenceNumber recorded() {
    lock.lock();
    try {
      return recorded;
    } finally {
      lock.unlock();
    }
  }

  void resumedAt(LogSequenceNumber position) {
    advance(position, Long.MIN_VALUE, 0, false);
    recordedAt(position);
  }

  void committed(Message.Commit last, long count) {
    advance(last.endLsn(), last.commitMicros(), count, false);
    recordedAt(last.endLsn());
  }

  /** The ledger holds the position. */
  void recordedAt(LogSequenceNumber position) {
    lock.lock();
    try {
      recorded = position;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Everything that committed before the position has been applied, and the source had nothing more
   * to say.
   */
  void caughtUpTo(LogSequenceNumber position) {
    advance(position, Long.MIN_VALUE, 0, true);
  }

  private void advance(
      LogSequenceNumber position, long commitMicros, long count, boolean caughtUp) {
    lock.lock();
    try {
      if (position.compareTo(applied) > 0) {
        applied = position;
      }
      appliedCommitMicros = Math.max(appliedCommitMicros, commitMicros);
      transactions += count;
      if (caughtUp) {
        caughtUpNanos = System.nanoTime();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Bytes received from the source and not yet applied. */
  void backlog(long bytes) {
    backlogBytes = bytes;
  }

  long backlogBytes() {
    return backlogBytes;
  }

  void fail(LeptonException cause) {
    lock.lock();
    try {
      // The first one is the cause.
      failure = failure == null ? cause : failure;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The stream was told to end: whoever waits for it waits in vain. */
  void stopped() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean hasFailed() {
    lock.lock();
    try {
      return failure != null;
    } finally {
      lock.unlock();
    }
  }

  /** Throws what stopped the stream, if anything did. */
  void check() {
    lock.lock();
    try {
      if (failure != null) {
        throw failure;
      }
    } finally {
      lock.unlock();
    }
  }

  void awaitApplied(LogSequenceNumber position, Duration timeout) {
    long nanos = timeout.toNanos();
    lock.lock();
    try {
      while (applied.compareTo(position) < 0) {
        nanos =
            await(
                nanos,
                "the stream \"" + name + "\" did not reach " + position.asString() + " in time");
      }
      check();
    } finally {
      lock.unlock();
    }
  }

  /** As {@link dev.lepton.transfer.postgres.verify.Standstill} says; one caller at a time. */
  void holdAt(Supplier<LogSequenceNumber> position, Duration patience, Runnable action) {
    try {
      // Every commit lies beyond the invalid position, so the stream stands wherever it is.
      standStill(LogSequenceNumber.INVALID_LSN, patience);
      standStill(position.get(), patience);
      action.run();
    } finally {
      openGate();
    }
  }

  /**
   * Returns once the applier stands at a position; it does until {@link #openGate}.
   *
   * @param position asked for once nothing more can begin to be applied that might lie beyond it
   */
  LogSequenceNumber standStill(Supplier<LogSequenceNumber> position, Duration patience) {
    closeGate();
    LogSequenceNumber reached = position.get();
    standStill(reached, patience);
    return reached;
  }

  private void standStill(LogSequenceNumber position, Duration patience) {
    long nanos = patience.toNanos();
    lock.lock();
    try {
      gate = position;
      standing = false;
      changed.signalAll();
      while (!standing) {
        nanos =
            await(
                nanos,
                "the stream \""
                    + name
                    + "\" did not come to stand at "
                    + position.asString()
                    + " in time");
      }
    } finally {
      lock.unlock();
    }
  }

  /** From now on the applier stands wherever it is, until {@link #openGate}. */
  void closeGate() {
    lock.lock();
    try {
      gate = LogSequenceNumber.INVALID_LSN;
      standing = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void openGate() {
    lock.lock();
    try {
      gate = null;
      standing = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Where the applier must stand still; null where it may go on. */
  @Nullable LogSequenceNumber gate() {
    lock.lock();
    try {
      return gate;
    } finally {
      lock.unlock();
    }
  }

  /** The applier stands at the gate, and returns once it is open again. */
  void standAt(LogSequenceNumber reached) throws InterruptedException {
    lock.lock();
    try {
      while (reached.equals(gate)) {
        standing = true;
        changed.signalAll();
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * How old the applied state is.
   *
   * @param sourceMicros the source's clock, microseconds since 1970
   */
  Duration age(long sourceMicros) {
    lock.lock();
    try {
      long sinceCaughtUp = (System.nanoTime() - caughtUpNanos) / 1000;
      long sinceCommit =
          appliedCommitMicros == Long.MIN_VALUE
              ? Long.MAX_VALUE
              : sourceMicros - EPOCH_SECONDS * 1_000_000L - appliedCommitMicros;
      return Duration.ofNanos(
          TimeUnit.MICROSECONDS.toNanos(Math.max(0, Math.min(sinceCaughtUp, sinceCommit))));
    } finally {
      lock.unlock();
    }
  }

  long transactions() {
    lock.lock();
    try {
      return transactions;
    } finally {
      lock.unlock();
    }
  }

  private long await(long nanos, String otherwise) {
    check();
    if (ended) {
      throw new LeptonException(
          ErrorCode.INTERRUPTED, "the stream was ended meanwhile", name, "run again");
    }
    if (nanos <= 0) {
      throw new LeptonException(
          ErrorCode.TIMED_OUT,
          otherwise,
          name,
          "look for a long transaction or a slow target; then try again");
    }
    try {
      return changed.awaitNanos(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LeptonException(
          ErrorCode.INTERRUPTED, "waiting for the stream was interrupted", name, "run again", e);
    }
  }
}
