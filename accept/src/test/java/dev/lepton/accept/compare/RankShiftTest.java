package dev.lepton.accept.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RankShiftTest {
  /** Ten values of which none resembles the one before it. */
  private static final double[] TEN = {0, 9, 1, 8, 2, 7, 3, 6, 4, 5};

  @Test
  void findsByHowMuchASampleWasMoved() {
    double[] moved = Arrays.stream(TEN).map(value -> value + 3.5).toArray();

    RankShift shift = RankShift.between(TEN, moved);

    assertThat(shift.estimate()).isCloseTo(3.5, within(1e-9));
    assertThat(shift.low()).isLessThan(3.5);
    assertThat(shift.high()).isGreaterThan(3.5);
    assertThat(shift.significance()).isLessThan(0.05);
  }

  @Test
  void isLessSureWhereValuesResembleThoseBeforeThem() {
    double[] drift = Arrays.stream(TEN).sorted().toArray();

    assertThat(RankShift.between(drift, drift).high())
        .isGreaterThan(RankShift.between(TEN, TEN).high());
  }

  /** Of two equal samples, the interval lies evenly about nothing. */
  @Test
  void seesNoDifferenceWhereThereIsNone() {
    RankShift shift = RankShift.between(TEN, TEN);

    assertThat(shift.estimate()).isZero();
    assertThat(shift.low()).isEqualTo(-shift.high());
    // 10 · 10 / 2 − 1.96 · √(10 · 10 · 21 / 12) = 24.07: the 24th of the sorted differences.
    assertThat(shift.low()).isEqualTo(-3);
    assertThat(shift.significance()).isGreaterThan(0.9);
  }
}
