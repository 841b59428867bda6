package dev.lepton.plan.demand.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PercentileRangeTest {

  /** P(X ≤ k) for X binomial, added up term by term. */
  private static double below(int n, double p, int k) {
    double term = Math.pow(1 - p, n);
    double sum = term;
    for (int i = 1; i <= k; i++) {
      term *= (n - i + 1.0) / i * p / (1 - p);
      sum += term;
    }
    return sum;
  }

  @Test
  void theLimitsAreOrderStatisticsOfTheBinomialDistribution() {
    // Alternating highs and lows: no value resembles the next, so all count as independent.
    int n = 200;
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = i % 2 == 0 ? i / 2 + 1 : n - i / 2;
    }

    PercentileRange range = PercentileRange.of(values, 90);

    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int upper = 0;
    while (below(n, 0.9, upper) < 0.975) {
      upper++;
    }
    int lower = 0;
    while (below(n, 0.9, lower) < 0.025) {
      lower++;
    }
    assertThat(range.independent()).isEqualTo(n);
    assertThat(range.upper()).isEqualTo(sorted[upper]);
    assertThat(range.lower()).isEqualTo(sorted[lower - 1]);
    assertThat(range.limited()).isTrue();
  }

  @Test
  void tooFewValuesHaveNoUpperLimit() {
    // The largest of n lies above P95 with probability 1 - 0.95^n: 97.5 % takes 72 of them.
    double[] values = new Random(3).doubles(60).toArray();

    PercentileRange range = PercentileRange.of(values, 95);

    assertThat(range.limited()).isFalse();
    assertThat(range.upper()).isEqualTo(Arrays.stream(values).max().orElseThrow());
  }

  @Test
  void theTruthLiesWithinTheLimitsAsOftenAsPromised() {
    Random random = new Random(42);
    int inside = 0;
    for (int round = 0; round < 400; round++) {
      PercentileRange range = PercentileRange.of(random.doubles(500).toArray(), 90);
      inside += range.lower() <= 0.9 && 0.9 <= range.upper() ? 1 : 0;
    }

    // 95 % of 400 are 380, give or take four standard deviations.
    assertThat(inside).isBetween(362, 400);
  }

  @Test
  void slowlyChangingValuesCountAsFewer() {
    double[] wave = new double[1008];
    for (int i = 0; i < wave.length; i++) {
      wave[i] = Math.sin(2 * Math.PI * i / 144);
    }

    assertThat(PercentileRange.of(wave, 95).independent()).isLessThan(20);
  }
}
