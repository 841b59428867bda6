package dev.lepton.plan.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Decision;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Profile;
import dev.lepton.model.assessment.Risk;
import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.model.plan.Cost;
import dev.lepton.model.plan.Demand;
import dev.lepton.model.plan.Plan.CatalogueNote;
import dev.lepton.model.plan.PlatformDecision;
import dev.lepton.model.plan.PlatformDecision.Turn;
import dev.lepton.model.plan.PlatformDecision.Weight;
import dev.lepton.model.plan.RiskRegister;
import dev.lepton.model.plan.RiskRegister.PlanRisk;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RiskAssessorTest {
  private static final Finding BY_HAND =
      new Finding(
          "session",
          Finding.Category.STATE,
          Finding.Severity.MANDATORY,
          "sessions in memory",
          "src/Web.java",
          12,
          "session",
          "lost",
          "keep them in the database",
          5,
          false);

  private static final Profile PROFILE =
      new Profile(
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty());

  private static RiskInput input(int confidence, Optional<Double> budget, List<Finding> findings) {
    return new RiskInput(
        new Assessment(
            "shop",
            PROFILE,
            findings,
            new Decision(Decision.Strategy.REPLATFORM, false, List.of(), 10, 40, 0.9),
            List.of(new Risk("the vendor is gone", 4, 5, "answer:vendor", "buy the source")),
            List.of()),
        new RequirementSpec(budget, Optional.empty(), 99.5, List.of(), List.of(), "any", 0, 10),
        true,
        new RiskInput.Sizing(
            new Demand(1, 2, 10, 5, 2, confidence, List.of("P95 of the peaks")),
            new Cost(1000, List.of(), List.of("NAT gateway")),
            "aws",
            2),
        List.of(new CatalogueNote("aws", "2026-07-20", 100, 3, "")),
        new PlatformDecision(
            0.02,
            List.of(
                new Weight(
                    "cost", 0.4, Optional.of(new Turn(0.38, "gcp us-central1")), Optional.empty())),
            List.of()));
  }

  private static RiskInput input() {
    return input(5, Optional.empty(), List.of());
  }

  private static List<String> ids(RiskInput input) {
    return RiskAssessor.assess(input).risks().stream().map(PlanRisk::id).toList();
  }

  @Test
  void risksComeFromFindingsGapsAndEdgesAndTheWorstIsFirst() {
    assertThat(ids(input(2, Optional.of(1050.0), List.of(BY_HAND))))
        .containsExactlyInAnyOrder(
            "assessment-1",
            "usage",
            "finding-state",
            "budget",
            "not-priced",
            "prices",
            "choice-cost")
        .startsWith("assessment-1");
    assertThat(ids(input())).doesNotContain("usage", "budget", "finding-state");
  }

  @Test
  void eachRiskHasSourceMitigationOwnerAndAResidualThatIsNotWorse() {
    for (PlanRisk risk :
        RiskAssessor.assess(input(1, Optional.of(900.0), List.of(BY_HAND))).risks()) {
      assertThat(risk.source()).isNotBlank();
      assertThat(risk.mitigation()).isNotBlank();
      assertThat(risk.owner()).isNotBlank();
      assertThat(risk.likelihood()).isBetween(1, 5);
      assertThat(risk.impact()).isBetween(1, 5);
      assertThat(risk.residualScore()).isBetween(1, risk.score());
    }
  }

  @Test
  void equalInputGivesEqualFigures() {
    assertThat(RiskAssessor.assess(input())).isEqualTo(RiskAssessor.assess(input()));
  }

  @Test
  void mitigationPullsTheTailIn() {
    RiskRegister register = RiskAssessor.assess(input(2, Optional.of(1050.0), List.of(BY_HAND)));
    for (RiskRegister.Spread spread : List.of(register.days(), register.monthlyUsd())) {
      assertThat(spread.p50()).isLessThan(spread.p90());
      assertThat(spread.p90Mitigated()).isLessThan(spread.p90());
    }
  }

  @Test
  void withoutRisksTheSpreadIsThatOfTheRange() {
    Simulation.Range range = new Simulation.Range(10, 20, 40);
    RiskRegister.Spread spread = Simulation.of(20, range, List.of());
    // Of the triangle the median is 40 − √(0.5·30·20), the tenth from above 40 − √(0.1·30·20).
    assertThat(spread.p50()).isCloseTo(40 - Math.sqrt(300), within(0.3));
    assertThat(spread.p90()).isCloseTo(40 - Math.sqrt(60), within(0.3));
    assertThat(spread.p90Mitigated()).isEqualTo(spread.p90());
  }

  @Test
  void aCertainRiskAddsItsShareAsOftenAsItComesTrue() {
    PlanRisk risk = new PlanRisk("x", "x", "x", 5, 5, "x", "x", 1, 1);
    RiskRegister.Spread spread =
        Simulation.of(100, new Simulation.Range(100, 100, 100), List.of(risk));
    assertThat(spread.p50()).isEqualTo(140);
    assertThat(spread.p90Mitigated()).isEqualTo(100);
  }
}
