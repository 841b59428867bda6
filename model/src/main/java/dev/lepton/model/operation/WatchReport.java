package dev.lepton.model.operation;

import java.time.Duration;
import java.util.List;

/**
 * The document of the operate phase.
 *
 * @param verdict healthy or fell-back
 * @param reason why it fell back; empty when healthy
 */
public record WatchReport(
    Duration watched,
    long probes,
    long failures,
    double errorPercent,
    double p50Millis,
    double p95Millis,
    double p99Millis,
    double baselineP95Millis,
    String verdict,
    String reason,
    List<Sample> samples) {

  /**
   * @param second since the start of the watch
   */
  public record Sample(double second, double millis, boolean ok) {}
}
