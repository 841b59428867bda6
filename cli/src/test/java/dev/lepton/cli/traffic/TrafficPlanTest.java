package dev.lepton.cli.traffic;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TrafficPlanTest {
  @Test
  void moreWritersThanCustomersAreRefusedBecauseEachNeedsItsOwn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrafficPlan.of("http://127.0.0.1", 1, 301));
  }

  @Test
  void aPauseThatIsNoNumberIsRefused() {
    TrafficPlan plan = TrafficPlan.of("http://127.0.0.1", 1, 1);
    assertThatIllegalArgumentException().isThrownBy(() -> plan.withThinkMillis(Double.NaN));
  }
}
