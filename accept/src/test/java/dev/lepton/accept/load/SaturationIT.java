package dev.lepton.accept.load;

import static dev.lepton.accept.testing.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.accept.testing.TestServer;
import dev.lepton.model.acceptance.LoadTest;
import dev.lepton.model.event.EventSink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class SaturationIT {
  private final Semaphore worker = new Semaphore(1);

  /** One request at a time, 10 ms each: no more than a hundred a second. */
  @Test
  void raisesTheRateUntilTheServerNoLongerKeepsUp() {
    try (TestServer server =
        new TestServer(
            exchange -> {
              worker.acquireUninterruptibly();
              try {
                Stall.until(Duration.ofMillis(10));
              } finally {
                worker.release();
              }
              TestServer.answer(exchange, 200, "");
            })) {
      List<LoadTest.Step> steps =
          new Saturation(new OpenLoad(EventSink.none()), LoadWatch.NONE, 4, 6)
              .run(20, rate -> plan(server, rate));

      assertThat(steps).extracting(step -> step.load().rate()).startsWith(20.0, 80.0);
      assertThat(steps.get(steps.size() - 1).keptUp()).isFalse();
      assertThat(Saturation.csv(steps).lines())
          .hasSize(steps.size() + 1)
          .first()
          .isEqualTo("load,throughput,mean_ms,p95_ms");
    }
  }

  private static LoadPlan plan(TestServer server, double rate) {
    return Plans.of(
        server.url(),
        List.of(get("/")),
        rate,
        Duration.ofMillis(500),
        Duration.ZERO,
        16,
        Duration.ofSeconds(2));
  }
}
