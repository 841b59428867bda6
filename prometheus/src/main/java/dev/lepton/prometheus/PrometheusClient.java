package dev.lepton.prometheus;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Asks a Prometheus server over its HTTP API. Every question may fail with SOURCE_UNREACHABLE (no
 * answer within a minute, or one that stops for as long), SOURCE_REJECTED_LOGIN, SOURCE_FAILED (the
 * question is refused, or what answers is no Prometheus) or INTERRUPTED. Thread-safe.
 */
public final class PrometheusClient {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration SLOW = Duration.ofSeconds(5);
  private static final int SERVER_ERROR = 500;
  private static final int QUERY_SHOWN = 60;

  private final PrometheusSource source;
  private final Duration patience;
  private final Duration slow;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  public PrometheusClient(PrometheusSource source) {
    this(source, PATIENCE, SLOW);
  }

  /**
   * @param patience for the beginning of an answer, and for each further part of it
   * @param slow after so long without the whole answer it is told that it is waited for
   */
  PrometheusClient(PrometheusSource source, Duration patience, Duration slow) {
    this.source = source;
    this.patience = patience;
    this.slow = slow;
  }

  /** Where it asks, for messages. */
  public String address() {
    return source.address().toString();
  }

  /**
   * Series of samples over the window, one after the other. A long window is asked for in parts; a
   * series then comes once a part, the parts in the order of time.
   */
  public void range(String query, TimeWindow window, Consumer<TimeSeries> take) {
    for (TimeWindow part : window.parts()) {
      String parameters =
          "query_range?query=%s&start=%d&end=%d&step=%d"
              .formatted(
                  encoded(query),
                  part.start().getEpochSecond(),
                  part.end().getEpochSecond(),
                  part.step().toSeconds());
      ask(parameters, query, take);
    }
  }

  /** One sample a series. */
  public void instant(String query, Instant at, Consumer<TimeSeries> take) {
    ask("query?query=%s&time=%d".formatted(encoded(query), at.getEpochSecond()), query, take);
  }

  /** One sample a series. */
  public List<TimeSeries> instant(String query, Instant at) {
    List<TimeSeries> all = new ArrayList<>();
    instant(query, at, all::add);
    return all;
  }

  private static String encoded(String query) {
    return URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  private void ask(String path, String query, Consumer<TimeSeries> take) {
    String base = address().replaceFirst("/+$", "");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + "/api/v1/" + path)).timeout(patience);
    source.token().ifPresent(token -> request.header("Authorization", "Bearer " + token.reveal()));
    Future<?> notice =
        CompletableFuture.runAsync(
            () -> tellSlow(query),
            CompletableFuture.delayedExecutor(slow.toMillis(), TimeUnit.MILLISECONDS));
    try {
      HttpResponse<InputStream> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = new WatchedBody(response.body(), patience)) {
        result(response.statusCode(), body, query, take);
      }
    } catch (IOException e) {
      throw failed(
          ErrorCode.SOURCE_UNREACHABLE,
          "Prometheus does not answer: " + reason(e),
          "check the address and that the server can be reached from here");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(ErrorCode.INTERRUPTED, "interrupted while asking Prometheus", "run it again");
    } finally {
      notice.cancel(false);
    }
  }

  /** The HTTP client says nothing where nobody listens. */
  private static String reason(IOException failure) {
    if (failure.getMessage() != null) {
      return failure.getMessage();
    }
    return failure instanceof ConnectException
        ? "nobody takes a connection there"
        : failure.toString();
  }

  private void tellSlow(String query) {
    String shown =
        query.length() > QUERY_SHOWN ? query.substring(0, QUERY_SHOWN).strip() + " …" : query;
    source
        .notices()
        .accept(
            "%s has not answered %s for %d s; it is waited for, %d s without anything from it at"
                    .formatted(address(), shown, slow.toSeconds(), patience.toSeconds())
                + " most");
  }

  private void result(int status, InputStream body, String query, Consumer<TimeSeries> take)
      throws IOException {
    if (status == 401 || status == 403) {
      throw failed(
          ErrorCode.SOURCE_REJECTED_LOGIN,
          "Prometheus answers " + status,
          "give a bearer token with --token env:NAME");
    }
    Map<String, String> said = read(status, body, take);
    if (!said.containsKey("status")) {
      throw noPrometheus(status, "it does not say how the question ended");
    }
    if (!said.getOrDefault("status", "").equals("success")) {
      throw failed(
          ErrorCode.SOURCE_FAILED,
          "Prometheus answers %d to %s: %s"
              .formatted(status, query, said.getOrDefault("error", "no reason given")),
          "ask for a shorter time or in longer steps, where the command has such options; the"
              + " server's own limits are its --query.* flags");
    }
  }

  private Map<String, String> read(int status, InputStream body, Consumer<TimeSeries> take)
      throws IOException {
    try {
      return new SeriesReader(take, this::remarked).read(body);
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException | NumberFormatException e) {
      if (status >= SERVER_ERROR) {
        throw failed(
            ErrorCode.SOURCE_FAILED,
            "Prometheus, or what stands before it, answers " + status + " and no reason",
            "its log has the reason; run the command again once it answers");
      }
      String why = e instanceof JacksonException json ? json.getOriginalMessage() : e.getMessage();
      throw noPrometheus(status, why);
    }
  }

  private void remarked(String remark) {
    source.notices().accept(address() + " says: " + remark);
  }

  private LeptonException noPrometheus(int status, String why) {
    return failed(
        ErrorCode.SOURCE_FAILED,
        "what answers (" + status + ") is not the API of Prometheus, or broke off: " + why,
        "give the address of the server itself, with its path prefix if it has one");
  }

  private LeptonException failed(ErrorCode code, String what, String fix) {
    return new LeptonException(code, what, address(), fix);
  }
}
