package dev.lepton.accept.load;

import static dev.lepton.accept.testing.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

  @Test
  void sharesTheTimeOfATestThatWasStopped() {
    LoadPlan duel = Duel.of(planOf("http://new.example"), planOf("http://old.example"));

    // Turns of 0.2 s: the other's from 0 to 0.2 and from 0.4 on.
    assertThat(duel.secondsOf(0, 0.5)).isCloseTo(0.3, within(1e-9));
    assertThat(duel.secondsOf(1, 0.5)).isCloseTo(0.2, within(1e-9));
  }

  private static LoadPlan plan(TestServer server) {
    return planOf(server.url());
  }

  private static LoadPlan planOf(String url) {
    return Plans.of(
        url,
        List.of(get("/")),
        100,
        Duration.ofMillis(800),
        Duration.ofMillis(100),
        8,
        Duration.ofSeconds(5));
  }
}
