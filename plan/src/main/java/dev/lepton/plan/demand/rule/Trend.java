package dev.lepton.plan.demand.rule;

import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Growth from day to day: the median of all pairwise slopes of the daily means (Theil and Sen),
 * believed only over two weeks and more, if Mann and Kendall's test finds it at 1 % and it makes a
 * twentieth of the level. A demand that falls is not followed: it may come back.
 *
 * @param perDay change a day
 * @param atEnd the line's value on the last day
 * @param days on which something was measured
 * @param lastDay since 1970
 */
record Trend(double perDay, double atEnd, int days, long lastDay) {
  private static final int FEWEST_DAYS = 14;

  /** More days than that are not needed to see a trend, and their pairs are many. */
  private static final int MOST_DAYS = 400;

  private static final double SIGNIFICANT = 2.5758293035489;

  private static final double LEAST_CHANGE = 0.05;
  private static final long WINDOWS_PER_DAY = 144;

  /** Empty where there is none that counts. */
  static Optional<Trend> of(WindowPeaks peaks) {
    TreeMap<Long, double[]> sums = new TreeMap<>();
    double[] values = peaks.values();
    for (int i = 0; i < values.length; i++) {
      double[] sum =
          sums.computeIfAbsent(
              Math.floorDiv(peaks.window(i), WINDOWS_PER_DAY), any -> new double[2]);
      sum[0] += values[i];
      sum[1]++;
    }
    while (sums.size() > MOST_DAYS) {
      sums.pollFirstEntry();
    }
    if (sums.size() < FEWEST_DAYS) {
      return Optional.empty();
    }
    double[] days = sums.keySet().stream().mapToDouble(Long::doubleValue).toArray();
    double[] means = sums.values().stream().mapToDouble(sum -> sum[0] / sum[1]).toArray();
    if (kendall(means) < SIGNIFICANT) {
      return Optional.empty();
    }
    double slope = slope(days, means);
    double[] levels = new double[days.length];
    double last = days[days.length - 1];
    for (int i = 0; i < days.length; i++) {
      levels[i] = means[i] + slope * (last - days[i]);
    }
    Trend trend = new Trend(slope, median(levels), days.length, (long) last);
    return slope * (last - days[0]) < LEAST_CHANGE * trend.atEnd()
        ? Optional.empty()
        : Optional.of(trend);
  }

  /** The standard score of Mann and Kendall's S. */
  private static double kendall(double[] values) {
    int n = values.length;
    long s = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        s += (long) Math.signum(values[j] - values[i]);
      }
    }
    double variance = n * (n - 1.0) * (2.0 * n + 5) / 18;
    return s == 0 ? 0 : (s - Math.signum((double) s)) / Math.sqrt(variance);
  }

  private static double slope(double[] x, double[] y) {
    int n = x.length;
    double[] slopes = new double[n * (n - 1) / 2];
    int at = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        slopes[at++] = (y[j] - y[i]) / (x[j] - x[i]);
      }
    }
    return median(slopes);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The line's value some days after the last, or before it if negative; never below 0. */
  double level(double daysAfter) {
    return Math.max(0, atEnd + perDay * daysAfter);
  }

  /** Each value as it would be on the last day. */
  double[] atEndOf(WindowPeaks peaks) {
    double[] values = peaks.values();
    for (int i = 0; i < values.length; i++) {
      long day = Math.floorDiv(peaks.window(i), WINDOWS_PER_DAY);
      double then = level(day - (double) lastDay);
      // A line that comes from 0 would make its first days infinitely important.
      values[i] *= then > 0.1 * atEnd ? atEnd / then : 1;
    }
    return values;
  }

  /** What the demand is multiplied by until then. */
  double factor(double horizonDays) {
    return level(horizonDays) / atEnd;
  }
}
