package dev.lepton.deploy;

import java.time.Duration;
import java.util.Map;

/**
 * Shares users between the two releases behind a gateway, and measures both. Thread-safe.
 *
 * <p>All methods throw {@link dev.lepton.model.error.LeptonException} CONNECTION_LOST when the
 * gateway cannot be reached.
 */
public interface TrafficShare {
  /** Which requests may go to the other release. */
  enum Shared {
    ALL,
    /** GET and HEAD: for releases that do not write to the same data yet. */
    READS
  }

  /** Over what is measured; each has an end of its own. */
  enum Window {
    SLICE,
    INTERVAL
  }

  /**
   * What one release did.
   *
   * @param failures answers with status 5xx, and requests that were not answered
   * @param p95Millis 95th percentile of the latency, ms; 0 without requests
   */
  record SideStats(long requests, long failures, double p95Millis) {}

  /**
   * Leads a share of the users to the release that the route does not name. A browser stays with
   * one release while the share stays, and moves at most once as it grows; a cookie sees to that. A
   * GET or HEAD that the other release fails is answered by the one that the route names. Ends by
   * itself with the lease, so that a program that dies leaves nobody there, and with a switch.
   *
   * @param percent 0 to 100; 0 ends it
   * @param lease from now; positive
   * @throws dev.lepton.model.error.LeptonException ROLLOUT_FAILED if there is no other release
   */
  void share(int percent, Shared which, Duration lease);

  /** What each release did since this was last asked for the same window; begins a new one. */
  Map<Route, SideStats> next(Window window);
}
