package dev.lepton.accept.compare;

import java.util.Arrays;
import org.hipparchus.stat.inference.MannWhitneyUTest;

/**
 * By how much one sample lies above another: the Hodges-Lehmann estimate, which is the median of
 * all pairwise differences, and the interval that the Mann-Whitney test would not reject (Hollander
 * and Wolfe, Nonparametric Statistical Methods, section 4.3, in its normal approximation, good from
 * some ten values on each side). Values that come one after the other and resemble their neighbours
 * are worth less than as many that do not: the interval is widened by √((1 + r) / (1 − r)), where r
 * is how much they do.
 *
 * @param estimate in the samples' unit
 * @param low lower end of the 95 % interval
 * @param high upper end
 * @param significance two-sided p of the Mann-Whitney test
 */
public record RankShift(double estimate, double low, double high, double significance) {
  /** Of the standard normal distribution, for 95 % two-sided. */
  private static final double Z = 1.959964;

  /** From how many values on each side on there is an interval at all. */
  public static final int FEWEST = 8;

  /** Above it, a series is one long drift, and no widening makes up for that. */
  private static final double MOST_MEMORY = 0.9;

  /**
   * @param before at least {@value #FEWEST} values, in the order of time
   * @param now as well
   */
  public static RankShift between(double[] before, double[] now) {
    int n = before.length;
    int m = now.length;
    double[] differences = new double[n * m];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        differences[i * m + j] = now[j] - before[i];
      }
    }
    Arrays.sort(differences);
    double product = (double) n * m;
    double memory = (n * memory(before) + m * memory(now)) / (n + m);
    double widening = Math.sqrt((1 + memory) / (1 - memory));
    double spread = widening * Z * Math.sqrt(product * (n + m + 1) / 12);
    int cut = (int) Math.max(1, Math.floor(product / 2 - spread));
    return new RankShift(
        middle(differences),
        differences[cut - 1],
        differences[differences.length - cut],
        new MannWhitneyUTest().mannWhitneyUTest(before, now));
  }

  /**
   * How much each value resembles the one before it, 0 to {@value #MOST_MEMORY}: the correlation at
   * lag 1, corrected for its bias in short series (Marriott and Pope, Biometrika 41, 1954).
   */
  private static double memory(double[] series) {
    int n = series.length;
    double mean = Arrays.stream(series).average().orElse(0);
    double together = 0;
    double alone = 0;
    for (int i = 0; i < n; i++) {
      alone += (series[i] - mean) * (series[i] - mean);
      together += i == 0 ? 0 : (series[i] - mean) * (series[i - 1] - mean);
    }
    double seen = alone > 0 ? together / alone : 0;
    return Math.min(MOST_MEMORY, Math.max(0, (n * seen + 1) / (n - 4)));
  }

  /**
   * The middle of values in any order.
   *
   * @param values at least one
   */
  public static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return middle(sorted);
  }

  private static double middle(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
