package dev.lepton.pipeline.report;

/**
 * What the clients of the application saw during the whole migration, kept in {@code
 * client-proof.json} of the workspace.
 *
 * @param acknowledgedWrites writes that a client was told had succeeded
 * @param lostWrites acknowledged writes that the target does not have
 * @param failedRequests requests answered with an error or not at all
 * @param writePauseMillis the longest that a write had to wait, ms
 * @param before latency through the old release
 * @param after latency through the new release
 */
public record ClientProof(
    long totalRequests,
    long acknowledgedWrites,
    long lostWrites,
    long failedRequests,
    double writePauseMillis,
    Percentiles before,
    Percentiles after) {
  /** Latency of all requests, ms. */
  public record Percentiles(double p50, double p99) {}
}
