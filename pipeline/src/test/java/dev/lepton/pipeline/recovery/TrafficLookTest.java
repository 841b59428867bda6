package dev.lepton.pipeline.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.deploy.Route;
import dev.lepton.deploy.TrafficFlow;
import dev.lepton.deploy.TrafficStats;
import dev.lepton.operate.recovery.runbook.Fact;
import dev.lepton.operate.recovery.runbook.Facts;
import dev.lepton.operate.recovery.runbook.Sign;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TrafficLookTest {
  private final Small gateway = new Small();
  private long nanos = 1;
  private final TrafficLook look = new TrafficLook(gateway, () -> nanos);

  /** A gateway of which only figures are asked. */
  private static final class Small implements TrafficFlow {
    private Route route = Route.NEW;
    private long requests;
    private long inFlight;
    private int limit;

    @Override
    public Route route() {
      return route;
    }

    @Override
    public void limit(int most, Duration lease) {
      limit = most;
    }

    @Override
    public TrafficStats stats() {
      return new TrafficStats(requests, 0, 0, 0, 0, 0, inFlight, 0);
    }

    @Override
    public void resetStats() {
      requests = 0;
    }
  }

  private Facts after(long seconds, long answered, long inFlight) {
    nanos += Duration.ofSeconds(seconds).toNanos();
    gateway.requests += answered;
    gateway.inFlight = inFlight;
    return look.facts();
  }

  private static double backlog(Facts facts) {
    List<Fact> found = facts.of(Sign.TRAFFIC_BACKLOG_SECONDS).toList();
    assertThat(found).hasSize(1);
    return (double) found.get(0).value();
  }

  @Test
  void whatIsInFlightTakesItsNumberByTheRate() {
    after(0, 1_000, 5);

    assertThat(backlog(after(2, 40, 100))).isCloseTo(5, within(1e-9));
  }

  @Test
  void theFirstLookAndAWindowBegunAnewSayNothing() {
    assertThat(after(0, 1_000, 500)).isEqualTo(Facts.NONE);
    gateway.resetStats();
    assertThat(after(2, 10, 500)).isEqualTo(Facts.NONE);
    assertThat(backlog(after(2, 10, 500))).isCloseTo(100, within(1e-9));
  }

  @Test
  void aReleaseThatAnswersNothingIsNotCalledOverloaded() {
    after(0, 10, 5);

    assertThat(after(2, 0, 500)).isEqualTo(Facts.NONE);
  }

  @Test
  void usersOnTheOldReleaseAreNotOurs() {
    after(0, 10, 5);
    gateway.route = Route.OLD;

    assertThat(after(2, 10, 500)).isEqualTo(Facts.NONE);
  }

  @Test
  void asManyAreLetInAsWereAnsweredInASecondButAlwaysSome() {
    after(0, 0, 0);
    after(2, 40, 100);
    look.shed();
    assertThat(gateway.limit).isEqualTo(20);

    after(2, 1, 100);
    look.shed();
    assertThat(gateway.limit).isEqualTo(4);
  }
}
