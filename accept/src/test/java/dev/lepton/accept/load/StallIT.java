package dev.lepton.accept.load;

import static dev.lepton.accept.testing.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.lepton.accept.testing.TestServer;
import dev.lepton.accept.wire.Limits;
import dev.lepton.model.acceptance.LoadReport;
import dev.lepton.model.event.EventSink;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A stall must show in the percentiles for every request that was due during it. */
class StallIT {
  private final AtomicLong firstRequest = new AtomicLong();

  @Test
  void oneSecondInTenShowsAsHalfASecondAtP95() {
    try (TestServer server = stallingFrom(Duration.ofSeconds(4), Duration.ofSeconds(1))) {
      LoadReport result = load(server, Duration.ofSeconds(10), Limits.DEFAULT.connections());

      assertThat(result.errors()).isZero();
      // 500 ms on an idle machine; a busy one can only add to it. A generator that waited for the
      // server would show no more than a few ms here.
      assertThat(result.latencyMillis().p95()).isGreaterThan(400);
      assertThat(result.latencyMillis().max()).isGreaterThan(900);
    }
  }

  /** With two in flight nearly everything due during the stall waits in the generator. */
  @Test
  void showsJustTheSameWhenRequestsWaitForAFreeConnection() {
    try (TestServer server = stallingFrom(Duration.ofMillis(500), Duration.ofMillis(500))) {
      LoadReport result = load(server, Duration.ofSeconds(2), 2);

      assertThat(result.requested()).isEqualTo(200);
      assertThat(result.errors()).isZero();
      // A quarter of the requests waited, evenly up to 500 ms: 80 % of them less than 400 ms.
      assertThat(result.latencyMillis().p95()).isGreaterThan(300);
    }
  }

  private static LoadReport load(TestServer server, Duration duration, int maxInFlight) {
    return new OpenLoad(EventSink.none())
        .run(
            Plans.of(
                server.url(),
                List.of(get("/")),
                100,
                duration,
                Duration.ZERO,
                maxInFlight,
                Duration.ofSeconds(5)));
  }

  private TestServer stallingFrom(Duration start, Duration length) {
    return new TestServer(exchange -> answer(exchange, start, length));
  }

  private void answer(HttpExchange exchange, Duration start, Duration length) throws IOException {
    long now = System.nanoTime();
    firstRequest.compareAndSet(0, now);
    long stallBegins = firstRequest.get() + start.toNanos();
    if (now - stallBegins >= 0) {
      Stall.untilNanos(stallBegins + length.toNanos());
    }
    TestServer.answer(exchange, 200, "");
  }
}
