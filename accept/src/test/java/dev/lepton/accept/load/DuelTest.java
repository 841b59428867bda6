package dev.lepton.accept.load;

import static dev.lepton.accept.testing.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.accept.testing.TestServer;
import dev.lepton.model.acceptance.LoadReport;
import dev.lepton.model.event.EventSink;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuelTest {
  @Test
  void servesTwoSitesByTurnsAndCountsThemApart() {
    try (TestServer old = TestServer.fine();
        TestServer fresh = new TestServer(e -> TestServer.answer(e, 500, ""))) {
      LoadPlan duel = Duel.of(plan(fresh), plan(old));

      List<LoadReport> reports = new OpenLoad(EventSink.none()).runAll(duel);

      assertThat(reports).extracting(LoadReport::url).containsExactly(old.url(), fresh.url());
      assertThat(reports).extracting(LoadReport::requested).containsExactly(40L, 40L);
      assertThat(reports).extracting(LoadReport::errors).containsExactly(0L, 40L);
      assertThat(reports).extracting(one -> one.blocks().size()).containsExactly(2, 2);
    }
  }

  private static LoadPlan plan(TestServer server) {
    return Plans.of(
        server.url(),
        List.of(get("/")),
        100,
        Duration.ofMillis(800),
        Duration.ofMillis(100),
        8,
        Duration.ofSeconds(5));
  }
}
