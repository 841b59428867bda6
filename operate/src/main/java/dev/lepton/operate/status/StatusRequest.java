package dev.lepton.operate.status;

import dev.lepton.prometheus.RequestMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is looked at.
 *
 * @param namespace of the applications
 * @param at the time that counts as now
 * @param metrics who counts requests
 * @param availabilityPercent of requests that the server must not fail, below 100
 * @param latency the promise for durations; empty for none
 * @param baseline what now is compared with; empty for nothing
 */
public record StatusRequest(
    String namespace,
    Instant at,
    RequestMetrics metrics,
    double availabilityPercent,
    Optional<LatencyPromise> latency,
    Optional<Baseline> baseline) {
  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  /**
   * @throws IllegalArgumentException if the namespace cannot be one, or a share is not below 100
   */
  public StatusRequest {
    if (!NAMESPACE.matcher(namespace).matches()) {
      throw new IllegalArgumentException("\"" + namespace + "\" is no namespace");
    }
    if (!(availabilityPercent > 0 && availabilityPercent < 100)) {
      throw new IllegalArgumentException("an availability is above 0 and below 100 %");
    }
  }

  /**
   * @param percent of the requests that have to be as fast, below 100
   */
  public record LatencyPromise(Duration bound, double percent) {
    /**
     * @throws IllegalArgumentException if the share is not between 0 and 100
     */
    public LatencyPromise {
      if (!(percent > 0 && percent < 100)) {
        throw new IllegalArgumentException("a share of fast requests is above 0 and below 100 %");
      }
    }
  }

  /**
   * A time that was good, in the same Prometheus.
   *
   * @param start before the end
   */
  public record Baseline(Instant start, Instant end) {
    /**
     * @throws IllegalArgumentException if it does not end after its start
     */
    public Baseline {
      if (!start.isBefore(end)) {
        throw new IllegalArgumentException("a baseline ends after its start");
      }
    }
  }
}
