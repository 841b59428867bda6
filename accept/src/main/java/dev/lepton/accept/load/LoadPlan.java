package dev.lepton.accept.load;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.RequestSpec;
import java.time.Duration;
import java.util.List;

/**
 * One load test, computed before it starts.
 *
 * @param release old or new, for the result
 * @param kind safe or write, for the result
 * @param url base URL of the only host that is contacted
 * @param requests sent in turn; at least one
 * @param rate requests per second, above 0 and at most 100,000
 * @param duration of the measured part; positive
 * @param warmUp before it, at the same rate, not counted; may be zero
 * @param maxInFlight how many requests may be under way at once; the others wait, and their wait is
 *     in their latency; at least 1
 * @param timeout how long after its intended start a request may be answered; positive
 */
public record LoadPlan(
    String release,
    String kind,
    String url,
    List<RequestSpec> requests,
    double rate,
    Duration duration,
    Duration warmUp,
    int maxInFlight,
    Duration timeout) {
  /** Enough for a server that answers 250 requests a second within a second. */
  public static final int DEFAULT_MAX_IN_FLIGHT = 256;

  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  private static final double HIGHEST_RATE = 100_000;

  /**
   * @throws LeptonException CONFIG_INVALID for values out of range
   */
  public LoadPlan {
    requests = List.copyOf(requests);
    require(!requests.isEmpty(), "a load needs at least one request", "accept");
    require(
        rate > 0 && rate <= HIGHEST_RATE,
        "the rate must be above 0, at most 100000 a second",
        "accept.rate");
    require(isPositive(duration), "the duration must be positive", "accept.duration");
    require(!warmUp.isNegative(), "the warm-up must not be negative", "accept.warmUp");
    require(maxInFlight >= 1, "at least one request must be allowed in flight", "accept");
    require(isPositive(timeout), "the time-out must be positive", "accept");
  }

  private static boolean isPositive(Duration duration) {
    return !duration.isNegative() && !duration.isZero();
  }

  private static void require(boolean holds, String what, String where) {
    if (!holds) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID, what, where, "correct the value in migration.yaml");
    }
  }

  /** The step's name in events: {@code load/new/safe}. */
  public String step() {
    return "load/" + release + "/" + kind;
  }

  int warmUpCount() {
    return count(warmUp);
  }

  /** Requests that count; at least one, however short the test. */
  int measuredCount() {
    return Math.max(1, count(duration));
  }

  private int count(Duration span) {
    return Math.toIntExact(Math.round(span.toNanos() / 1e9 * rate));
  }
}
