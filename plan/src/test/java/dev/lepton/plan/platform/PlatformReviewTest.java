package dev.lepton.plan.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.RequirementSpec.Comparison;
import dev.lepton.model.plan.Cost;
import dev.lepton.model.plan.PlatformDecision.Weight;
import dev.lepton.model.plan.PlatformOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlatformReviewTest {
  private static final List<PlatformOption> OPTIONS =
      List.of(option("cheap", 1.0, 0.5), option("safe", 0.6, 1.0));

  private static PlatformOption option(String name, double cost, double security) {
    Map<String, Double> scores = new HashMap<>();
    for (Criterion criterion : Criterion.values()) {
      scores.put(criterion.id(), 0.5);
    }
    scores.put("cost", cost);
    scores.put("security", security);
    return new PlatformOption(
        name,
        "here",
        "kubernetes",
        "m",
        2,
        new Cost(100 / cost, List.of(), List.of()),
        0,
        scores,
        List.of());
  }

  @Test
  void otherComparisonsChooseAnotherPlatform() {
    assertThat(PlatformReview.of(OPTIONS, List.of()).chosen().provider()).isEqualTo("cheap");
    PlatformReview review =
        PlatformReview.of(OPTIONS, List.of(new Comparison("security", "cost", 2)));
    assertThat(review.chosen().provider()).isEqualTo("safe");
    Weight cost = review.decision().weights().get(Criterion.COST.ordinal());
    assertThat(cost.above().orElseThrow().winner()).isEqualTo("cheap here kubernetes");
    assertThat(cost.below()).isEmpty();
  }

  @Test
  void comparisonsThatContradictOneAnotherAreNamed() {
    assertThatThrownBy(
            () -> PlatformReview.of(OPTIONS, List.of(new Comparison("regions", "cost", 9))))
        .isInstanceOf(LeptonException.class)
        .hasMessageContaining("contradict one another")
        .hasMessageContaining("cost to regions: 0.11");
  }

  @Test
  void contradictionsSayWhichOfTheStatedComparisonsTheyAre() {
    List<Comparison> stated =
        List.of(new Comparison("cost", "network", 3), new Comparison("regions", "cost", 9));

    assertThat(CriteriaWeights.contradictions(stated).get(0).index()).isEqualTo(1);
    assertThat(CriteriaWeights.contradictions(stated.subList(0, 1))).isEmpty();
  }
}
