package dev.lepton.plan.demand.rule;

import java.util.Arrays;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * A percentile and where the true one lies with 95 % confidence, by order statistics: how many of n
 * values lie below the true percentile is binomial. Neighbouring values resemble one another, so n
 * is taken for as few as there are independent ones, n (1 − ρ) / (1 + ρ), ρ being the correlation
 * of each with the next.
 *
 * @param value linear between two order statistics
 * @param lower the smallest value where the series is too short for a limit
 * @param upper the largest value where the series is too short for a limit
 * @param limited whether the series is long enough for the upper limit to be one
 * @param independent so many independent values
 */
record PercentileRange(
    double value, double lower, double upper, boolean limited, double independent) {
  private static final double TAIL = 0.025;

  /**
   * @param values in the order of time, at least one
   * @param percentile above 0, at most 100
   */
  static PercentileRange of(double[] values, double percentile) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double independent = independent(values);
    int n = (int) Math.max(1, Math.floor(independent));
    BinomialDistribution below = new BinomialDistribution(n, percentile / 100);
    int least = below.inverseCumulativeProbability(TAIL);
    int most = below.inverseCumulativeProbability(1 - TAIL) + 1;
    double lower = least < 1 ? sorted[0] : sorted[index(least, n, sorted.length, false)];
    boolean limited = most <= n;
    double upper =
        limited ? sorted[index(most, n, sorted.length, true)] : sorted[sorted.length - 1];
    return new PercentileRange(
        WindowPeaks.percentile(values, percentile), lower, upper, limited, independent);
  }

  /** The 0-based place among all values of the rank among the independent ones. */
  private static int index(int rank, int independent, int all, boolean up) {
    double place = (double) rank / independent * all;
    int index = (int) (up ? Math.ceil(place) : Math.floor(place)) - 1;
    return Math.max(0, Math.min(all - 1, index));
  }

  private static double independent(double[] values) {
    int n = values.length;
    double mean = Arrays.stream(values).average().orElse(0);
    double all = 0;
    double neighbours = 0;
    for (int i = 0; i < n; i++) {
      double deviation = values[i] - mean;
      all += deviation * deviation;
      neighbours += i == 0 ? 0 : deviation * (values[i - 1] - mean);
    }
    if (all <= 1e-12 * Math.max(1, mean * mean) * n) {
      return n;
    }
    double correlation = Math.max(0, Math.min(0.999, neighbours / all));
    return Math.max(1, n * (1 - correlation) / (1 + correlation));
  }
}
