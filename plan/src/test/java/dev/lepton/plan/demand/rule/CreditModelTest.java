package dev.lepton.plan.demand.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.plan.usage.Series;
import org.junit.jupiter.api.Test;

class CreditModelTest {

  @Test
  void steadyUsageNeedsItselfAsBaseline() {
    assertThat(CreditModel.leastBaseline(Loads.series(200, 600, i -> 0.7)))
        .isCloseTo(0.7, within(1e-9));
  }

  @Test
  void anHourOfBurstIsPaidByTheQuietHoursBeforeIt() {
    // Nine hours of nothing, then one of a core, over and over: a tenth suffices.
    Series bursts = Loads.series(100, 3600, i -> i % 10 == 0 && i > 0 ? 1 : 0);

    assertThat(CreditModel.leastBaseline(bursts)).isCloseTo(0.1, within(1e-6));
  }

  @Test
  void noMoreThanADayIsSaved() {
    // Four idle days, then one of a core: 24 b + b per hour of 24 must be 24.
    Series late = Loads.series(121, 3600, i -> i > 96 ? 1 : 0);

    assertThat(CreditModel.leastBaseline(late)).isCloseTo(0.5, within(1e-6));
  }

  @Test
  void aBurstAtTheVeryBeginningHasNothingToLiveOn() {
    assertThat(CreditModel.leastBaseline(Loads.series(100, 3600, i -> i < 3 ? 1 : 0)))
        .isCloseTo(1, within(1e-6));
  }
}
