package dev.lepton.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpProbeTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch never = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stopServer() {
    never.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void takesAnyTwoHundredForHealthy() {
    ProbeResult result = probe(TIMEOUT, exchange -> exchange.sendResponseHeaders(204, -1));

    assertThat(result.ok()).isTrue();
    assertThat(result.detail()).isEmpty();
    assertThat(result.millis()).isPositive();
  }

  @Test
  void namesABadStatus() {
    ProbeResult result = probe(TIMEOUT, exchange -> exchange.sendResponseHeaders(503, -1));

    assertThat(result.ok()).isFalse();
    assertThat(result.detail()).isEqualTo("status 503");
  }

  @Test
  void doesNotFollowARedirectToALoginPage() {
    ProbeResult result =
        probe(
            TIMEOUT,
            exchange -> {
              exchange.getResponseHeaders().add("Location", "/login");
              exchange.sendResponseHeaders(302, -1);
            });

    assertThat(result.detail()).isEqualTo("status 302");
  }

  @Test
  void givesUpOnASilentServer() {
    ProbeResult result = probe(Duration.ofMillis(200), exchange -> stayOpen());

    assertThat(result.detail()).isEqualTo("no answer within 200 ms");
    assertThat(result.millis()).isBetween(190.0, 3000.0);
  }

  @Test
  void givesUpOnABodyThatNeverEnds() {
    ProbeResult result =
        probe(
            Duration.ofMillis(200),
            exchange -> {
              exchange.sendResponseHeaders(200, 100);
              exchange.getResponseBody().write('x');
              exchange.getResponseBody().flush();
              stayOpen();
            });

    assertThat(result.detail()).isEqualTo("no answer within 200 ms");
  }

  @Test
  void saysThatNobodyListens() {
    String url = url();
    server.stop(0);

    assertThat(new HttpProbe(url, TIMEOUT).get().detail()).isEqualTo("no connection");
  }

  @Test
  void leavesTheThreadInterrupted() {
    HttpProbe probe = new HttpProbe(url(), TIMEOUT);
    Thread.currentThread().interrupt();

    ProbeResult result = probe.get();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(result.detail()).isEqualTo("interrupted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "shop", "/readyz", "ftp://shop.example/", "http://a b/"})
  void refusesWhatIsNoWebAddress(String url) {
    assertThatThrownBy(() -> new HttpProbe(url, TIMEOUT))
        .isInstanceOfSatisfying(
            LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID));
  }

  private void stayOpen() throws IOException {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the server stops", e);
    }
  }

  private ProbeResult probe(Duration timeout, HttpHandler handler) {
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            handler.handle(exchange);
          }
        });
    return new HttpProbe(url(), timeout).get();
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/readyz";
  }
}
