package dev.lepton.plan.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.model.error.LeptonException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AhpTest {
  private static final List<String> NAMES = List.of("a", "b", "c");

  @Test
  void consistentComparisonsGiveTheirOwnProportions() {
    Ahp ahp = Ahp.of(NAMES, List.of(2.0, 6.0, 3.0));

    assertThat(ahp.weights()).containsExactly(new double[] {0.6, 0.3, 0.1}, within(1e-9));
    assertThat(ahp.consistencyRatio()).isCloseTo(0, within(1e-9));
  }

  /**
   * By hand for 1 to 3, 5 and 3: cube roots of 15, 1, 1/15 by row give 0.6370, 0.2583, 0.1047 and λ
   * = 3.0385.
   */
  @Test
  void slightlyInconsistentComparisonsAgreeWithTheHandCalculation() {
    Ahp ahp = Ahp.of(NAMES, List.of(3.0, 5.0, 3.0));

    assertThat(ahp.weights()).containsExactly(new double[] {0.6370, 0.2583, 0.1047}, within(1e-4));
    assertThat(ahp.consistencyRatio()).isCloseTo(0.0385 / 2 / 0.58, within(1e-3));
  }

  @Test
  void contradictoryComparisonsAreRefusedByName() {
    assertThatThrownBy(() -> Ahp.of(NAMES, List.of(9.0, 1 / 9.0, 9.0)))
        .isInstanceOf(LeptonException.class)
        .hasMessageContaining("contradict")
        .hasMessageMatching(".*most of all [abc] to [abc]: .*");
  }

  @Test
  void tooFewComparisonsAreRefused() {
    assertThatThrownBy(() -> Ahp.of(NAMES, List.of(1.0)))
        .hasMessageContaining("must be 3 numbers from 1/9 to 9");
  }

  @Test
  void theDefaultComparisonsAreConsistentAndCostCountsMost() {
    Ahp ahp = Ahp.of(Ranking.criteria(), PlatformSettings.defaults().comparisons());

    assertThat(ahp.consistencyRatio()).isLessThan(0.1);
    assertThat(ahp.weights()[Criterion.COST.ordinal()])
        .isEqualTo(java.util.Arrays.stream(ahp.weights()).max().orElseThrow());
  }
}
