package dev.lepton.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.secret.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers in the shape that Prometheus documents, served over HTTP. */
class PrometheusClientTest {
  /** A busy machine must not be taken for an answer that does not begin. */
  private static final Duration LONG_ENOUGH_TO_BEGIN = Duration.ofSeconds(2);

  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private String answer = "{\"status\":\"success\",\"data\":{\"result\":[]}}";
  private int status = 200;
  private HttpServer server;
  private PrometheusSource source;
  private PrometheusClient client;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(
              exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + exchange.getRequestURI());
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    URI address = URI.create("http://localhost:" + server.getAddress().getPort() + "/prefix/");
    source = new PrometheusSource(address, Optional.of(new Secret("t0ken")));
    client = new PrometheusClient(source);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void result(String series) {
    answer =
        "{\"data\":{\"resultType\":\"x\",\"stats\":[{\"status\":\"y\"}],\"result\":["
            + series
            + "]},\"status\":\"success\"}";
  }

  @Test
  void everySeriesHasItsLabelsAndSamples() {
    result(
        "{\"metric\":{\"job\":\"web\"},\"values\":[[1.5,\"2\"],[2.5,\"NaN\"],[3.5,\"+Inf\"],[4.5,\"-Inf\"]],"
            + "\"histograms\":[[1,{\"count\":\"1\"}]]},{\"metric\":{},\"values\":[]}");

    List<TimeSeries> all = new CopyOnWriteArrayList<>();
    client.range("up", new TimeWindow(NOW, Duration.ZERO, Duration.ofSeconds(1)), all::add);

    assertThat(all).hasSize(2);
    TimeSeries first = all.get(0);
    assertThat(first.label("job")).isEqualTo("web");
    assertThat(first.label("none")).isEmpty();
    assertThat(first.size()).isEqualTo(4);
    assertThat(first.second(0)).isEqualTo(1.5);
    assertThat(first.value(0)).isEqualTo(2);
    assertThat(first.value(1)).isNaN();
    assertThat(first.value(2)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(first.value()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(all.get(1).value()).isNaN();
  }

  @Test
  void anInstantIsAskedForUnderThePrefixWithTheToken() {
    result("{\"metric\":{\"a\":\"b\"},\"value\":[1,\"7\"]}");

    assertThat(client.instant("sum(up) > 0", NOW)).hasSize(1);
    assertThat(asked)
        .containsExactly(
            "Bearer t0ken /prefix/api/v1/query?query=sum%28up%29+%3E+0&time=1800000000");
  }

  @Test
  void aLongWindowIsAskedForInPartsThatDoNotOverlap() {
    client.range(
        "up", new TimeWindow(NOW, Duration.ofSeconds(15_000), Duration.ofSeconds(1)), series -> {});

    assertThat(asked).hasSize(2);
    assertThat(asked.get(0)).endsWith("start=1799985000&end=1799995000&step=1");
    assertThat(asked.get(1)).endsWith("start=1799995001&end=1800000000&step=1");
  }

  @Test
  void whatTheServerRemarksIsPassedOn() {
    List<String> notices = new CopyOnWriteArrayList<>();
    client = new PrometheusClient(source.withNotices(notices::add));
    answer =
        "{\"status\":\"success\",\"warnings\":[\"a store is away\"],\"infos\":[\"no counter\"],"
            + "\"data\":{\"result\":[{\"metric\":{\"warnings\":\"x\"},\"value\":[1,\"7\"]}]}}";

    assertThat(client.instant("up", NOW)).hasSize(1);
    assertThat(notices).hasSize(2);
    assertThat(notices.get(0)).endsWith("says: a store is away");
    assertThat(notices.get(1)).endsWith("says: no counter");
  }

  @Test
  void aRefusedQuestionRepeatsTheReason() {
    status = 422;
    answer = "{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"too many\"}";
    assertThatFails(ErrorCode.SOURCE_FAILED, "too many");
  }

  @Test
  void aRejectedLoginSaysHowToGiveAToken() {
    status = 403;
    assertThatFails(ErrorCode.SOURCE_REJECTED_LOGIN, "answers 403");
  }

  @Test
  void anAnswerThatBreaksOffIsNone() {
    answer = "{\"status\":\"success\",\"data\":{\"result\":[{\"metric\":{\"a\":\"b\"},";
    assertThatFails(ErrorCode.SOURCE_FAILED, "broke off");
  }

  @Test
  void anotherPageIsNotPrometheus() {
    answer = "<html>welcome</html>";
    assertThatFails(ErrorCode.SOURCE_FAILED, "not the API");
  }

  @Test
  void jsonOfSomebodyElseIsNotPrometheus() {
    answer = "[1,2]";
    assertThatFails(ErrorCode.SOURCE_FAILED, "not the API");
  }

  @Test
  void anErrorOfTheServerIsNotTakenForAWrongAddress() {
    status = 500;
    answer = "<html>Internal Server Error</html>";
    assertThatFails(ErrorCode.SOURCE_FAILED, "answers 500 and no reason");
  }

  @Test
  void anAnswerThatStopsHalfWayIsGivenUp() {
    CountDownLatch over = new CountDownLatch(1);
    server.removeContext("/");
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write("{\"status\":".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          awaitQuietly(over);
        });
    client = new PrometheusClient(source, LONG_ENOUGH_TO_BEGIN, LONG_ENOUGH_TO_BEGIN);
    try {
      assertThatFails(ErrorCode.SOURCE_UNREACHABLE, "its answer has begun, and then nothing came");
    } finally {
      over.countDown();
    }
  }

  @Test
  void aServerThatDoesNotBeginToAnswerIsToldOfAndThenGivenUp() {
    CountDownLatch over = new CountDownLatch(1);
    server.removeContext("/");
    server.createContext("/", exchange -> awaitQuietly(over));
    List<String> notices = new CopyOnWriteArrayList<>();
    client =
        new PrometheusClient(
            source.withNotices(notices::add), Duration.ofSeconds(1), Duration.ofMillis(50));
    try {
      assertThatFails(ErrorCode.SOURCE_UNREACHABLE, "does not answer");
      assertThat(notices).hasSize(1);
      assertThat(notices.get(0)).contains("/prefix/ has not answered up for");
    } finally {
      over.countDown();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatIsNoNumberIsNotPrometheus() {
    result("{\"metric\":{},\"value\":[1,\"seven\"]}");
    assertThatFails(ErrorCode.SOURCE_FAILED, "not the API");
  }

  @Test
  void aServerThatIsNotThereIsSaid() {
    server.stop(0);
    assertThatFails(ErrorCode.SOURCE_UNREACHABLE, "nobody takes a connection there");
  }

  private void assertThatFails(ErrorCode code, String message) {
    assertThatThrownBy(() -> client.instant("up", NOW))
        .isInstanceOfSatisfying(LeptonException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(message);
  }
}
