package dev.lepton.cli.traffic;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the customers saw so far.
 *
 * @param acknowledgedWrites writes that were answered with 2xx
 * @param unknownWrites writes that may or may not have happened: no answer came, or a 5xx
 * @param failedRequests reads and writes that were not answered with 2xx
 * @param failures at most 20 of them, distinct
 * @param longestWriteWait since the start or {@link ShopTraffic#forgetWarmUp}; empty before the
 *     first write
 * @param before requests sent before the switch
 * @param after requests sent after it
 */
public record TrafficReport(
    long acknowledgedWrites,
    long unknownWrites,
    long failedRequests,
    long totalRequests,
    List<String> failures,
    Optional<Wait> longestWriteWait,
    Period before,
    Period after) {

  /**
   * How long one write took.
   *
   * @param millis from sending to the full answer, or to giving up
   * @param sentAt when the write was sent
   */
  public record Wait(double millis, Instant sentAt) {}

  /** One side of the switch. */
  public record Period(Percentiles reads, Percentiles writes, Percentiles all) {}

  /** Latency in ms, measured from sending; all 0 when {@code count} is 0. */
  public record Percentiles(long count, double p50, double p95, double p99, double max) {}
}
