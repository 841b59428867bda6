package dev.lepton.transfer.postgres.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;

/**
 * Between the thread that reads the stream and the one that applies it: bounded by bytes, so that a
 * fast source never fills the memory. Thread-safe for one reader and one applier.
 */
final class SegmentQueue {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Segment> segments = new ArrayDeque<>();
  private final long limit;
  private long bytes;
  private volatile long lastOffer = System.nanoTime();
  private LogSequenceNumber quiet = LogSequenceNumber.INVALID_LSN;
  private @Nullable Throwable failure;

  /**
   * @param limit bytes of segments that may wait
   */
  SegmentQueue(long limit) {
    this.limit = limit;
  }

  /**
   * Adds segments if there is room for all of them within the time; false if there was none.
   *
   * @param size the bytes of all
   */
  boolean offer(List<Segment> more, long size, Duration patience) throws InterruptedException {
    long nanos = patience.toNanos();
    lock.lock();
    try {
      // What is larger than the whole limit passes once the queue is empty.
      while (!segments.isEmpty() && bytes + size > limit) {
        if (nanos <= 0) {
          return false;
        }
        nanos = changed.awaitNanos(nanos);
      }
      segments.addAll(more);
      bytes += size;
      lastOffer = System.nanoTime();
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** The reader says: whatever committed before this position has been offered. */
  void quietAt(LogSequenceNumber position) {
    lock.lock();
    try {
      if (position.compareTo(quiet) > 0) {
        quiet = position;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The reader has died. */
  void fail(Throwable cause) {
    lock.lock();
    try {
      failure = cause;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The next segment without taking it, waiting for one if need be. */
  Optional<Segment> peek(Duration patience) throws InterruptedException {
    long nanos = patience.toNanos();
    lock.lock();
    try {
      while (segments.isEmpty() && failure == null && nanos > 0) {
        long before = quiet.asLong();
        nanos = changed.awaitNanos(Math.min(nanos, TimeUnit.SECONDS.toNanos(1)));
        if (quiet.asLong() != before) {
          break;
        }
      }
      if (segments.isEmpty() && failure != null) {
        throw new ReaderFailure(failure);
      }
      return Optional.ofNullable(segments.peek());
    } finally {
      lock.unlock();
    }
  }

  void remove() {
    lock.lock();
    try {
      bytes -= segments.remove().bytes();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** When the last segment came, by {@link System#nanoTime()}. */
  long lastOffer() {
    return lastOffer;
  }

  /** Bytes that wait. */
  long bytes() {
    lock.lock();
    try {
      return bytes;
    } finally {
      lock.unlock();
    }
  }

  /** Where the source stood when it had nothing more to say; empty while segments wait. */
  Optional<LogSequenceNumber> quietPosition() {
    lock.lock();
    try {
      return segments.isEmpty() ? Optional.of(quiet) : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** Carries the reader's failure to the applier's thread. */
  static final class ReaderFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReaderFailure(Throwable cause) {
      super(cause);
    }
  }
}
