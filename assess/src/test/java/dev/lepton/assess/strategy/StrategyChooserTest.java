package dev.lepton.assess.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.assessment.Decision;
import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Finding.Category;
import dev.lepton.model.assessment.Finding.Severity;
import dev.lepton.model.assessment.Profile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrategyChooserTest {
  private static final Profile KNOWN = profile(Optional.of("a.Main"));
  private static final Profile UNKNOWN =
      new Profile(
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty());

  private static Profile profile(Optional<String> entryPoint) {
    return new Profile(
        List.of(new Profile.Language("Java", 1, 10)),
        List.of(),
        Optional.of("maven"),
        entryPoint,
        Optional.of(8080),
        List.of(),
        Optional.of("17"));
  }

  private static Finding finding(String rule, Severity severity, int effort, boolean machine) {
    return new Finding(
        rule, Category.STATE, severity, "title", "A.java", 7, "", "reason", "fix", effort, machine);
  }

  private static List<Finding> repeat(Finding finding, int times) {
    return Collections.nCopies(times, finding);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 20})
  void mandatoryFindingsThatAMachineCanRepairMeanRefactor(int count) {
    Decision decision =
        StrategyChooser.choose(
            KNOWN,
            repeat(finding("hardcoded-jdbc-url", Severity.MANDATORY, 1, true), count),
            "auto");
    assertThat(decision.strategy()).isEqualTo(Strategy.REFACTOR);
    assertThat(decision.refactor()).isTrue();
  }

  @Test
  void theyStillDoBesideFindingsThatNeedARedesign() {
    List<Finding> findings =
        new ArrayList<>(repeat(finding("local-file-upload", Severity.MANDATORY, 5, false), 9));
    findings.add(finding("hardcoded-jdbc-url", Severity.MANDATORY, 1, true));
    assertThat(StrategyChooser.choose(KNOWN, findings, "auto").strategy())
        .isEqualTo(Strategy.REFACTOR);
  }

  @Test
  void withoutMandatoryFindingsTheCodeStaysAsItIs() {
    Decision decision =
        StrategyChooser.choose(
            KNOWN,
            repeat(finding("missing-health-endpoint", Severity.OPTIONAL, 1, true), 3),
            "auto");
    assertThat(decision.strategy()).isEqualTo(Strategy.REPLATFORM);
    assertThat(decision.refactor()).isFalse();
    assertThat(decision.reasons())
        .contains("No mandatory finding: the code can run on the target as it is.");
  }

  @Test
  void whatNobodyKnowsHowToStartIsRehosted() {
    Decision decision = StrategyChooser.choose(UNKNOWN, List.of(), "auto");
    assertThat(decision.strategy()).isEqualTo(Strategy.REHOST);
    assertThat(decision.confidence()).isLessThan(0.6);
  }

  @Test
  void neverKeepsTheCodeAndRecordsWhatTheFindingsSay() {
    Decision decision =
        StrategyChooser.choose(
            KNOWN, repeat(finding("hardcoded-jdbc-url", Severity.MANDATORY, 1, true), 2), "never");
    assertThat(decision.refactor()).isFalse();
    assertThat(decision.strategy()).isNotEqualTo(Strategy.REFACTOR);
    assertThat(decision.reasons().get(0))
        .contains("transform.refactor: never")
        .contains("refactor");
  }

  @Test
  void alwaysRefactorsAndRecordsWhatTheFindingsSay() {
    Decision decision = StrategyChooser.choose(KNOWN, List.of(), "always");
    assertThat(decision.refactor()).isTrue();
    assertThat(decision.reasons().get(0))
        .contains("transform.refactor: always")
        .contains("replatform");
  }

  @Test
  void reasonsNameTheFindings() {
    List<Finding> findings = repeat(finding("hardcoded-jdbc-url", Severity.MANDATORY, 1, true), 5);
    assertThat(StrategyChooser.choose(KNOWN, findings, "auto").reasons().get(0))
        .startsWith("5 mandatory findings (hardcoded-jdbc-url at A.java:7, ")
        .contains("and 2 more");
  }

  @Test
  void redesignRaisesTheEffort() {
    Decision without = StrategyChooser.choose(KNOWN, List.of(), "auto");
    Decision with =
        StrategyChooser.choose(
            KNOWN, List.of(finding("in-memory-session", Severity.POTENTIAL, 5, false)), "auto");
    assertThat(with.effortDaysHigh()).isGreaterThan(without.effortDaysHigh());
    assertThat(with.effortDaysLow()).isEqualTo(without.effortDaysLow());
  }

  @Test
  void aFurtherPlaceOfTheSameRuleCostsAFifth() {
    Finding upload = finding("local-file-upload", Severity.MANDATORY, 5, false);
    double one = StrategyChooser.choose(KNOWN, repeat(upload, 1), "auto").effortDaysLow();
    double two = StrategyChooser.choose(KNOWN, repeat(upload, 2), "auto").effortDaysLow();
    assertThat(one).isEqualTo(2.5);
    assertThat(two).isEqualTo(2.9);
  }
}
