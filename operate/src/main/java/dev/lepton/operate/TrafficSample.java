package dev.lepton.operate;

/**
 * The users' own requests since the watch began, cumulative.
 *
 * @param requests how many there were
 * @param failures how many of them failed
 * @param p50Millis median latency, ms; 0 without requests
 * @param p95Millis 95th percentile, ms
 * @param p99Millis 99th percentile, ms
 */
public record TrafficSample(
    long requests, long failures, double p50Millis, double p95Millis, double p99Millis) {

  /** Where nobody counts the traffic. */
  public static final TrafficSample NONE = new TrafficSample(0, 0, 0, 0, 0);

  /** Share of failed requests, 0 to 100. */
  public double errorPercent() {
    return requests == 0 ? 0 : 100.0 * failures / requests;
  }

  /** What came after an earlier sample; the percentiles stay cumulative. */
  TrafficSample since(TrafficSample earlier) {
    return new TrafficSample(
        requests - earlier.requests, failures - earlier.failures, p50Millis, p95Millis, p99Millis);
  }
}
