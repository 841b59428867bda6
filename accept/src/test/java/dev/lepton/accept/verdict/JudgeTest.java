package dev.lepton.accept.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import dev.lepton.model.acceptance.AcceptanceReport.Verdict;
import dev.lepton.model.acceptance.Latency;
import dev.lepton.model.acceptance.LoadResult;
import dev.lepton.model.acceptance.SchedulingLag;
import dev.lepton.model.migration.AcceptSpec.Thresholds;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  private static Thresholds bounds(double p99, double throughput, String failOn) {
    return new Thresholds(
        1,
        Optional.empty(),
        1.5,
        Optional.of(p99),
        Optional.of(throughput),
        5,
        Optional.empty(),
        0,
        failOn);
  }

  @ParameterizedTest
  @CsvSource({"110, true", "109.9, false"})
  void holdsTheSlowestRequestsAgainstTheirBound(double bound, boolean passed) {
    Latency latency = new Latency(10, 20, 110, 500, List.of());
    LoadResult load =
        new LoadResult(
            "new", "safe", 10, 100, 100, 0, 10, latency, new SchedulingLag(0, 0), List.of());

    assertThat(new Judge(bounds(bound, 1, "high"), Optional.empty()).judge(List.of(load)))
        .filteredOn(one -> one.name().equals("p99/safe"))
        .singleElement()
        .satisfies(one -> assertThat(one.passed()).isEqualTo(passed))
        .satisfies(
            one ->
                assertThat(one.explanation())
                    .startsWith("99 % of the safe requests took at most 110.0 ms"));
  }

  @ParameterizedTest
  @CsvSource({"10, true", "10.1, false"})
  void holdsTheThroughputAgainstItsBound(double bound, boolean passed) {
    assertThat(
            new Judge(bounds(1000, bound, "high"), Optional.empty())
                .judge(List.of(load("new", "safe", 0, 100))))
        .filteredOn(one -> one.name().equals("throughput/safe"))
        .singleElement()
        .satisfies(one -> assertThat(one.passed()).isEqualTo(passed));
  }

  /** Severity that counts; severity of what was found; whether it is let pass. */
  @ParameterizedTest
  @CsvSource({
    "medium, medium, false",
    "medium, high, false",
    "medium, low, true",
    "low, low, false",
    "info, info, false",
  })
  void securityFindingsBelowTheBoundAreLetPass(String failOn, String found, boolean passed) {
    Judge judge = new Judge(bounds(1, 1, failOn), Optional.empty());

    assertThat(judge.judgeSecurity(List.of(finding(found, false))))
        .hasValueSatisfying(
            verdict -> {
              assertThat(verdict.name()).isEqualTo("security/" + failOn);
              assertThat(verdict.passed()).isEqualTo(passed);
            });
  }

  @Test
  void checksThatPassedAreNoFindings() {
    assertThat(
            new Judge(bounds(1, 1, "info"), Optional.empty())
                .judgeSecurity(List.of(finding("high", true))))
        .hasValueSatisfying(verdict -> assertThat(verdict.passed()).isTrue());
  }

  /** Those stop a run by themselves. */
  @Test
  void severeFindingsNeedNoVerdict() {
    assertThat(
            new Judge(bounds(1, 1, "high"), Optional.empty())
                .judgeSecurity(List.of(finding("high", false))))
        .isEmpty();
  }

  private static SecurityCheck finding(String severity, boolean passed) {
    return new SecurityCheck("any", "any", severity, passed, "here", "mend it");
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
