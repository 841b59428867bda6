package dev.lepton.plan.demand.rule;

/**
 * Buckets each of which is wider than the one before it by the same factor, as VPA's histograms
 * have them.
 *
 * @param most the largest value that has a bucket of its own
 * @param first width of the first bucket
 * @param ratio of one bucket's width to that of the one before, above 1
 */
record ExponentialBuckets(double most, double first, double ratio) {
  private static final double GROWTH = 1.05;

  /** From 0.01 to 1,000 cores. */
  static ExponentialBuckets cpu() {
    return new ExponentialBuckets(1000, 0.01, GROWTH);
  }

  /** From 10 MB to 1 TB, in bytes. */
  static ExponentialBuckets memory() {
    return new ExponentialBuckets(1e12, 1e7, GROWTH);
  }

  int count() {
    return (int) Math.ceil(log(most * (ratio - 1) / first + 1)) + 1;
  }

  int of(double value) {
    return value < first ? 0 : Math.min((int) log(value * (ratio - 1) / first + 1), count() - 1);
  }

  double start(int bucket) {
    return first * (Math.pow(ratio, bucket) - 1) / (ratio - 1);
  }

  private double log(double value) {
    return Math.log(value) / Math.log(ratio);
  }
}
