package dev.lepton.prometheus;

import dev.lepton.model.secret.Secret;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where a Prometheus server is, or anything that speaks its HTTP API.
 *
 * @param address such as {@code https://prometheus.example:9090}, with a path prefix if it has one
 * @param token a bearer token
 * @param notices told what people should know while they wait: an answer that is slow to come, what
 *     the server warns of. Called by any thread
 */
public record PrometheusSource(URI address, Optional<Secret> token, Consumer<String> notices) {

  /** One whose notices nobody wants. */
  public PrometheusSource(URI address, Optional<Secret> token) {
    this(address, token, notice -> {});
  }

  public PrometheusSource withNotices(Consumer<String> wanted) {
    return new PrometheusSource(address, token, wanted);
  }

  /**
   * @param address as a person writes it
   * @throws IllegalArgumentException if it is no http or https address of a host, or if it names a
   *     user: passwords do not belong into addresses
   */
  public static PrometheusSource of(String address, Optional<Secret> token) {
    URI uri = URI.create(address);
    if (!address.matches("https?://.*") || uri.getHost() == null || uri.getUserInfo() != null) {
      throw new IllegalArgumentException("an http or https address of a host, without a user");
    }
    return new PrometheusSource(uri, token);
  }
}
