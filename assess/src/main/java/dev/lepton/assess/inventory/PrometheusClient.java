package dev.lepton.assess.inventory;

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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a Prometheus server over its HTTP API. Thread-safe. */
final class PrometheusClient {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final JsonMapper MAPPER = new JsonMapper();

  private final PrometheusSource source;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  PrometheusClient(PrometheusSource source) {
    this.source = source;
  }

  /** Series of samples over the window. */
  JsonNode range(String query) {
    return ask(
        "query_range?query=%s&start=%d&end=%d&step=%d"
            .formatted(
                encoded(query),
                source.start().getEpochSecond(),
                source.end().getEpochSecond(),
                source.step().toSeconds()),
        query);
  }

  /** One sample a series, at the end of the window. */
  JsonNode instant(String query) {
    return ask(
        "query?query=%s&time=%d".formatted(encoded(query), source.end().getEpochSecond()), query);
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
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return result(response, query);
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
          "Prometheus answers "
              + status
              + " to "
              + query
              + ": "
              + answer.path("error").asString("no reason given"),
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
