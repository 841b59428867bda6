package dev.lepton.transfer.postgres.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** Counts what a stream applies and how busy its applier is. Thread-safe. */
final class StreamMeter {
  private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long SAMPLE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /**
   * Totals at a moment.
   *
   * @param waitedNanos how long the applier had nothing to do
   */
  private record Sample(long nanos, long rows, long bytes, long waitedNanos) {}

  /**
   * Rates over the last seconds.
   *
   * @param idleShare share of the time in which the applier had nothing to do, 0 to 1
   */
  record Rates(double rowsPerSecond, double bytesPerSecond, double idleShare) {}

  private final Deque<Sample> samples = new ArrayDeque<>();
  private long rows;
  private long bytes;
  private long waitedNanos;

  StreamMeter() {
    samples.add(new Sample(System.nanoTime(), 0, 0, 0));
  }

  synchronized void applied(long moreRows, long moreBytes) {
    rows += moreRows;
    bytes += moreBytes;
    sample();
  }

  synchronized void waited(long nanos) {
    waitedNanos += nanos;
    sample();
  }

  synchronized long rows() {
    return rows;
  }

  synchronized long bytes() {
    return bytes;
  }

  synchronized Rates rates() {
    sample();
    Sample first = samples.getFirst();
    double seconds = Math.max(1, System.nanoTime() - first.nanos()) / 1e9;
    return new Rates(
        (rows - first.rows()) / seconds,
        (bytes - first.bytes()) / seconds,
        Math.min(1, (waitedNanos - first.waitedNanos()) / 1e9 / seconds));
  }

  private void sample() {
    long now = System.nanoTime();
    if (now - samples.getLast().nanos() >= SAMPLE_NANOS) {
      samples.add(new Sample(now, rows, bytes, waitedNanos));
    }
    while (samples.size() > 1 && now - samples.getFirst().nanos() > WINDOW_NANOS) {
      samples.removeFirst();
    }
  }
}
