package dev.lepton.accept.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.lepton.accept.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BrowserTest {
  @Test
  void givesStatusHeadersAndBody() {
    try (TestServer server =
        new TestServer(
            exchange -> {
              exchange.getResponseHeaders().add("X-Test", "yes");
              TestServer.answer(exchange, 404, "nothing hére");
            })) {
      Page page = new Browser(Site.of(server.url())).get("/x").orElseThrow();

      assertThat(page.status()).isEqualTo(404);
      assertThat(page.body()).isEqualTo("nothing hére");
      assertThat(page.headers().firstValue("x-test")).contains("yes");
    }
  }

  @Test
  void fetchesOnlyTheBeginningOfAnEndlessPage() {
    try (TestServer server = new TestServer(BrowserTest::streamForEver)) {
      Page page = new Browser(Site.of(server.url())).get("/").orElseThrow();

      assertThat(page.body()).hasSize(256 * 1024);
    }
  }

  private static void streamForEver(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    byte[] block = "x".repeat(8192).getBytes(StandardCharsets.US_ASCII);
    while (!Thread.currentThread().isInterrupted()) {
      exchange.getResponseBody().write(block);
    }
  }

  @Test
  void doesNotFollowRedirects() {
    try (TestServer server =
        new TestServer(
            exchange -> {
              exchange.getResponseHeaders().add("Location", "/elsewhere");
              TestServer.answer(exchange, 302, "");
            })) {
      assertThat(new Browser(Site.of(server.url())).get("/").orElseThrow().status()).isEqualTo(302);
      assertThat(server.seen()).hasSize(1);
    }
  }

  @Test
  void givesNothingWhereNobodyListens() {
    TestServer gone = TestServer.fine();
    String url = gone.url();
    gone.close();

    assertThat(new Browser(Site.of(url)).get("/")).isEmpty();
  }
}
