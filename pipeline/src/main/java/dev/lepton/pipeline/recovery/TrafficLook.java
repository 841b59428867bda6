package dev.lepton.pipeline.recovery;

import dev.lepton.deploy.Route;
import dev.lepton.deploy.TrafficFlow;
import dev.lepton.deploy.TrafficStats;
import dev.lepton.model.error.LeptonException;
import dev.lepton.operate.recovery.runbook.Facts;
import dev.lepton.operate.recovery.runbook.Sign;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether the release keeps up with what comes through the gateway. By Little's law, what is in
 * flight takes its number divided by the rate to be answered. Thread-safe.
 */
final class TrafficLook {
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final int FEWEST = 4;

  private final TrafficFlow gateway;
  private final LongSupplier clock;
  private long requests;
  private long nanos;
  private double rate;

  /**
   * @param clock nanoseconds, as {@link System#nanoTime}
   */
  TrafficLook(TrafficFlow gateway, LongSupplier clock) {
    this.gateway = gateway;
    this.clock = clock;
  }

  /** Nothing before the second look, while users are on the old release, or without a gateway. */
  synchronized Facts facts() {
    TrafficStats now;
    try {
      if (gateway.route() != Route.NEW) {
        return Facts.NONE;
      }
      now = gateway.stats();
    } catch (LeptonException e) {
      // That no gateway answers is not seen here; users' probes would say so.
      return Facts.NONE;
    }
    long time = clock.getAsLong();
    long answered = now.requests() - requests;
    // A window that somebody has begun anew says nothing about the time before it.
    rate = nanos == 0 || answered < 0 ? 0 : answered / ((time - nanos) / 1e9);
    requests = now.requests();
    nanos = time;
    return rate == 0
        ? Facts.NONE
        : Facts.builder()
            .number(Sign.TRAFFIC_BACKLOG_SECONDS, "the gateway", now.inFlight() / rate)
            .build();
  }

  /** Lets in only as many as are answered within a second, for some minutes. */
  synchronized String shed() {
    int most = Math.max(FEWEST, (int) rate);
    gateway.limit(most, LEASE);
    return "the gateway answers 503 to what comes beyond "
        + most
        + " requests at a time, for "
        + LEASE.toMinutes()
        + " min";
  }
}
