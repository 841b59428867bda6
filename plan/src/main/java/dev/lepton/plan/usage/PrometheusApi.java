package dev.lepton.plan.usage;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BiConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a Prometheus server over its HTTP API. Thread-safe. */
final class PrometheusApi {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final JsonMapper MAPPER = new JsonMapper();

  /** Prometheus refuses more than 11,000 samples a series. */
  private static final long MOST_SAMPLES = 10_000;

  private final PrometheusSource source;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  PrometheusApi(PrometheusSource source) {
    this.source = source;
  }

  /** Series of samples over the window; a long window is asked for in parts. */
  void range(String query, BiConsumer<JsonNode, JsonNode> labelsAndSamples) {
    long step = source.step().toSeconds();
    long end = source.end().getEpochSecond();
    long part = step * MOST_SAMPLES;
    for (long from = end - source.window().toSeconds(); from <= end; from += part + step) {
      String parameters =
          "query_range?query=%s&start=%d&end=%d&step=%d"
              .formatted(encoded(query), from, Math.min(end, from + part), step);
      for (JsonNode series : ask(parameters, query)) {
        labelsAndSamples.accept(series.path("metric"), series.path("values"));
      }
    }
  }

  /** One sample a series, at the end of the window. */
  void instant(String query, BiConsumer<JsonNode, JsonNode> labelsAndSample) {
    String parameters =
        "query?query=%s&time=%d".formatted(encoded(query), source.end().getEpochSecond());
    for (JsonNode series : ask(parameters, query)) {
      labelsAndSample.accept(series.path("metric"), series.path("value"));
    }
  }

  private static String encoded(String query) {
    return URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  private JsonNode ask(String path, String query) {
    String base = source.address().toString().replaceFirst("/+$", "");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + "/api/v1/" + path)).timeout(PATIENCE);
    source.token().ifPresent(token -> request.header("Authorization", "Bearer " + token.reveal()));
    try {
      return result(http.send(request.build(), HttpResponse.BodyHandlers.ofString()), query);
    } catch (IOException e) {
      throw failed(
          ErrorCode.SOURCE_UNREACHABLE,
          "Prometheus does not answer: " + (e.getMessage() == null ? e : e.getMessage()),
          "check the address and that the server can be reached from here");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(ErrorCode.INTERRUPTED, "interrupted while asking Prometheus", "run it again");
    }
  }

  private JsonNode result(HttpResponse<String> response, String query) {
    int status = response.statusCode();
    if (status == 401 || status == 403) {
      throw failed(
          ErrorCode.SOURCE_REJECTED_LOGIN,
          "Prometheus answers " + status,
          "give a bearer token with --token env:NAME");
    }
    JsonNode answer = parse(response.body(), status);
    if (!answer.path("status").asString("").equals("success")) {
      throw failed(
          ErrorCode.SOURCE_FAILED,
          "Prometheus answers %d to %s: %s"
              .formatted(status, query, answer.path("error").asString("no reason given")),
          "try a shorter --window or a longer --step");
    }
    return answer.path("data").path("result");
  }

  private JsonNode parse(String body, int status) {
    try {
      return MAPPER.readTree(body);
    } catch (JacksonException e) {
      throw failed(
          ErrorCode.SOURCE_FAILED,
          "what answers (" + status + ") is not the API of Prometheus",
          "give the address of the server itself, with its path prefix if it has one");
    }
  }

  private LeptonException failed(ErrorCode code, String what, String fix) {
    return new LeptonException(code, what, source.address().toString(), fix);
  }
}
