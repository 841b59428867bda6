package dev.lepton.accept.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.acceptance.AcceptanceReport.Verdict;
import dev.lepton.model.acceptance.Latency;
import dev.lepton.model.acceptance.LoadResult;
import dev.lepton.model.acceptance.SchedulingLag;
import dev.lepton.model.migration.AcceptSpec.Thresholds;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final Thresholds THRESHOLDS = new Thresholds(1.0, Optional.of(200.0), 1.5);

  @Test
  void passesAReleaseWithinAllBounds() {
    List<Verdict> verdicts = judge(load("old", "safe", 0, 100), load("new", "safe", 1, 110));

    assertThat(verdicts)
        .extracting(Verdict::name)
        .containsExactly("errors/safe", "p95/safe", "required-p95/safe", "p95-ratio/safe");
    assertThat(verdicts).allMatch(Verdict::passed);
  }

  @Test
  void failsTooManyErrorsAndSaysWhich() {
    Verdict errors = only("errors/safe", load("new", "safe", 2, 10));

    assertThat(errors.passed()).isFalse();
    assertThat(errors.measured()).isEqualTo(2);
    assertThat(errors.explanation())
        .isEqualTo("2 of 100 safe requests failed: 2.00 % (at most 1.00 %); GET /: status 500");
  }

  @Test
  void failsAnAbsoluteP95AboveTheThreshold() {
    assertThat(only("p95/safe", load("new", "safe", 0, 201)).passed()).isFalse();
  }

  @Test
  void failsAP95AboveTheRequirement() {
    assertThat(only("required-p95/safe", load("new", "safe", 0, 151)).passed()).isFalse();
  }

  @Test
  void failsAReleaseThatIsSlowerThanTheOldOne() {
    Verdict ratio = only("p95-ratio/safe", load("old", "safe", 0, 50), load("new", "safe", 0, 76));

    assertThat(ratio.passed()).isFalse();
    assertThat(ratio.measured()).isEqualTo(1.52);
  }

  @Test
  void takesLatenciesBelowTheNoiseFloorAsEqual() {
    Verdict ratio =
        only("p95-ratio/safe", load("old", "safe", 0, 0.5), load("new", "safe", 0, 4.5));

    assertThat(ratio.measured()).isEqualTo(1.0);
    assertThat(ratio.passed()).isTrue();
  }

  @Test
  void stillSeesARegressionFromBelowTheNoiseFloor() {
    assertThat(
            only("p95-ratio/safe", load("old", "safe", 0, 1), load("new", "safe", 0, 20)).passed())
        .isFalse();
  }

  @Test
  void judgesWritesWithoutComparingThemToReads() {
    assertThat(judge(load("old", "safe", 0, 1), load("new", "write", 0, 100)))
        .extracting(Verdict::name)
        .containsExactly("errors/write", "p95/write", "required-p95/write");
  }

  @Test
  void judgesOnlyErrorsWhereNoLatencyIsAskedFor() {
    Judge judge = new Judge(new Thresholds(1, Optional.empty(), 1.5), Optional.empty());

    assertThat(judge.judge(List.of(load("new", "safe", 0, 9999))))
        .extracting(Verdict::name)
        .containsExactly("errors/safe");
  }

  @Test
  void doesNotJudgeTheOldRelease() {
    assertThat(judge(load("old", "safe", 100, 9999))).isEmpty();
  }

  private static Verdict only(String name, LoadResult... loads) {
    return judge(loads).stream()
        .filter(verdict -> verdict.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<Verdict> judge(LoadResult... loads) {
    return new Judge(THRESHOLDS, Optional.of(150.0)).judge(List.of(loads));
  }

  private static LoadResult load(String release, String kind, long errors, double p95) {
    Latency latency = new Latency(p95 / 2, p95, p95, p95, List.of());
    List<String> samples = errors == 0 ? List.of() : List.of("GET /: status 500");
    return new LoadResult(
        release, kind, 10, 100, 100, errors, 10, latency, new SchedulingLag(0, 0), samples);
  }
}
