package dev.lepton.accept.load;

import dev.lepton.model.acceptance.Latency;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Latencies in microseconds with three digits of precision, and their way into the document. */
final class Distribution {
  private static final long HIGHEST_MICROS = TimeUnit.HOURS.toMicros(1);
  private static final int DIGITS = 3;

  /** 40 percentiles, closer together where the tail is. */
  private static final List<Double> PLOTTED =
      Stream.of(
              IntStream.rangeClosed(0, 18).mapToObj(i -> i * 5.0),
              IntStream.rangeClosed(91, 99).mapToObj(i -> (double) i),
              IntStream.rangeClosed(991, 999).mapToObj(i -> i / 10.0),
              Stream.of(99.95, 99.99, 100.0))
          .flatMap(part -> part)
          .toList();

  private Distribution() {}

  static Histogram histogram() {
    return new Histogram(HIGHEST_MICROS, DIGITS);
  }

  /** One that takes little memory while there is little in it; two digits. */
  static Histogram small() {
    Histogram histogram = new Histogram(2);
    histogram.setAutoResize(true);
    return histogram;
  }

  static void record(Histogram histogram, long nanos) {
    histogram.recordValue(unit(nanos));
  }

  /** Nanoseconds as what the histogram counts, kept within its range. */
  static long unit(long nanos) {
    return Math.min(HIGHEST_MICROS, Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos)));
  }

  static double millis(long micros) {
    return micros / 1000.0;
  }

  static Latency of(Histogram histogram) {
    List<Latency.Point> points =
        PLOTTED.stream().map(p -> new Latency.Point(p, at(histogram, p))).toList();
    return new Latency(
        at(histogram, 50),
        at(histogram, 95),
        at(histogram, 99),
        millis(histogram.getMaxValue()),
        points);
  }

  /** In ms; 0 where nothing is recorded. */
  static double at(Histogram histogram, double percentile) {
    return millis(histogram.getValueAtPercentile(percentile));
  }
}
