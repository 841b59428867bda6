package dev.lepton.plan.pack;

/** How much of the search's time and steps is gone. Not thread-safe. */
final class Search {
  private final long start = System.nanoTime();
  private final long nanos;
  private final long most;
  private long steps;

  /**
   * @param nanos from now on
   */
  Search(long nanos, long most) {
    this.nanos = nanos;
    this.most = most;
  }

  /**
   * A search of its own for part of the time that is left.
   *
   * @param share 0 to 1
   */
  Search part(double share) {
    long left = nanos - (System.nanoTime() - start);
    return new Search((long) (share * Math.max(0, left)), Long.MAX_VALUE);
  }

  boolean goesOn() {
    return steps < most && timeLeft();
  }

  boolean timeLeft() {
    return System.nanoTime() - start < nanos;
  }

  /**
   * The share that has passed, 0 to 1: of the steps where they are limited, so that the clock has
   * no say in what is found, and of the time otherwise.
   */
  double passed() {
    double share =
        most < Long.MAX_VALUE
            ? (double) steps / most
            : (double) (System.nanoTime() - start) / nanos;
    return Math.min(1, share);
  }

  void step() {
    steps++;
  }

  long steps() {
    return steps;
  }

  boolean stoppedByTime() {
    return steps < most;
  }
}
