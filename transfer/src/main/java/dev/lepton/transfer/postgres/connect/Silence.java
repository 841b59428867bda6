package dev.lepton.transfer.postgres.connect;

import java.time.Duration;

/**
 * For how long a server that owes us a word may say nothing before its connection counts as dead: a
 * peer that vanishes without a farewell (a power cut, a firewall that forgets) is noticed by
 * nothing else. Stateless and thread-safe.
 */
public final class Silence {
  /** The system property with another limit, in whole seconds from 1. */
  public static final String PROPERTY = "lepton.silence";

  /** As long as PostgreSQL's own receivers and senders wait by default. */
  private static final int USUAL_SECONDS = 60;

  private static final Duration LOGIN = Duration.ofSeconds(20);

  private static final Duration GLANCE = Duration.ofSeconds(10);

  private Silence() {}

  /** For an answer that may take its time. */
  public static Duration limit() {
    return Duration.ofSeconds(Math.max(1, Integer.getInteger(PROPERTY, USUAL_SECONDS)));
  }

  /** For each answer during a login. */
  public static Duration login() {
    return shorter(LOGIN);
  }

  /**
   * For an answer that costs the server nothing, and for a word of those that speak every second.
   */
  public static Duration glance() {
    return shorter(GLANCE);
  }

  private static Duration shorter(Duration some) {
    return some.compareTo(limit()) < 0 ? some : limit();
  }
}
