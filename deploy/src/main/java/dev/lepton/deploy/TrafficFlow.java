package dev.lepton.deploy;

import java.time.Duration;

/**
 * What users' requests do in the gateway, and how many of them may come in. Implementations are
 * thread-safe.
 *
 * <p>All methods but {@link #route()} throw {@link dev.lepton.model.error.LeptonException}
 * CONNECTION_LOST when the gateway cannot be reached.
 */
public interface TrafficFlow {
  /** The release users reach now; known even while the gateway is down. */
  Route route();

  TrafficStats stats();

  /** Starts a new window for {@link #stats()}. */
  void resetStats();

  /**
   * Lets at most so many requests be answered at a time; whoever comes beyond that is answered at
   * once with 503 and {@code Retry-After}. Ends by itself, so that a program that dies leaves no
   * limit behind; takes an earlier limit over.
   *
   * @param most at least 1
   * @param lease from now; positive
   */
  void limit(int most, Duration lease);
}
