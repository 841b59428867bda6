package dev.lepton.cli.traffic;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Latencies of reads and writes, apart for requests sent before and after the switch. Thread-safe.
 */
final class LatencyBook {
  /** What a request does to the shop. */
  enum Kind {
    READ,
    WRITE
  }

  private static final double MICROS_PER_MILLI = 1_000;

  private final Side before = new Side();
  private final Side after = new Side();
  private Optional<TrafficReport.Wait> longestWriteWait = Optional.empty();
  private boolean switched;
  private long count;

  /** One side of the switch, in microseconds. */
  private record Side(Histogram reads, Histogram writes) {
    Side() {
      this(new Histogram(3), new Histogram(3));
    }

    void forget() {
      reads.reset();
      writes.reset();
    }

    TrafficReport.Period summary() {
      Histogram all = new Histogram(3);
      all.add(reads);
      all.add(writes);
      return new TrafficReport.Period(percentiles(reads), percentiles(writes), percentiles(all));
    }
  }

  /** Whether a request sent now is sent after the switch, for {@link #record}. */
  synchronized boolean switched() {
    return switched;
  }

  synchronized void markSwitch() {
    switched = true;
  }

  /** Forgets every latency, but not how many requests there were. */
  synchronized void forget() {
    before.forget();
    after.forget();
    longestWriteWait = Optional.empty();
  }

  synchronized void record(Kind kind, boolean sentAfterSwitch, Instant sentAt, long nanos) {
    count++;
    Side side = sentAfterSwitch ? after : before;
    Histogram histogram = kind == Kind.READ ? side.reads() : side.writes();
    histogram.recordValue(TimeUnit.NANOSECONDS.toMicros(nanos));
    double millis = nanos / 1e6;
    if (kind == Kind.WRITE && longestWriteWait.map(wait -> wait.millis() < millis).orElse(true)) {
      longestWriteWait = Optional.of(new TrafficReport.Wait(millis, sentAt));
    }
  }

  synchronized Optional<TrafficReport.Wait> longestWriteWait() {
    return longestWriteWait;
  }

  /** How many requests were ever made. */
  synchronized long count() {
    return count;
  }

  synchronized TrafficReport.Period before() {
    return before.summary();
  }

  synchronized TrafficReport.Period after() {
    return after.summary();
  }

  private static TrafficReport.Percentiles percentiles(Histogram histogram) {
    return new TrafficReport.Percentiles(
        histogram.getTotalCount(),
        millis(histogram.getValueAtPercentile(50)),
        millis(histogram.getValueAtPercentile(95)),
        millis(histogram.getValueAtPercentile(99)),
        millis(histogram.getMaxValue()));
  }

  private static double millis(long micros) {
    return micros / MICROS_PER_MILLI;
  }
}
