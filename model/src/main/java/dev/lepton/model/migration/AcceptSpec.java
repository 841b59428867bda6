package dev.lepton.model.migration;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the new release is tested before anyone depends on it.
 *
 * @param enabled false leaves the whole phase out, and the report says so
 * @param rate requests per second of the open-model load
 * @param duration of each load, after the warm-up
 * @param safeRequests sent to the old release and to the new one on the live target; must not write
 * @param writeRequests sent only to a throw-away clone
 */
public record AcceptSpec(
    boolean enabled,
    double rate,
    Duration duration,
    Duration warmUp,
    List<RequestSpec> safeRequests,
    List<RequestSpec> writeRequests,
    Thresholds thresholds) {

  /**
   * @param maxErrorPercent highest share of failed requests, 0 to 100
   * @param maxP95Millis highest 95th percentile in ms; empty for no absolute bound
   * @param maxP95Ratio highest ratio of the new release's p95 to the old one's
   */
  public record Thresholds(
      double maxErrorPercent, Optional<Double> maxP95Millis, double maxP95Ratio) {}
}
