package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two small shops, of which the second answers one question differently. */
class FunctionalUsageTest {
  private static final String RECORDED =
      """
      1.1.1.1 - - [10/Oct/2026:13:55:36 +0200] "GET /items HTTP/1.1" 200 17
      1.1.1.1 - - [10/Oct/2026:13:55:37 +0200] "GET /price?of=1 HTTP/1.1" 200 17
      1.1.1.1 - - [10/Oct/2026:13:55:37 +0200] "DELETE /items HTTP/1.1" 200 17
      """;

  @TempDir private Path folder;

  private final AtomicInteger answers = new AtomicInteger();
  private final List<HttpServer> servers = new ArrayList<>();

  @AfterEach
  void stopServers() {
    servers.forEach(server -> server.stop(0));
  }

  @Test
  void differencesAreNamedWithTheirPlaceAndStopTheCommand() throws IOException {
    CommandLineRun run = compare();

    assertThat(run.status()).isEqualTo(7);
    assertThat(run.out())
        .contains("GET /price?of=1: /usd differs", "before: 5", "now:    7")
        .contains("not compared, unsteady before: GET /price?of=1: /answer")
        .contains("2 requests compared, 1 answered differently");
    assertThat(run.err()).contains("left out: 1 requests that may write (DELETE)");
  }

  @Test
  void rulesSayWhatMayDiffer() throws IOException {
    Path rules =
        Files.writeString(
            folder.resolve("rules.yaml"), "ignore:\n- {request: /price, json: /usd}\n");

    CommandLineRun run = compare("--ignore", rules.toString());

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("2 requests compared, 0 answered differently");
  }

  @Test
  void smokeChecksTellWhatIsWrongAndWhere() throws IOException {
    Path smoke =
        Files.writeString(
            folder.resolve("smoke.yaml"),
            """
            journeys:
              - name: prices
                steps:
                  - path: /items
                    extract: {id: {json: /items/0}}
                  - path: /price?of=${id}
                    checks: {json: {/usd: 6}}
            """);

    CommandLineRun run =
        CommandLineRun.of("accept", "functional", "--url", old(), "--smoke", smoke.toString());

    assertThat(run.status()).isEqualTo(7);
    assertThat(run.out())
        .contains("ok      prices: GET /items", "FAILED  prices: GET /price?of=${id}")
        .contains("at /usd there is not '6'", "smoke.yaml:6", "2 checks, 1 failed");
  }

  private CommandLineRun compare(String... more) throws IOException {
    Path log = Files.writeString(folder.resolve("access.log"), RECORDED);
    List<String> all = new ArrayList<>(List.of("accept", "functional", "--url", fresh()));
    all.addAll(List.of("--against", old(), "--scenario", log.toString()));
    all.addAll(List.of(more));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  private String old() throws IOException {
    return shop(price -> price);
  }

  private String fresh() throws IOException {
    return shop(price -> "7");
  }

  private String shop(UnaryOperator<String> price) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            boolean list = exchange.getRequestURI().getPath().equals("/items");
            String body =
                list
                    ? "{\"items\": [1, 2]}"
                    : "{\"usd\": "
                        + price.apply("5")
                        + ", \"answer\": "
                        + answers.incrementAndGet()
                        + "}";
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
    servers.add(server);
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }
}
