package dev.lepton.deploy.gateway;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Speaks to a running gateway's remote control. Thread-safe. */
final class AdminClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  // One for all: each has threads of its own, and none has state.
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private final Path directory;

  AdminClient(Path directory) {
    this.directory = directory;
  }

  /** What the gateway answered. */
  record Answer(int status, JsonObject body) {
    boolean ok() {
      return status == 200;
    }

    String error() {
      return body.getString("error", "status " + status);
    }
  }

  Answer get(String command) {
    return send("GET", command, TIMEOUT);
  }

  Answer post(String command) {
    return send("POST", command, TIMEOUT);
  }

  /**
   * @param patience how long the command itself may take
   */
  Answer post(String command, Duration patience) {
    return send("POST", command, patience.plus(TIMEOUT));
  }

  /** Whether a gateway answers there. */
  boolean answers() {
    try {
      return get("/route").ok();
    } catch (LeptonException e) {
      // Not running, or not yet: that is the answer.
      return false;
    }
  }

  private Answer send(String method, String command, Duration timeout) {
    AdminAddress address =
        AdminAddress.load(directory).orElseThrow(() -> lost("its address is not known", null));
    URI uri = URI.create("http://127.0.0.1:" + address.port() + command);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("Authorization", "Bearer " + address.token())
            .timeout(timeout)
            .build();
    try {
      HttpResponse<String> response =
          HTTP.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(
          response.statusCode(),
          response.body().isEmpty() ? new JsonObject() : new JsonObject(response.body()));
    } catch (IOException e) {
      throw lost(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LeptonException(
          ErrorCode.INTERRUPTED,
          "Interrupted while speaking to the gateway",
          uri.toString(),
          "Run the command again.",
          e);
    }
  }

  private LeptonException lost(String why, @Nullable Throwable cause) {
    LeptonException lost =
        new LeptonException(
            ErrorCode.CONNECTION_LOST,
            "The gateway does not answer: " + why,
            directory.toString(),
            "Run the command again: it starts the gateway where it left off. Its log is gateway.log in that folder.");
    if (cause != null) {
      lost.initCause(cause);
    }
    return lost;
  }
}
