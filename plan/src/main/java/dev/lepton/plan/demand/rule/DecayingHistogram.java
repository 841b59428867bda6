package dev.lepton.plan.demand.rule;

/**
 * Weights of samples by bucket; a sample weighs half of one that is a day younger. Buckets at the
 * ends that weigh next to nothing do not count. Not thread-safe.
 */
final class DecayingHistogram {
  private static final double HALF_LIFE_SECONDS = 86_400;
  private static final double MOST_HALF_LIVES = 100;
  private static final double EPSILON = 1e-4;

  private final ExponentialBuckets buckets;
  private final double[] weights;
  private double total;
  private double reference = Double.NaN;

  DecayingHistogram(ExponentialBuckets buckets) {
    this.buckets = buckets;
    this.weights = new double[buckets.count()];
  }

  void add(double value, double weight, long second) {
    if (Double.isNaN(reference)) {
      reference = rounded(second);
    } else if (second > reference + MOST_HALF_LIVES * HALF_LIFE_SECONDS) {
      moveTo(rounded(second));
    }
    double decayed = weight * Math.pow(2, (second - reference) / HALF_LIFE_SECONDS);
    weights[buckets.of(value)] += decayed;
    total += decayed;
  }

  private static double rounded(long second) {
    return Math.round(second / HALF_LIFE_SECONDS) * HALF_LIFE_SECONDS;
  }

  /** Keeps the numbers in range; the weights' proportions stay. */
  private void moveTo(double later) {
    double factor = Math.pow(2, (reference - later) / HALF_LIFE_SECONDS);
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= factor;
    }
    total *= factor;
    reference = later;
  }

  /**
   * The end of the bucket in which that share of the weight is reached.
   *
   * @param share 0 to 1
   * @return 0 when there is no sample
   */
  double percentile(double share) {
    int least = 0;
    while (least < weights.length && weights[least] < EPSILON) {
      least++;
    }
    int most = weights.length - 1;
    while (most > 0 && weights[most] < EPSILON) {
      most--;
    }
    if (least > most) {
      return 0;
    }
    double sum = 0;
    int bucket = least;
    for (; bucket < most; bucket++) {
      sum += weights[bucket];
      if (sum >= share * total) {
        break;
      }
    }
    return bucket < weights.length - 1 ? buckets.start(bucket + 1) : buckets.start(bucket);
  }
}
