package dev.lepton.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.migration.WatchSpec;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Bounds: 5 % errors, three times the baseline of 10 ms. */
class HealthTest {
  private static final WatchSpec SPEC =
      new WatchSpec(Duration.ofMinutes(1), Duration.ofSeconds(1), 5, 3, true);
  private static final ProbeResult GOOD = new ProbeResult(true, 1, "");
  private static final ProbeResult BAD = new ProbeResult(false, 1, "status 503");

  private final Health health = new Health(SPEC, 25);

  @Test
  void fallsBackAtTheThirdBadProbeInARow() {
    assertThat(health.observe(BAD, TrafficSample.NONE)).isEmpty();
    assertThat(health.observe(BAD, TrafficSample.NONE)).isEmpty();
    assertThat(health.observe(BAD, TrafficSample.NONE))
        .contains("3 health probes in a row failed: status 503");
  }

  @Test
  void forgivesBadProbesWithAGoodOneBetween() {
    for (int i = 0; i < 10; i++) {
      assertThat(health.observe(BAD, TrafficSample.NONE)).isEmpty();
      assertThat(health.observe(BAD, TrafficSample.NONE)).isEmpty();
      assertThat(health.observe(GOOD, TrafficSample.NONE)).isEmpty();
    }
  }

  @Test
  void fallsBackAtOnceWhenTooManyRequestsFailed() {
    assertThat(health.observe(GOOD, traffic(100, 6, 10)))
        .contains("6 of 100 requests failed since the switch: 6.00 % (at most 5.00 %)");
  }

  @Test
  void acceptsErrorsUpToTheBound() {
    assertThat(health.observe(GOOD, traffic(100, 5, 10))).isEmpty();
  }

  @Test
  void doesNotJudgeErrorsOfAHandfulOfRequests() {
    assertThat(health.observe(GOOD, traffic(19, 19, 10))).isEmpty();
  }

  @Test
  void noticesErrorsThatBeginLateInALongGoodWatch() {
    for (int i = 1; i <= 20; i++) {
      assertThat(health.observe(GOOD, traffic(i * 1000, 0, 10))).isEmpty();
    }
    // 700 of the last 10,000 requests failed, yet only 3 % of all.
    assertThat(health.observe(GOOD, traffic(21_000, 700, 10))).isEmpty();
    assertThat(health.observe(GOOD, traffic(22_000, 700, 10))).isEmpty();
    assertThat(health.observe(GOOD, traffic(23_000, 700, 10)))
        .contains("700 of 10000 requests failed lately: 7.00 % (at most 5.00 %)");
  }

  @Test
  void fallsBackWhenRequestsStaySlowForThreeIntervals() {
    assertThat(health.observe(GOOD, traffic(100, 0, 76))).isEmpty();
    assertThat(health.observe(GOOD, traffic(100, 0, 76))).isEmpty();
    assertThat(health.observe(GOOD, traffic(100, 0, 76)))
        .contains(
            "p95 of the requests stayed at 76.0 ms; 25.0 ms before the switch (at most 75.0 ms"
                + " now)");
  }

  @Test
  void forgivesASlowMoment() {
    for (int i = 0; i < 10; i++) {
      assertThat(health.observe(GOOD, traffic(100, 0, 76))).isEmpty();
      assertThat(health.observe(GOOD, traffic(100, 0, 75))).isEmpty();
    }
  }

  @Test
  void takesATinyBaselineForTheNoiseFloor() {
    Health fast = new Health(SPEC, 0.5);

    for (int i = 0; i < 5; i++) {
      assertThat(fast.observe(GOOD, traffic(100, 0, 59))).isEmpty();
    }
  }

  @Test
  void doesNotJudgeLatencyWithoutABaseline() {
    Health unknown = new Health(SPEC, 0);

    for (int i = 0; i < 5; i++) {
      assertThat(unknown.observe(GOOD, traffic(100, 0, 5000))).isEmpty();
    }
  }

  @Test
  void isInDoubtWhileSomethingIsWrongForNow() {
    health.observe(BAD, TrafficSample.NONE);
    boolean afterBad = health.isDoubtful();
    health.observe(GOOD, TrafficSample.NONE);

    assertThat(afterBad).isTrue();
    assertThat(health.isDoubtful()).isFalse();
  }

  @Test
  void namesTheProbeFirstWhenEverythingIsWrong() {
    health.observe(BAD, TrafficSample.NONE);
    health.observe(BAD, TrafficSample.NONE);
    Optional<String> reason = health.observe(BAD, traffic(100, 100, 9999));

    assertThat(reason).hasValueSatisfying(text -> assertThat(text).contains("health probes"));
  }

  private static TrafficSample traffic(long requests, long failures, double p95) {
    return new TrafficSample(requests, failures, p95 / 2, p95, p95 * 2);
  }
}
