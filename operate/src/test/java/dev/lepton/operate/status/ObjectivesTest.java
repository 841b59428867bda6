package dev.lepton.operate.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.model.operation.OperationStatus.Burn;
import dev.lepton.model.operation.OperationStatus.Objective;
import dev.lepton.model.operation.OperationStatus.Urgency;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObjectivesTest {
  private static Objective objective(Map<String, Double> shares) {
    return new Objectives(
            "availability",
            99.9,
            Optional.empty(),
            range -> shares.containsKey(range) ? Map.of("web", shares.get(range)) : Map.of())
        .of("web", 30);
  }

  private static Burn over(Objective objective, String window) {
    return objective.burns().stream()
        .filter(burn -> burn.window().equals(window))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aBudgetThatIsGoneInTwoDaysIsToldAtOnce() {
    Burn burn = over(objective(Map.of("1h", 0.0145, "5m", 0.02)), "1h");

    assertThat(burn.rate()).isCloseTo(14.5, within(1e-9));
    assertThat(burn.isTooFast()).isTrue();
    assertThat(burn.urgency()).isEqualTo(Urgency.PAGE);
  }

  @Test
  void whatIsOverIsNotTold() {
    assertThat(over(objective(Map.of("1h", 0.05, "5m", 0.0)), "1h").isTooFast()).isFalse();
  }

  @Test
  void aShortWindowWithoutFiguresIsUnknownAndNotARateOfNothing() {
    Burn burn = over(objective(Map.of("1h", 0.05)), "1h");

    assertThat(burn.shortRate()).isEmpty();
    assertThat(burn.isTooFast()).isFalse();
  }

  @Test
  void aBadMinuteIsNotTold() {
    assertThat(over(objective(Map.of("1h", 0.001, "5m", 0.2)), "1h").isTooFast()).isFalse();
  }

  @Test
  void aSlowBurnIsForTheDay() {
    Burn burn = over(objective(Map.of("3d", 0.0011, "6h", 0.0012)), "3d");

    assertThat(burn.isTooFast()).isTrue();
    assertThat(burn.urgency()).isEqualTo(Urgency.TICKET);
  }

  @Test
  void whatIsLeftOfTheMonthMayBeLessThanNothing() {
    assertThat(objective(Map.of("30d", 0.0005)).budgetLeftPercent().orElseThrow())
        .isCloseTo(50, within(1e-9));
    assertThat(objective(Map.of("30d", 0.003)).budgetLeftPercent().orElseThrow())
        .isCloseTo(-200, within(1e-9));
  }

  @Test
  void ofWhatWasNeverAskedForNothingIsKnown() {
    assertThat(objective(Map.of()).budgetLeftPercent()).isEmpty();
    assertThat(objective(Map.of()).burns()).as("no figure is not a rate of 0").isEmpty();
  }

  @Test
  void onlyWindowsThatWereMeasuredBurn() {
    assertThat(objective(Map.of("3d", 0.0011, "6h", 0.0012)).burns())
        .extracting(Burn::window)
        .containsExactly("6h", "3d");
  }
}
