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

  private final Histogram[][] histograms = {side(), side()};
  private Optional<TrafficReport.Wait> longestWriteWait = Optional.empty();
  private int period;

  private static Histogram[] side() {
    return new Histogram[] {new Histogram(3), new Histogram(3)};
  }

  /** The side of the switch that a request sent now belongs to, for {@link #record}. */
  synchronized int period() {
    return period;
  }

  synchronized void markSwitch() {
    period = 1;
  }

  synchronized void record(Kind kind, int sentInPeriod, Instant sentAt, long nanos) {
    histograms[sentInPeriod][kind.ordinal()].recordValue(TimeUnit.NANOSECONDS.toMicros(nanos));
    double millis = nanos / 1e6;
    if (kind == Kind.WRITE && longestWriteWait.map(wait -> wait.millis() < millis).orElse(true)) {
      longestWriteWait = Optional.of(new TrafficReport.Wait(millis, sentAt));
    }
  }

  synchronized Optional<TrafficReport.Wait> longestWriteWait() {
    return longestWriteWait;
  }

  synchronized long count() {
    return before().reads().count()
        + before().writes().count()
        + after().reads().count()
        + after().writes().count();
  }

  synchronized TrafficReport.Period before() {
    return summary(histograms[0]);
  }

  synchronized TrafficReport.Period after() {
    return summary(histograms[1]);
  }

  private static TrafficReport.Period summary(Histogram[] side) {
    return new TrafficReport.Period(
        percentiles(side[Kind.READ.ordinal()]), percentiles(side[Kind.WRITE.ordinal()]));
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
