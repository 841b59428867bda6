package dev.lepton.pipeline.canary;

import java.time.Duration;
import java.util.Optional;

/**
 * What a canary has to meet whatever the old release does.
 *
 * @param successPercent the least share of requests that succeed, 0 to 100
 * @param latency the most for the 95th percentile; empty to judge it by the old release alone
 * @param fewestRequests in an interval; with fewer there is no data
 */
public record CanaryBounds(double successPercent, Optional<Duration> latency, int fewestRequests) {
  /** Flagger's share. */
  public static final double USUAL_SUCCESS_PERCENT = 99;

  /** With fewer, one failed request is more than a per cent. */
  public static final int USUAL_FEWEST_REQUESTS = 20;
}
