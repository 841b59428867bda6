package dev.lepton.accept.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.lepton.accept.http.Site;
import dev.lepton.accept.scenario.Scenario;
import dev.lepton.accept.testing.TestServer;
import dev.lepton.accept.testing.TestServer.Seen;
import dev.lepton.accept.wire.Limits;
import dev.lepton.model.acceptance.LoadReport;
import dev.lepton.model.event.EventSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journeys as a scenario describes them, against a real server. */
class JourneyTest {
  private static final Duration LENGTH = Duration.ofMillis(100);

  @TempDir Path folder;

  private final List<String> cookies = new CopyOnWriteArrayList<>();

  @Test
  void usesWhatAnEarlierAnswerGave() throws IOException {
    try (TestServer server = new TestServer(this::shop)) {
      LoadReport report =
          run(
              server,
              """
              journeys:
                - steps:
                    - path: /items
                      extract: {id: {json: /items/0/id}}
                    - path: /items/${id}
              """);

      assertThat(report.errors()).isZero();
      assertThat(report.requested()).isEqualTo(20);
      assertThat(server.seen()).contains(new Seen("GET", "/items/a%20b", ""));
    }
  }

  @Test
  void givesEachVisitorARowOfData() throws IOException {
    Files.writeString(folder.resolve("people.csv"), "name,age\nAda,36\n\"Müller, Eva\",41\n");
    try (TestServer server = TestServer.fine()) {
      run(
          server,
          """
          feeds: [people.csv]
          requests:
            - path: /hello?name=${name}
          """);

      assertThat(server.seen())
          .extracting(Seen::path)
          .contains("/hello?name=Ada", "/hello?name=M%C3%BCller%2C%20Eva");
    }
  }

  @Test
  void keepsAVisitorsCookiesAlsoThoseOfARedirect() throws IOException {
    try (TestServer server = new TestServer(this::login)) {
      LoadReport report =
          run(
              server,
              """
              journeys:
                - steps:
                    - path: /login
                    - path: /account
              """);

      assertThat(report.errors()).isZero();
      assertThat(cookies).containsOnly("session=s1");
    }
  }

  @Test
  void endsAJourneyWithTheFirstFailure() throws IOException {
    try (TestServer server = new TestServer(e -> TestServer.answer(e, 500, ""))) {
      LoadReport report =
          run(
              server,
              """
              journeys:
                - steps: [{path: /a}, {path: /b}]
              """);

      assertThat(report.requested()).isEqualTo(10);
      assertThat(report.errors()).isEqualTo(10);
      assertThat(server.seen()).extracting(Seen::path).containsOnly("/a");
    }
  }

  @Test
  void reportsAnAnswerThatLacksWhatIsToBeExtracted() throws IOException {
    try (TestServer server = TestServer.fine()) {
      LoadReport report =
          run(
              server,
              """
              journeys:
                - steps:
                    - {path: /a, extract: {id: {regex: 'id=([0-9]+)'}}}
                    - {path: '/b/${id}'}
              """);

      assertThat(report.errorSamples()).containsExactly("GET /a: no id found by /id=([0-9]+)/");
    }
  }

  @Test
  void sendsJourneysByTheirWeights() throws IOException {
    try (TestServer server = TestServer.fine()) {
      run(
          server,
          """
          requests:
            - {path: /often, weight: 4}
            - {path: /rarely}
          """);

      assertThat(server.seen()).filteredOn(seen -> seen.path().equals("/often")).hasSize(16);
      assertThat(server.seen()).filteredOn(seen -> seen.path().equals("/rarely")).hasSize(4);
    }
  }

  @Test
  void keepsConnectionsOpen() throws IOException {
    List<Integer> ports = new CopyOnWriteArrayList<>();
    try (TestServer server =
        new TestServer(
            exchange -> {
              ports.add(exchange.getRemoteAddress().getPort());
              TestServer.answer(exchange, 200, "ok");
            })) {
      run(server, "requests: [{path: /}]", 1);

      assertThat(ports).hasSize(20);
      assertThat(ports.stream().distinct()).hasSize(1);
    }
  }

  @Test
  void opensAnotherConnectionWhereTheServerClosesEach() throws IOException {
    try (TestServer server =
        new TestServer(
            exchange -> {
              exchange.getResponseHeaders().add("Connection", "close");
              TestServer.answer(exchange, 200, "ok");
            })) {
      LoadReport report = run(server, "requests: [{path: /}]", 1);

      assertThat(report.completed()).isEqualTo(20);
      assertThat(report.errors()).isZero();
    }
  }

  private void shop(HttpExchange exchange) throws IOException {
    boolean list = exchange.getRequestURI().getPath().equals("/items");
    TestServer.answer(exchange, 200, list ? "{\"items\": [{\"id\": \"a b\"}]}" : "{}");
  }

  private void login(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/login")) {
      exchange.getResponseHeaders().add("Set-Cookie", "session=s1; Path=/; HttpOnly");
      exchange.getResponseHeaders().add("Location", "/welcome");
      TestServer.answer(exchange, 302, "");
    } else {
      cookies.add(String.valueOf(exchange.getRequestHeaders().getFirst("Cookie")));
      TestServer.answer(exchange, 200, "");
    }
  }

  private LoadReport run(TestServer server, String scenario) throws IOException {
    return run(server, scenario, 8);
  }

  /** Twenty requests, or ten journeys of two. */
  private LoadReport run(TestServer server, String scenario, int connections) throws IOException {
    Path file = Files.writeString(folder.resolve("scenario.yaml"), scenario);
    Site site = Site.of(server.url());
    var traffic =
        Scenario.read(file, new Scenario.Context(site, Optional.empty(), List.of(), Map.of()))
            .traffic();
    return new OpenLoad(EventSink.none())
        .run(
            new LoadPlan(
                "load",
                site,
                traffic,
                LoadPlan.steady(200, traffic, Duration.ZERO, LENGTH),
                Duration.ZERO,
                new Limits(connections, Duration.ofSeconds(5))));
  }
}
