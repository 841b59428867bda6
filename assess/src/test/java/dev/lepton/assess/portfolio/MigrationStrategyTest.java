package dev.lepton.assess.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.assess.Migrations;
import dev.lepton.assess.questionnaire.Questionnaire;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Decision;
import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.assessment.Evidence;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Finding.Category;
import dev.lepton.model.assessment.Finding.Severity;
import dev.lepton.model.assessment.Profile;
import dev.lepton.model.assessment.StrategyOption;
import dev.lepton.model.assessment.StrategyOption.Reason;
import dev.lepton.model.assessment.StrategyOverride;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.migration.ChosenStrategy;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.portfolio.ApplicationVerdict;
import dev.lepton.model.portfolio.Portfolio;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationStrategyTest {
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

  private static Decision choose(Profile profile, List<Finding> findings, String refactor) {
    return MigrationStrategy.decide(
        Migrations.of(Path.of(".")).refactor(refactor).build(),
        Assessment.undecided("shop", profile, findings, List.of()));
  }

  private static List<Finding> repeat(Finding finding, int times) {
    return Collections.nCopies(times, finding);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 20})
  void mandatoryFindingsThatAMachineCanRepairMeanRefactor(int count) {
    Decision decision =
        choose(
            KNOWN,
            repeat(finding("lepton-java-secret-0040", Severity.MANDATORY, 1, true), count),
            "auto");
    assertThat(decision.strategy()).isEqualTo(Strategy.REFACTOR);
    assertThat(decision.refactor()).isTrue();
  }

  @Test
  void theyStillDoBesideFindingsThatNeedARedesign() {
    List<Finding> findings =
        new ArrayList<>(
            repeat(finding("lepton-java-storage-0060", Severity.MANDATORY, 5, false), 9));
    findings.add(finding("lepton-java-secret-0040", Severity.MANDATORY, 1, true));
    assertThat(choose(KNOWN, findings, "auto").strategy()).isEqualTo(Strategy.REFACTOR);
  }

  @Test
  void withoutMandatoryFindingsTheCodeStaysAsItIs() {
    Decision decision =
        choose(
            KNOWN,
            repeat(finding("lepton-java-health-0040", Severity.OPTIONAL, 1, true), 3),
            "auto");
    assertThat(decision.strategy()).isEqualTo(Strategy.REPLATFORM);
    assertThat(decision.refactor()).isFalse();
    assertThat(decision.reasons())
        .contains("No mandatory finding: the code can run on the target as it is.");
  }

  @Test
  void whatNobodyKnowsHowToStartIsRehosted() {
    Decision decision = choose(UNKNOWN, List.of(), "auto");
    assertThat(decision.strategy()).isEqualTo(Strategy.REHOST);
    assertThat(decision.confidence()).isLessThan(0.6);
  }

  @Test
  void neverKeepsTheCodeAndRecordsWhatTheFindingsSay() {
    Decision decision =
        choose(
            KNOWN,
            repeat(finding("lepton-java-secret-0040", Severity.MANDATORY, 1, true), 2),
            "never");
    assertThat(decision.refactor()).isFalse();
    assertThat(decision.strategy()).isNotEqualTo(Strategy.REFACTOR);
    assertThat(decision.reasons().get(0))
        .contains("transform.refactor: never")
        .contains("refactor");
  }

  @Test
  void alwaysRefactorsAndRecordsWhatTheFindingsSay() {
    Decision decision = choose(KNOWN, List.of(), "always");
    assertThat(decision.refactor()).isTrue();
    assertThat(decision.reasons().get(0))
        .contains("transform.refactor: always")
        .contains("replatform");
  }

  @Test
  void reasonsNameTheFindings() {
    List<Finding> findings =
        repeat(finding("lepton-java-secret-0040", Severity.MANDATORY, 1, true), 5);
    assertThat(choose(KNOWN, findings, "auto").reasons().get(0))
        .startsWith("5 mandatory findings (lepton-java-secret-0040 at A.java:7, ")
        .contains("and 2 more");
  }

  @Test
  void redesignRaisesTheEffort() {
    Decision without = choose(KNOWN, List.of(), "auto");
    Decision with =
        choose(
            KNOWN,
            List.of(finding("lepton-java-session-0010", Severity.POTENTIAL, 5, false)),
            "auto");
    assertThat(with.effortDaysHigh()).isGreaterThan(without.effortDaysHigh());
    assertThat(with.effortDaysLow()).isEqualTo(without.effortDaysLow());
  }

  @Test
  void aFurtherPlaceOfTheSameRuleCostsAFifth() {
    Finding upload = finding("lepton-java-storage-0060", Severity.MANDATORY, 5, false);

    assertThat(CodeEffort.of(repeat(upload, 1), false).low()).isEqualTo(2.0);
    assertThat(CodeEffort.of(repeat(upload, 2), false).low()).isEqualTo(2.4);
    double one = choose(KNOWN, repeat(upload, 1), "auto").effortDaysLow();
    double two = choose(KNOWN, repeat(upload, 2), "auto").effortDaysLow();
    assertThat(two - one).isCloseTo(0.4, within(1e-9));
  }

  @Test
  void everyPointNamesEvidenceThatIsThere() {
    Decision.Trace trace =
        choose(
                KNOWN,
                repeat(finding("lepton-java-secret-0040", Severity.MANDATORY, 1, true), 2),
                "auto")
            .trace()
            .orElseThrow();
    Set<String> ids = trace.evidence().stream().map(Evidence::id).collect(Collectors.toSet());

    assertThat(trace.options()).hasSize(7);
    assertThat(trace.options().get(0).strategy()).isEqualTo(Strategy.REFACTOR);
    assertThat(trace.options())
        .allSatisfy(
            option ->
                assertThat(option.points())
                    .isEqualTo(option.reasons().stream().mapToInt(Reason::points).sum()));
    assertThat(trace.options())
        .flatExtracting(StrategyOption::reasons)
        .flatExtracting(Reason::evidence)
        .isNotEmpty()
        .isSubsetOf(ids);
    assertThat(ids).contains("finding:lepton-java-secret-0040@A.java:7");
  }

  @Test
  void aPersonsDecisionGoesBeforeThePointsAndIsKeptWithAuthorAndReason() {
    Migration migration =
        Migrations.of(Path.of("."))
            .decided(
                new ChosenStrategy(
                    Strategy.REHOST, "Ada", LocalDate.of(2026, 11, 1), "Its maker forbids changes"))
            .build();
    List<Finding> findings =
        repeat(finding("lepton-java-secret-0040", Severity.MANDATORY, 1, true), 3);

    Decision decision =
        MigrationStrategy.decide(
            migration, Assessment.undecided("shop", KNOWN, findings, List.of()));

    assertThat(decision.strategy()).isEqualTo(Strategy.REHOST);
    assertThat(decision.refactor()).isFalse();
    assertThat(decision.reasons().get(0))
        .isEqualTo(
            "Ada decided on 2026-11-01 to rehost: Its maker forbids changes. The findings alone"
                + " say refactor.");
    assertThat(decision.trace().orElseThrow().override().orElseThrow())
        .isEqualTo(
            new StrategyOverride(
                Strategy.REFACTOR,
                "Ada",
                LocalDate.of(2026, 11, 1),
                "Its maker forbids changes",
                "spec.transform.strategy"));
  }

  @Test
  void aPortfolioWithTheSameFindingsDecidesTheSame() {
    List<Finding> findings =
        repeat(finding("lepton-java-secret-0040", Severity.MANDATORY, 1, true), 2);
    Assessment examined = Assessment.undecided("shop", KNOWN, findings, List.of());
    Portfolio portfolio =
        PortfolioAssessor.assess(
            new PortfolioInput(
                new Inventory(
                    List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of()),
                new PortfolioInput.Knowledge(
                    new Questionnaire("", "", List.of(), Map.of()), List.of(), List.of(examined)),
                List.of(),
                Optional.empty(),
                List.of()));

    Decision decision = choose(KNOWN, findings, "auto");

    ApplicationVerdict verdict = portfolio.applications().get(0);
    assertThat(decision.trace().orElseThrow().options()).isEqualTo(verdict.options());
    assertThat(decision.strategy()).isEqualTo(verdict.strategy());
    assertThat(decision.effortDaysLow()).isEqualTo(verdict.effortDaysLow());
    assertThat(decision.effortDaysHigh()).isEqualTo(verdict.effortDaysHigh());
    assertThat(decision.confidence()).isEqualTo(verdict.confidence());
  }
}
