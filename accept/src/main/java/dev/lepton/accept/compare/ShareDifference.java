package dev.lepton.accept.compare;

/**
 * The difference of two shares with its 95 % interval (Newcombe's hybrid score interval, Statistics
 * in Medicine 17, 1998, method 10).
 */
record ShareDifference(double estimate, double low, double high) {
  private static final double Z = 1.959964;

  private record Wilson(double share, double low, double high) {
    static Wilson of(long hits, long all) {
      double p = (double) hits / all;
      double middle = p + Z * Z / (2 * all);
      double half = Z * Math.sqrt(p * (1 - p) / all + Z * Z / (4.0 * all * all));
      double scale = 1 + Z * Z / all;
      return new Wilson(p, (middle - half) / scale, (middle + half) / scale);
    }
  }

  /** Of {@code now} above {@code before}; counts above 0. */
  static ShareDifference between(long hitsBefore, long allBefore, long hitsNow, long allNow) {
    Wilson before = Wilson.of(hitsBefore, allBefore);
    Wilson now = Wilson.of(hitsNow, allNow);
    double difference = now.share() - before.share();
    double down = Math.hypot(now.share() - now.low(), before.high() - before.share());
    double up = Math.hypot(now.high() - now.share(), before.share() - before.low());
    return new ShareDifference(difference, difference - down, difference + up);
  }
}
