package dev.lepton.model.acceptance;

import java.util.List;

/**
 * Latency in ms, measured from the intended start of each request.
 *
 * @param points the distribution for plotting, ascending
 */
public record Latency(double p50, double p95, double p99, double max, List<Point> points) {
  /**
   * @param percentile 0 to 100
   * @param millis the latency at that percentile
   */
  public record Point(double percentile, double millis) {}
}
