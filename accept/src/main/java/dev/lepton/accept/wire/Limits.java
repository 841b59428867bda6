package dev.lepton.accept.wire;

import java.time.Duration;

/**
 * @param connections how many may be open to a site at once, at least 1; requests beyond that wait,
 *     and their wait is in their latency
 * @param timeout how long after its intended start a request may wait for a connection, and how
 *     long after it was sent it may be answered; positive
 */
public record Limits(int connections, Duration timeout) {
  /** Enough for a server that answers 250 requests a second within a second. */
  public static final Limits DEFAULT = new Limits(256, Duration.ofSeconds(10));
}
