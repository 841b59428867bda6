package dev.lepton.plan.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.plan.Cost;
import org.junit.jupiter.api.Test;

class CostSheetTest {

  @Test
  void theTotalIsTheSumOfTheRoundedParts() {
    Cost cost =
        new CostSheet().add("a", 0.004, "x").add("b", 0.104, "x").add("c", 0.2, "x").total();

    assertThat(cost.parts()).extracting(Cost.Part::monthlyUsd).containsExactly(0.0, 0.1, 0.2);
    assertThat(cost.monthlyUsd()).isEqualTo(0.3);
  }

  @Test
  void whatIsNotPricedIsNoPart() {
    Cost cost = new CostSheet().notPriced("support").total();

    assertThat(cost.parts()).isEmpty();
    assertThat(cost.notPriced()).containsExactly("support");
  }
}
