package dev.lepton.model.acceptance;

import java.util.List;
import java.util.Map;

/**
 * What an open-model load test measured, warm-up excluded.
 *
 * @param url the site
 * @param rate requests a second that were intended, on average
 * @param seconds for which it was measured
 * @param requested requests that were due
 * @param completed those that got a whole answer, right or wrong
 * @param errors those without an answer in time, or with a wrong one
 * @param throughput completed requests a second
 * @param latencyMillis from the intended start of each request
 * @param serviceMillis from when each request went out: what the server took, without queueing here
 * @param inFlight requests at the server at the same time, on average
 * @param statuses how often each came
 * @param requests each kind of request on its own
 * @param blocks the course of the test, in equal spans of time
 * @param errorSamples at most ten, distinct
 * @param interrupted whether it was stopped before its end
 */
public record LoadReport(
    String url,
    double rate,
    double seconds,
    long requested,
    long completed,
    long errors,
    double throughput,
    Latency latencyMillis,
    SchedulingLag schedulingLagMillis,
    ServiceTime serviceMillis,
    double inFlight,
    Map<String, Long> statuses,
    List<Kind> requests,
    List<Block> blocks,
    List<String> errorSamples,
    boolean interrupted) {

  public double errorPercent() {
    return requested == 0 ? 0 : 100.0 * errors / requested;
  }

  /** The same as a load of the accept phase. */
  public LoadResult as(String release, String kind) {
    return new LoadResult(
        release,
        kind,
        rate,
        requested,
        completed,
        errors,
        throughput,
        latencyMillis,
        schedulingLagMillis,
        errorSamples);
  }

  /** In ms. */
  public record ServiceTime(double mean, double p50, double p95, double p99) {}

  /**
   * One kind of request; latencies in ms.
   *
   * @param name method and path, places not filled in
   */
  public record Kind(
      String name, long requested, long errors, double p50, double p95, double p99) {}

  /**
   * What was due within a span of time; latencies in ms.
   *
   * @param startSeconds from the start of what is measured
   */
  public record Block(
      double startSeconds, long requested, long errors, double mean, double p50, double p95) {}
}
