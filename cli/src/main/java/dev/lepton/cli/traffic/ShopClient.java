package dev.lepton.cli.traffic;

import dev.lepton.cli.traffic.LatencyBook.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/**
 * Sends requests to the shop, one answer each, never a second try; measures every one. Thread-safe.
 */
final class ShopClient {
  private static final Duration TIME_OUT = Duration.ofSeconds(10);
  private static final int FIRST_FAILURE = 300;
  private static final int SERVER_ERROR = 500;

  private final String baseUrl;
  private final LatencyBook latencies;
  private final FailureLog failures;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIME_OUT).build();

  ShopClient(String baseUrl, LatencyBook latencies, FailureLog failures) {
    this.baseUrl = baseUrl;
    this.latencies = latencies;
    this.failures = failures;
  }

  /** What is known about a request once it is over. */
  enum Outcome {
    DONE,
    REFUSED,
    UNKNOWN
  }

  /**
   * @param body empty unless an answer came
   */
  record Reply(Outcome outcome, String body) {}

  /**
   * @param name of the request with its numbers left out, for the failure samples
   * @throws InterruptedException when the traffic is told to end at once; whether the request was
   *     carried out is then unknown
   */
  Reply get(String name, String path) throws InterruptedException {
    return send(Kind.READ, name, request(path).GET().build());
  }

  /** Sends a write; parameters and errors as for {@link #get}. */
  Reply write(String method, String name, String path, String json) throws InterruptedException {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json))
            .build();
    return send(Kind.WRITE, name, request);
  }

  /** One read that is not counted, so that the first counted one finds a warm client. */
  void warmUp(String path) throws IOException, InterruptedException {
    client.send(request(path).GET().build(), HttpResponse.BodyHandlers.discarding());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(TIME_OUT);
  }

  private Reply send(Kind kind, String name, HttpRequest request) throws InterruptedException {
    boolean afterSwitch = latencies.switched();
    Instant sentAt = Instant.now();
    long start = System.nanoTime();
    try {
      return reply(name, client.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (ConnectException | HttpConnectTimeoutException e) {
      failures.add(name + ": " + e);
      return new Reply(Outcome.REFUSED, "");
    } catch (IOException e) {
      failures.add(name + ": " + e);
      return new Reply(Outcome.UNKNOWN, "");
    } finally {
      latencies.record(kind, afterSwitch, sentAt, System.nanoTime() - start);
    }
  }

  private Reply reply(String name, HttpResponse<String> response) {
    int status = response.statusCode();
    if (status >= FIRST_FAILURE) {
      failures.add(name + ": status " + status);
    }
    Outcome refusedOrUnknown = status < SERVER_ERROR ? Outcome.REFUSED : Outcome.UNKNOWN;
    return new Reply(status < FIRST_FAILURE ? Outcome.DONE : refusedOrUnknown, response.body());
  }
}
