package dev.lepton.plan.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.model.plan.Models;
import dev.lepton.plan.Migrations;
import dev.lepton.plan.models.ModelSettings.Weights;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResourceModelsTest {
  private static final RequirementSpec LOAD =
      new RequirementSpec(
          Optional.empty(), Optional.of(100.0), 99.9, List.of(), List.of(), "any", 0, 1000);

  private static Models apply(ModelSettings settings) {
    return new ResourceModels(settings).apply(Migrations.SERVERS, LOAD, false);
  }

  @Test
  void demandIndexOfTheWorkedExampleIs429() {
    assertThat(apply(ModelSettings.defaults()).demandIndex()).isEqualTo(429);
  }

  @Test
  void monthlyCostOfTheWorkedExampleIs2110() {
    assertThat(apply(ModelSettings.defaults()).monthlyCostUsd()).isEqualTo(2110);
  }

  @Test
  void performanceIndexOfTheWorkedExampleIs1002() {
    assertThat(apply(ModelSettings.defaults()).performanceIndex()).isEqualTo(1002);
  }

  @Test
  void costIndexUsesWeightsThatAddUpToOne() {
    assertThat(apply(ModelSettings.defaults()).costIndex())
        .isCloseTo(0.2 * 16 + 0.4 * 8 + 0.1 * 400 + 0.3 * 5, within(1e-9));
  }

  @Test
  void latencyOf100MillisIsAssumedAndSaidWhereNoneIsRequired() {
    RequirementSpec none =
        new RequirementSpec(
            Optional.empty(), Optional.empty(), 99.9, List.of(), List.of(), "any", 0, 1000);

    Models models =
        new ResourceModels(ModelSettings.defaults()).apply(Migrations.SERVERS, none, false);

    assertThat(models.performanceIndex()).isEqualTo(1002);
    assertThat(models.explanation()).anyMatch(line -> line.contains("T assumed"));
  }

  @Test
  void weightsAreConfiguration() {
    ModelSettings ones =
        ModelSettings.defaults()
            .withDemand(new Weights(1, 1, 1, 1))
            .withUnitPrices(new Weights(2, 2, 2, 2));

    assertThat(apply(ones).demandIndex()).isEqualTo(270);
    assertThat(apply(ones).monthlyCostUsd()).isEqualTo(540);
  }

  @Test
  void explainsEachFormulaWithItsNumbers() {
    assertThat(apply(ModelSettings.defaults()).explanation())
        .containsExactly(
            "demand index R = 4·4 + 0.5·16 + 2·200 + 0.1·50 = 429",
            "monthly cost = 10·4 + 20·16 + 5·200 + 15·50 = $2110",
            "cost index = (10·16 + 20·8 + 5·400 + 15·5) / 50 = 47.9",
            "performance index P = T/B + L = 100 ms / 50 Mbps + 1000 requests/s = 1002");
  }
}
