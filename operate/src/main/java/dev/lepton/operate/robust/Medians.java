package dev.lepton.operate.robust;

import java.util.Arrays;

/** Medians, and what is made of them. Stateless. */
public final class Medians {
  /** Makes the median deviation of normal noise its standard deviation. */
  private static final double TO_SIGMA = 1.4826;

  private Medians() {}

  /** 0 of nothing. */
  public static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return 0;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The median absolute deviation from 0, as a standard deviation. */
  public static double sigma(double[] residuals) {
    return TO_SIGMA * median(Arrays.stream(residuals).map(Math::abs).toArray());
  }

  /** The median of all slopes between two points (Theil 1950, Sen 1968); 0 for a single point. */
  public static double slope(double[] x, double[] y) {
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
}
