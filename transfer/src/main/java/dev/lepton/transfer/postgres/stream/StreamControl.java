package dev.lepton.transfer.postgres.stream;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * What a person may ask of a stream: to rest, or to go slower. Thread-safe; only the applier's
 * thread waits here.
 */
final class StreamControl {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private volatile boolean paused;
  private volatile long rowsPerSecond;
  private volatile long retainedLimit;

  void pause() {
    paused = true;
  }

  void resume() {
    paused = false;
  }

  boolean isPaused() {
    return paused;
  }

  /**
   * @param limit row changes per second; 0 for none
   */
  void throttle(long limit) {
    if (limit < 0) {
      throw new IllegalArgumentException("a rate cannot be negative: " + limit);
    }
    rowsPerSecond = limit;
  }

  long throttle() {
    return rowsPerSecond;
  }

  /**
   * @param bytes of log that the source may have to keep for the stream; 0 for no limit
   */
  void limitRetained(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("a limit cannot be negative: " + bytes);
    }
    retainedLimit = bytes;
  }

  long retainedLimit() {
    return retainedLimit;
  }

  /** Row changes after which a batch should end, so that a slow stream is still a steady one. */
  long mostRowsAtOnce() {
    long limit = rowsPerSecond;
    return limit == 0 ? Long.MAX_VALUE : Math.max(1, limit / 5);
  }

  /** Waits as long as the rows just applied have to last. */
  void pace(long rows, BooleanSupplier stop) {
    long begun = System.nanoTime();
    while (!stop.getAsBoolean() && System.nanoTime() - begun < share(rows)) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private long share(long rows) {
    long limit = rowsPerSecond;
    return limit == 0 ? 0 : (long) (rows * 1e9 / limit);
  }

  /** Returns when the stream may go on, or is told to end. */
  void rest(BooleanSupplier stop) {
    while (paused && !stop.getAsBoolean()) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  /** Fails while the stream rests: for what would wait for it in vain. */
  void requireRunning(String stream) {
    if (paused) {
      throw new LeptonException(
          ErrorCode.STREAM_PAUSED,
          "the change stream is paused",
          "stream " + stream,
          "resume it, then try again");
    }
  }
}
