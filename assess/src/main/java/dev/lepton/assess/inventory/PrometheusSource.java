package dev.lepton.assess.inventory;

import dev.lepton.model.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where Prometheus is, and what is asked of it.
 *
 * @param address such as {@code https://prometheus.example:9090}, with a path prefix if it has one
 * @param end of the window
 * @param window how far back
 * @param step between two samples; made longer where the server would refuse so many
 * @param token a bearer token
 */
public record PrometheusSource(
    URI address, Instant end, Duration window, Duration step, Optional<Secret> token) {
  /** Prometheus refuses more than 11,000 samples a series. */
  private static final long MOST_SAMPLES = 10_000;

  public PrometheusSource {
    Duration least = Duration.ofSeconds(window.toSeconds() / MOST_SAMPLES + 1);
    step = step.compareTo(least) < 0 ? least : step;
  }

  public Instant start() {
    return end.minus(window);
  }
}
