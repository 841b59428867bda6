package dev.lepton.accept.load;

import static dev.lepton.accept.testing.Requests.get;
import static dev.lepton.accept.testing.Requests.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.lepton.accept.testing.TestServer;
import dev.lepton.accept.testing.TestServer.Seen;
import dev.lepton.model.acceptance.LoadReport;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.RequestSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedirectTest {
  @Test
  void followsWithinTheHost() {
    try (TestServer server = new TestServer(exchange -> redirectOnce(exchange, 302, "/there"))) {
      assertThat(one(server, get("/here")).errors()).isZero();
      assertThat(server.seen()).extracting(Seen::path).containsExactly("/here", "/there");
    }
  }

  @Test
  void neverContactsAnotherHost() {
    try (TestServer other = TestServer.fine();
        TestServer server =
            new TestServer(exchange -> redirectOnce(exchange, 302, other.url() + "/there"))) {
      LoadReport result = one(server, get("/here"));

      assertThat(result.errorSamples())
          .singleElement()
          .asString()
          .contains("redirect to another host");
      assertThat(other.seen()).isEmpty();
    }
  }

  @Test
  void fetchesAfterAPostThatSaysSeeOther() {
    try (TestServer server = new TestServer(exchange -> redirectOnce(exchange, 303, "/there"))) {
      one(server, post("/here", "x"));

      assertThat(server.seen()).contains(new Seen("GET", "/there", ""));
    }
  }

  @Test
  void repeatsThePostWhereTheServerAsksForIt() {
    try (TestServer server = new TestServer(exchange -> redirectOnce(exchange, 307, "/there"))) {
      one(server, post("/here", "x"));

      assertThat(server.seen()).contains(new Seen("POST", "/there", "x"));
    }
  }

  @Test
  void givesUpOnACircle() {
    try (TestServer server = new TestServer(exchange -> redirect(exchange, 302, "/here"))) {
      assertThat(one(server, get("/here")).errorSamples())
          .containsExactly("GET /here: more than 5 redirects");
    }
  }

  private static void redirectOnce(HttpExchange exchange, int status, String location)
      throws IOException {
    if (exchange.getRequestURI().getPath().equals("/here")) {
      redirect(exchange, status, location);
    } else {
      TestServer.answer(exchange, 200, "");
    }
  }

  private static void redirect(HttpExchange exchange, int status, String location)
      throws IOException {
    exchange.getResponseHeaders().add("Location", location);
    TestServer.answer(exchange, status, "");
  }

  private static LoadReport one(TestServer server, RequestSpec request) {
    return new OpenLoad(EventSink.none())
        .run(
            Plans.of(
                server.url(),
                List.of(request),
                10,
                Duration.ofMillis(100),
                Duration.ZERO,
                4,
                Duration.ofSeconds(5)));
  }
}
