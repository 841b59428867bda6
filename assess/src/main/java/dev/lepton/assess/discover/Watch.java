package dev.lepton.assess.discover;

import java.time.Duration;

/**
 * How long and how often a server is looked at.
 *
 * @param length zero to look once, without usage
 * @param interval between two readings
 */
public record Watch(Duration length, Duration interval) {
  /** How many readings follow the first. */
  long readings() {
    return length.isZero() ? 0 : Math.max(1, length.toNanos() / interval.toNanos());
  }
}
