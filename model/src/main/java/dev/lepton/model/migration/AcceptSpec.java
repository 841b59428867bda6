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
 * @param warmUp the start of each load that does not count; {@link #usualWarmUp} where none is said
 * @param safeRequests sent to the old release and to the new one on the live target; must not write
 * @param writeRequests sent only to a throw-away clone
 * @param hosts what else may be loaded, beside the application and its gateway
 */
public record AcceptSpec(
    boolean enabled,
    double rate,
    Duration duration,
    Duration warmUp,
    List<RequestSpec> safeRequests,
    List<RequestSpec> writeRequests,
    Thresholds thresholds,
    List<Host> hosts) {

  private static final double FAST = 2_000;
  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final Duration FAST_WARM_UP = Duration.ofSeconds(8);

  /**
   * How long a load is warmed up where nobody says it: 2 s, and 8 s beyond 2,000 requests a second.
   * Only then does it matter whether the generator's own code has been compiled, which takes a core
   * that has all these requests to send besides so long.
   */
  public static Duration usualWarmUp(double rate) {
    return rate > FAST ? FAST_WARM_UP : WARM_UP;
  }

  /** One that names no further hosts. */
  public AcceptSpec(
      boolean enabled,
      double rate,
      Duration duration,
      Duration warmUp,
      List<RequestSpec> safeRequests,
      List<RequestSpec> writeRequests,
      Thresholds thresholds) {
    this(enabled, rate, duration, warmUp, safeRequests, writeRequests, thresholds, List.of());
  }

  /**
   * A host that tests may send requests to.
   *
   * @param url scheme, host and port; a path does not matter
   * @param throwAway whether it is a clone that nobody will miss: only there may tests write
   */
  public record Host(String url, boolean throwAway) {}

  /**
   * @param maxErrorPercent highest share of failed requests, 0 to 100
   * @param maxP95Millis highest 95th percentile in ms; empty for no absolute bound
   * @param maxP95Ratio highest ratio of the new release's p95 to the old one's
   * @param maxP99Millis highest 99th percentile in ms; empty for no bound
   * @param minThroughput fewest completed requests a second; empty for no bound
   * @param maxSlowdownPercent by how much the new release may be slower than the old one, where the
   *     two are compared statistically; 0 or more
   * @param maxCostPerMillionUsd highest cost of a million requests; empty for no bound
   * @param maxDifferences most requests that old and new may answer differently
   * @param failOn the least severe security finding that is not let pass
   */
  public record Thresholds(
      double maxErrorPercent,
      Optional<Double> maxP95Millis,
      double maxP95Ratio,
      Optional<Double> maxP99Millis,
      Optional<Double> minThroughput,
      double maxSlowdownPercent,
      Optional<Double> maxCostPerMillionUsd,
      int maxDifferences,
      String failOn) {
    public static final double DEFAULT_SLOWDOWN_PERCENT = 5;
    public static final String DEFAULT_FAIL_ON = "high";

    /** The usual ones for all that is not said. */
    public Thresholds(double maxErrorPercent, Optional<Double> maxP95Millis, double maxP95Ratio) {
      this(
          maxErrorPercent,
          maxP95Millis,
          maxP95Ratio,
          Optional.empty(),
          Optional.empty(),
          DEFAULT_SLOWDOWN_PERCENT,
          Optional.empty(),
          0,
          DEFAULT_FAIL_ON);
    }
  }
}
