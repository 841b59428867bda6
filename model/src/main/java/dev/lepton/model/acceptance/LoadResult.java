package dev.lepton.model.acceptance;

import java.util.List;

/**
 * An open-model load test.
 *
 * @param release old or new
 * @param kind safe or write
 * @param requested requests that were due
 * @param throughput completed requests per second
 * @param errorSamples at most ten, distinct
 */
public record LoadResult(
    String release,
    String kind,
    double rate,
    long requested,
    long completed,
    long errors,
    double throughput,
    Latency latencyMillis,
    SchedulingLag schedulingLagMillis,
    List<String> errorSamples) {

  public double errorPercent() {
    return requested == 0 ? 0 : 100.0 * errors / requested;
  }
}
