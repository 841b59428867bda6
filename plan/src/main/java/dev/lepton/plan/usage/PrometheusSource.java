package dev.lepton.plan.usage;

import dev.lepton.model.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where Prometheus is, and which time is asked for.
 *
 * @param address such as {@code https://prometheus.example:9090}, with a path prefix if it has one
 * @param end of the window
 * @param window how far back
 * @param step between two samples, at least a second
 * @param token a bearer token
 */
public record PrometheusSource(
    URI address, Instant end, Duration window, Duration step, Optional<Secret> token) {}
