package dev.lepton.accept.load;

import static dev.lepton.accept.testing.Requests.get;
import static dev.lepton.accept.testing.Requests.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.accept.testing.TestServer;
import dev.lepton.accept.testing.TestServer.Seen;
import dev.lepton.model.acceptance.LoadReport;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.RequestSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class OpenLoadIT {
  private static final Duration HALF_SECOND = Duration.ofMillis(500);

  @Test
  void sendsAsManyAsAreDueWithoutCountingTheWarmUp() {
    try (TestServer server = TestServer.fine()) {
      LoadPlan plan =
          Plans.of(
              server.url(),
              List.of(get("/")),
              100,
              HALF_SECOND,
              HALF_SECOND,
              64,
              Duration.ofSeconds(5));

      LoadReport result = new OpenLoad(EventSink.none()).run(plan);

      assertThat(server.seen()).hasSize(100);
      assertThat(result.requested()).isEqualTo(50);
      assertThat(result.completed()).isEqualTo(50);
      assertThat(result.errors()).isZero();
    }
  }

  @Test
  void keepsItsRate() {
    try (TestServer server = TestServer.fine()) {
      LoadReport result = run(server, get("/"));

      assertThat(result.requested()).isEqualTo(50);
      // A machine that is late with the last answers shows less, never more.
      assertThat(result.throughput()).isBetween(10.0, 115.0);
    }
  }

  @Test
  void keepsTheWarmUpOutOfTheLatencies() {
    long start = System.nanoTime();
    try (TestServer server =
        new TestServer(
            exchange -> {
              if (System.nanoTime() - start < HALF_SECOND.toNanos()) {
                Stall.untilNanos(start + HALF_SECOND.toNanos());
              }
              TestServer.answer(exchange, 200, "");
            })) {
      LoadPlan plan =
          Plans.of(
              server.url(),
              List.of(get("/")),
              50,
              HALF_SECOND,
              Duration.ofSeconds(1),
              64,
              Duration.ofSeconds(5));

      assertThat(new OpenLoad(EventSink.none()).run(plan).latencyMillis().max()).isLessThan(300);
    }
  }

  @Test
  void whoFindsNoConnectionFreeInTheWarmUpStaysAway() {
    AtomicBoolean first = new AtomicBoolean(true);
    try (TestServer server =
        new TestServer(
            exchange -> {
              if (first.getAndSet(false)) {
                Stall.until(Duration.ofMillis(400));
              }
              TestServer.answer(exchange, 200, "");
            })) {
      LoadPlan plan =
          Plans.of(
              server.url(),
              List.of(get("/")),
              100,
              HALF_SECOND,
              HALF_SECOND,
              1,
              Duration.ofSeconds(5));

      LoadReport result = new OpenLoad(EventSink.none()).run(plan);

      assertThat(result.completed()).isEqualTo(50);
      // Of the 50 of the warm-up some 40 came during the stall.
      assertThat(server.seen()).hasSizeBetween(51, 75);
    }
  }

  @Test
  void numbersRequestsFromOneInPathAndBody() {
    try (TestServer server = TestServer.fine()) {
      run(server, post("/orders/${n}", "{\"n\": ${n}}"));

      List<Seen> expected = new ArrayList<>();
      for (int n = 1; n <= 50; n++) {
        expected.add(new Seen("POST", "/orders/" + n, "{\"n\": " + n + "}"));
      }
      assertThat(server.seen()).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void takesItsRequestsInTurn() {
    try (TestServer server = TestServer.fine()) {
      run(server, get("/a"), get("/b"));

      assertThat(server.seen()).filteredOn(seen -> seen.path().equals("/a")).hasSize(25);
      assertThat(server.seen()).filteredOn(seen -> seen.path().equals("/b")).hasSize(25);
    }
  }

  @Test
  void countsBadStatusAsError() {
    try (TestServer server = new TestServer(exchange -> TestServer.answer(exchange, 503, ""))) {
      LoadReport result = run(server, get("/x/${n}"));

      assertThat(result.errorPercent()).isEqualTo(100);
      assertThat(result.completed()).isEqualTo(50);
      assertThat(result.errorSamples()).containsExactly("GET /x/${n}: status 503");
    }
  }

  @Test
  void countsAnAnswerWithoutTheExpectedTextAsError() {
    try (TestServer server =
        new TestServer(exchange -> TestServer.answer(exchange, 200, "sorry"))) {
      LoadReport result = run(server, get("/", "\"sku\""));

      assertThat(result.errors()).isEqualTo(50);
      assertThat(result.errorSamples())
          .containsExactly("GET /: the answer does not contain '\"sku\"'");
    }
  }

  @Test
  void acceptsAnAnswerWithTheExpectedText() {
    try (TestServer server =
        new TestServer(exchange -> TestServer.answer(exchange, 200, "{\"sku\": 1}"))) {
      assertThat(run(server, get("/", "\"sku\"")).errors()).isZero();
    }
  }

  @Test
  void countsASilentServerAsErrorWithTheWholeTimeoutAsLatency() {
    try (TestServer server = new TestServer(exchange -> Stall.until(Duration.ofSeconds(30)))) {
      LoadPlan plan =
          Plans.of(
              server.url(),
              List.of(get("/")),
              20,
              HALF_SECOND,
              Duration.ZERO,
              64,
              Duration.ofMillis(400));

      LoadReport result = new OpenLoad(EventSink.none()).run(plan);

      assertThat(result.errors()).isEqualTo(10);
      assertThat(result.completed()).isZero();
      assertThat(result.errorSamples()).containsExactly("GET /: no answer in time");
      assertThat(result.latencyMillis().p50()).isBetween(390.0, 700.0);
    }
  }

  @Test
  void countsABodyThatNeverEndsAsError() {
    try (TestServer server =
        new TestServer(
            exchange -> {
              exchange.sendResponseHeaders(200, 100);
              exchange.getResponseBody().write('x');
              exchange.getResponseBody().flush();
              Stall.until(Duration.ofSeconds(30));
            })) {
      LoadPlan plan =
          Plans.of(
              server.url(),
              List.of(get("/")),
              20,
              HALF_SECOND,
              Duration.ZERO,
              64,
              Duration.ofMillis(400));

      assertThat(new OpenLoad(EventSink.none()).run(plan).errors()).isEqualTo(10);
    }
  }

  @Test
  void reportsAClosedPortAsErrors() {
    TestServer gone = TestServer.fine();
    gone.close();

    LoadReport result = run(gone, get("/"));

    assertThat(result.errors()).isEqualTo(50);
    assertThat(result.errorSamples()).containsExactly("GET /: no connection");
  }

  @Test
  void tellsHowFarItIs() {
    List<Event> events = Collections.synchronizedList(new ArrayList<>());
    try (TestServer server = TestServer.fine()) {
      new OpenLoad(events::add).run(plan(server, get("/")));
    }

    Event.Progressed last = (Event.Progressed) events.get(events.size() - 1);
    assertThat(last.step()).isEqualTo("load/new/safe");
    assertThat(last.progress().fraction()).hasValue(1.0);
  }

  @Test
  void refusesARequestThatCannotBeSentBeforeSendingAny() {
    try (TestServer server = TestServer.fine()) {
      RequestSpec wrong = new RequestSpec("NO METHOD", "/", Optional.empty(), "", Optional.empty());

      assertThatThrownBy(() -> run(server, get("/"), wrong))
          .isInstanceOfSatisfying(
              LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID));
      assertThat(server.seen()).isEmpty();
    }
  }

  @Test
  void stopsWhenInterrupted() {
    try (TestServer server = TestServer.fine()) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> run(server, get("/")))
          .isInstanceOfSatisfying(
              LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERRUPTED));
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static LoadReport run(TestServer server, RequestSpec... requests) {
    return new OpenLoad(EventSink.none()).run(plan(server, requests));
  }

  private static LoadPlan plan(TestServer server, RequestSpec... requests) {
    return Plans.of(
        server.url(),
        List.of(requests),
        100,
        HALF_SECOND,
        Duration.ZERO,
        64,
        Duration.ofSeconds(5));
  }
}
