package dev.lepton.accept.load;

import static dev.lepton.accept.testing.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.RequestSpec;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadPlanTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void measuresAtLeastOneRequest() {
    assertThat(plan(List.of(get("/")), 0.01, SECOND, Duration.ZERO).arrivals().count())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1_000_001})
  void refusesARateThatCannotBe(double rate) {
    assertRefused(List.of(get("/")), rate, SECOND, SECOND);
  }

  @Test
  void refusesToSendNothing() {
    assertRefused(List.of(), 1, SECOND, SECOND);
  }

  @Test
  void refusesADurationThatIsNotPositive() {
    assertRefused(List.of(get("/")), 1, Duration.ZERO, SECOND);
  }

  @Test
  void refusesANegativeWarmUp() {
    assertRefused(List.of(get("/")), 1, SECOND, SECOND.negated());
  }

  private static void assertRefused(
      List<RequestSpec> requests, double rate, Duration duration, Duration warmUp) {
    assertThatThrownBy(() -> plan(requests, rate, duration, warmUp))
        .isInstanceOfSatisfying(
            LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID));
  }

  private static LoadPlan plan(
      List<RequestSpec> requests, double rate, Duration duration, Duration warmUp) {
    return Plans.of("http://shop.example", requests, rate, duration, warmUp, 1, SECOND);
  }
}
