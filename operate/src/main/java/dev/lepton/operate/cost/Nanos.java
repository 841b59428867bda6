package dev.lepton.operate.cost;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Money as whole billionths of a US dollar, so that sums are exact. Everything here is 0 or more.
 * Stateless.
 */
final class Nanos {
  static final double PER_USD = 1e9;

  private Nanos() {}

  /**
   * Down to the next whole one: parts never add up to more than the whole they were taken from.
   *
   * @throws IllegalArgumentException if it is negative, no number, or beyond 9 billion dollars
   */
  static long of(double usd) {
    if (!(usd >= 0 && usd * PER_USD < Long.MAX_VALUE)) {
      throw new IllegalArgumentException("no amount of money: " + usd);
    }
    return (long) (usd * PER_USD);
  }

  static double usd(long nanos) {
    return nanos / PER_USD;
  }

  /**
   * Splits an amount by weights, exactly: what rounding down leaves over goes, one each, to the
   * largest remainders, earlier ones first among equals. Where all weights are 0, evenly.
   *
   * @param weights at least one, each 0 or more and finite
   */
  static long[] share(long whole, double[] weights) {
    double sum = Arrays.stream(weights).sum();
    double[] parts = weights.clone();
    if (!(sum > 0)) {
      Arrays.fill(parts, 1);
      sum = parts.length;
    }
    long[] shares = new long[parts.length];
    double[] remainders = new double[parts.length];
    long given = 0;
    for (int i = 0; i < parts.length; i++) {
      double exact = whole * (parts[i] / sum);
      shares[i] = Math.min((long) exact, whole - given);
      remainders[i] = exact - shares[i];
      given += shares[i];
    }
    hand(whole - given, shares, remainders, parts);
    return shares;
  }

  /** Nobody whose weight is 0 is handed anything. */
  private static void hand(long left, long[] shares, double[] remainders, double[] weights) {
    int[] order =
        IntStream.range(0, shares.length)
            .filter(i -> weights[i] > 0)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -remainders[i]).thenComparing(i -> i))
            .mapToInt(Integer::intValue)
            .toArray();
    long each = left / order.length;
    long rest = left % order.length;
    for (int place = 0; place < order.length; place++) {
      shares[order[place]] += each + (place < rest ? 1 : 0);
    }
  }
}
