package dev.lepton.deploy.internal.process;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks a release for its health.
 *
 * @param url answers 200 when the release is ready
 */
public record HealthProbe(URI url) {
  private static final int REQUEST_TIMEOUT_MILLIS = 2_000;

  public static HealthProbe of(String baseUrl, String path) {
    return new HealthProbe(URI.create(baseUrl + (path.startsWith("/") ? path : "/" + path)));
  }

  /** Whether it answers 200 within two seconds. */
  public boolean healthy() {
    return status().filter(status -> status == HttpURLConnection.HTTP_OK).isPresent();
  }

  /** What is known about a release that is starting, apart from its answers. */
  public interface Starting {
    /** Why waiting is in vain; empty while it is not. */
    Optional<String> failure();

    /** The end of its log, starting on a new line. */
    String log();
  }

  /**
   * Waits until the release is healthy.
   *
   * @param timeout counted from now
   * @throws LeptonException ROLLOUT_FAILED with the log: at once when waiting is in vain, else when
   *     the time is over
   */
  public void await(Duration timeout, Starting starting) {
    boolean healthy =
        Wait.until(
            timeout,
            () -> {
              if (healthy()) {
                return true;
              }
              Optional<String> failure = starting.failure();
              if (failure.isPresent()) {
                throw failed(failure.get() + starting.log());
              }
              return false;
            });
    if (!healthy) {
      throw late(timeout, starting.log());
    }
  }

  private LeptonException late(Duration timeout, String log) {
    String since = "It is not healthy after " + timeout.toSeconds() + " s: ";
    Optional<Integer> status = status();
    if (status.isEmpty()) {
      return failed(since + "nothing answers there." + log);
    }
    return new LeptonException(
        ErrorCode.ROLLOUT_FAILED,
        "The new release is up, but not healthy. "
            + since
            + "it answers "
            + status.get()
            + "."
            + log,
        url.toString(),
        "Name a path that answers 200 as application.healthPath, or correct what makes it answer otherwise, and run again.");
  }

  private Optional<Integer> status() {
    try {
      HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
      connection.setConnectTimeout(REQUEST_TIMEOUT_MILLIS);
      connection.setReadTimeout(REQUEST_TIMEOUT_MILLIS);
      connection.setInstanceFollowRedirects(false);
      connection.setRequestProperty("Connection", "close");
      try {
        return Optional.of(connection.getResponseCode());
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      // Not listening yet, or not speaking HTTP yet: unhealthy is all there is to say.
      return Optional.empty();
    }
  }

  private LeptonException failed(String reason) {
    return new LeptonException(
        ErrorCode.ROLLOUT_FAILED,
        "The new release does not start. " + reason,
        url.toString(),
        "Read its log above, correct the application or its settings (target.environment), and run again.");
  }
}
