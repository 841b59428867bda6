package dev.lepton.assess.inventory;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a Prometheus server over its HTTP API. Thread-safe. */
final class PrometheusClient {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          // Series are read one by one out of the answer that goes on behind them.
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final PrometheusSource source;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  PrometheusClient(PrometheusSource source) {
    this.source = source;
  }

  /** Series of samples over the window, one after the other: all at once they may be gigabytes. */
  void range(String query, Consumer<JsonNode> take) {
    ask(
        "query_range?query=%s&start=%d&end=%d&step=%d"
            .formatted(
                encoded(query),
                source.start().getEpochSecond(),
                source.end().getEpochSecond(),
                source.step().toSeconds()),
        query,
        take);
  }

  /** One sample a series, at the end of the window. */
  void instant(String query, Consumer<JsonNode> take) {
    ask(
        "query?query=%s&time=%d".formatted(encoded(query), source.end().getEpochSecond()),
        query,
        take);
  }

  private static String encoded(String query) {
    return URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  private void ask(String path, String query, Consumer<JsonNode> take) {
    String base = source.address().toString().replaceFirst("/+$", "");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + "/api/v1/" + path)).timeout(PATIENCE);
    source.token().ifPresent(token -> request.header("Authorization", "Bearer " + token.reveal()));
    try {
      HttpResponse<InputStream> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        result(response.statusCode(), body, query, take);
      }
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

  private void result(int status, InputStream body, String query, Consumer<JsonNode> take)
      throws IOException {
    if (status == 401 || status == 403) {
      throw failed(
          ErrorCode.SOURCE_REJECTED_LOGIN,
          "Prometheus answers " + status,
          "give a bearer token with --token env:NAME");
    }
    Map<String, String> said = new HashMap<>();
    try (JsonParser parser = MAPPER.createParser(body)) {
      read(parser, said, take);
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      throw failed(
          ErrorCode.SOURCE_FAILED,
          "what answers ("
              + status
              + ") is not the API of Prometheus, or broke off: "
              + e.getOriginalMessage(),
          "give the address of the server itself, with its path prefix if it has one");
    }
    if (!said.getOrDefault("status", "").equals("success")) {
      throw failed(
          ErrorCode.SOURCE_FAILED,
          "Prometheus answers "
              + status
              + " to "
              + query
              + ": "
              + said.getOrDefault("error", "no reason given"),
          "try a shorter --window or a longer --step");
    }
  }

  private static void read(JsonParser parser, Map<String, String> said, Consumer<JsonNode> take) {
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value.isScalarValue()) {
          said.put(name, parser.getString());
        } else if (value == JsonToken.START_ARRAY && !name.equals("result")) {
          parser.skipChildren();
        } else if (value == JsonToken.START_ARRAY) {
          while (parser.nextToken() == JsonToken.START_OBJECT) {
            take.accept(MAPPER.readTree(parser));
          }
        }
      }
    }
  }

  private LeptonException failed(ErrorCode code, String what, String fix) {
    return new LeptonException(code, what, source.address().toString(), fix);
  }
}
