package dev.lepton.prometheus;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which times are asked for.
 *
 * @param end of the window, the last sample's time
 * @param length how far back
 * @param step between two samples, at least a second
 */
public record TimeWindow(Instant end, Duration length, Duration step) {
  /** Prometheus refuses more than 11,000 samples a series. */
  private static final long MOST_SAMPLES = 10_000;

  /**
   * @throws IllegalArgumentException if the step is below a second or the length negative
   */
  public TimeWindow {
    if (step.toSeconds() < 1 || length.isNegative()) {
      throw new IllegalArgumentException("a step of a second at least, and a length");
    }
  }

  public Instant start() {
    return end.minus(length);
  }

  /** Windows that do not overlap and of which none is too long for one question. */
  List<TimeWindow> parts() {
    long seconds = step.toSeconds();
    long last = end.getEpochSecond();
    List<TimeWindow> parts = new ArrayList<>();
    for (long from = last - length.toSeconds();
        from <= last;
        from += (MOST_SAMPLES + 1) * seconds) {
      long to = Math.min(last, from + MOST_SAMPLES * seconds);
      parts.add(new TimeWindow(Instant.ofEpochSecond(to), Duration.ofSeconds(to - from), step));
    }
    return parts;
  }
}
