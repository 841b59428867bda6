package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LoadUsageIT {
  @TempDir private Path folder;

  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
          }
        });
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void jsonHasTheFiguresUnderTheirNames() {
    CommandLineRun run =
        load("--rate", "100", "--duration", "300ms", "--warm-up", "100ms", "-o", "json");

    JsonNode document = new JsonMapper().readTree(run.out());
    assertThat(run.status()).isZero();
    assertThat(document.path("requested").asInt()).isEqualTo(30);
    assertThat(document.path("completed").asInt()).isEqualTo(30);
    assertThat(document.path("errors").asInt()).isZero();
    assertThat(document.path("throughput").isNumber()).isTrue();
    for (String name : List.of("p50", "p95", "p99", "max")) {
      assertThat(document.path("latencyMillis").path(name).isNumber()).as(name).isTrue();
    }
    assertThat(document.path("schedulingLagMillis").path("p99").isNumber()).isTrue();
  }

  @Test
  void aScenarioThatNamesAnotherHostIsRefusedBeforeTheFirstRequest() throws IOException {
    Path scenario =
        Files.writeString(
            folder.resolve("s.yaml"), "requests:\n- path: /\n- path: http://other.example/x\n");

    CommandLineRun run =
        load("--rate", "100", "--duration", "1s", "--scenario", scenario.toString());

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.line("where:")).endsWith("s.yaml:3");
    assertThat(run.line("fix:")).contains("accept.hosts: [{url: http://other.example}]");
    assertThat(requests).hasValue(0);
  }

  @Test
  void writesGoOnlyWhereTheFileAllowsThem() throws IOException {
    Path scenario =
        Files.writeString(
            folder.resolve("s.yaml"), "requests:\n- {path: /, method: POST, body: '{}'}\n");
    String[] common = {"--rate", "100", "--duration", "100ms", "--warm-up", "0s"};

    CommandLineRun refused = load(common, "--scenario", scenario.toString());
    CommandLineRun allowed =
        load(common, "--scenario", scenario.toString(), "-f", migration().toString());

    assertThat(refused.status()).isEqualTo(3);
    assertThat(refused.err()).contains("POST may write", "throwAway: true");
    assertThat(allowed.err()).isEmpty();
    assertThat(allowed.status()).isZero();
    assertThat(requests).hasValue(10);
  }

  @Test
  void aSiteThatDoesNotAnswerIsNoSuccess() {
    server.stop(0);

    CommandLineRun run = load("--rate", "50", "--duration", "100ms", "--warm-up", "0s");

    assertThat(run.status()).isEqualTo(6);
    assertThat(run.out()).contains("error: GET /: no connection");
  }

  @Test
  void anOutcomeIsComparedWithASavedOne() throws IOException {
    String[] test = {"--rate", "200", "--duration", "1s", "--warm-up", "100ms"};
    Path saved = folder.resolve("before.json");
    Files.writeString(saved, load(test, "-o", "json").out());

    CommandLineRun run = load(test, "--baseline", saved.toString(), "-o", "json");

    JsonNode comparison = new JsonMapper().readTree(run.out()).path("comparison");
    assertThat(run.err()).isEmpty();
    assertThat(comparison.path("outcome").asString()).isNotEmpty();
    assertThat(comparison.path("before").path("requested").asInt()).isEqualTo(200);
    assertThat(comparison.path("measures").get(0).path("name").asString()).isEqualTo("p50");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|it is no outcome of a load test",
        "{\"blocks\": [|Unexpected end-of-input",
        "{\"blocks\": [], \"url\": \"http://a\"}|rate",
        "{\"blocks\": [{\"startSeconds\": 0, \"requested\": 9}]}|errors",
        "{\"blocks\": null}|url",
        "{\"blocks\": [], \"rate\": \"fast\"}|fast"
      })
  void aFileThatIsNoOutcomeIsRefusedBeforeTheTest(String content, String why) throws IOException {
    Path saved = Files.writeString(folder.resolve("x.json"), content);

    CommandLineRun run = load("--rate", "100", "--duration", "1s", "--baseline", saved.toString());

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err())
        .contains("the saved outcome cannot be read: ", why, saved.toString())
        .doesNotContain("Feature");
    assertThat(requests).hasValue(0);
  }

  @Test
  void twoSitesAreServedByTurnsEvenIfTheyAreOne() {
    CommandLineRun run =
        load("--rate", "100", "--duration", "1s", "--warm-up", "0s", "--against", url());

    assertThat(run.out()).contains("requested 50, ", "compared with " + url(), "p95: ");
    assertThat(requests).hasValue(100);
  }

  @Test
  void aBrokenThresholdIsNamedAndStopsTheCommand() throws IOException {
    CommandLineRun run =
        load(
            "--rate",
            "50",
            "--duration",
            "200ms",
            "--warm-up",
            "0s",
            "-f",
            migration("thresholds: {minThroughput: 1000}").toString());

    assertThat(run.status()).isEqualTo(7);
    assertThat(run.err()).contains("threshold failed: throughput: ", "minThroughput is 1000.0");
  }

  @Test
  void aPriceTellsWhatAMillionRequestsCost() {
    CommandLineRun run =
        load(
            "--rate",
            "100",
            "--duration",
            "200ms",
            "--warm-up",
            "0s",
            "--usd-per-hour",
            "0.36",
            "-o",
            "json");

    JsonNode document = new JsonMapper().readTree(run.out());
    double cost = document.path("resources").path("usdPerMillion").asDouble();
    assertThat(cost * document.path("throughput").asDouble()).isCloseTo(100, within(0.01));
  }

  @Test
  void stepsAreWrittenForThePlan() throws IOException {
    Path csv = folder.resolve("steps.csv");

    CommandLineRun run =
        load(
            "--rate",
            "50",
            "--duration",
            "200ms",
            "--warm-up",
            "0s",
            "--steps",
            "--most-steps",
            "3",
            "--capacity-csv",
            csv.toString());

    assertThat(run.status()).isZero();
    assertThat(Files.readAllLines(csv))
        .hasSize(4)
        .first()
        .isEqualTo("load,throughput,mean_ms,p95_ms");
  }

  @Test
  void theOutcomeMayBeAPageThatLoadsNothing() {
    CommandLineRun run =
        load("--rate", "200", "--duration", "500ms", "--warm-up", "0s", "-o", "html");

    assertThat(run.out())
        .startsWith("<!DOCTYPE html>")
        .contains("<svg", "Generator late")
        .doesNotContain("<link", "src=");
  }

  @Test
  void whatIsMissingIsSaid() {
    CommandLineRun run = load("--duration", "1s");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.line("fix:")).isEqualTo("for instance --rate 50");
  }

  private Path migration() throws IOException {
    return migration("hosts: [{url: %s, throwAway: true}]".formatted(url()));
  }

  private Path migration(String accept) throws IOException {
    return Files.writeString(
        folder.resolve("migration.yaml"),
        """
        apiVersion: lepton.dev/v1
        kind: Migration
        metadata: {name: shop}
        spec:
          application: {path: .}
          accept: {%s}
        """
            .formatted(accept));
  }

  private CommandLineRun load(String... options) {
    return load(options, new String[0]);
  }

  private CommandLineRun load(String[] common, String... options) {
    List<String> all = new java.util.ArrayList<>(List.of("accept", "load", "--url", url()));
    all.addAll(List.of(common));
    all.addAll(List.of(options));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }
}
