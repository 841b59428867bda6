package dev.lepton.plan.pack;

import java.time.Duration;

/** How much of the search's time and steps is gone. Not thread-safe. */
final class Search {
  private static final int TELL_EVERY = 256;

  private final long start = System.nanoTime();
  private final long nanos;
  private final long most;
  private final PackWatch watch;
  private long steps;

  /**
   * @param nanos from now on
   */
  Search(long nanos, long most, PackWatch watch) {
    this.nanos = nanos;
    this.most = most;
    this.watch = watch;
  }

  /** Another search that ends with this one's time, or after as many steps. */
  Search another() {
    return new Search(nanosLeft(), most, watch);
  }

  /**
   * A search of its own for part of the time that is left.
   *
   * @param share 0 to 1
   */
  Search part(double share) {
    return new Search((long) (share * nanosLeft()), Long.MAX_VALUE, watch);
  }

  /** A search of its own for at most so long and so many steps. */
  Search brief(Duration longest, long steps) {
    return new Search(Math.min(longest.toNanos(), nanosLeft()), steps, watch);
  }

  private long nanosLeft() {
    return Math.max(0, nanos - (System.nanoTime() - start));
  }

  boolean goesOn() {
    return steps < most && timeLeft() && !Thread.currentThread().isInterrupted();
  }

  boolean timeLeft() {
    return System.nanoTime() - start < nanos && !watch.enough();
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

  /**
   * @param cost of the best packing so far, USD an hour
   * @param bound USD an hour
   */
  void step(double cost, double bound) {
    if (steps++ % TELL_EVERY == 0) {
      watch.seen(cost, bound);
    }
  }

  long steps() {
    return steps;
  }

  boolean stoppedByTime() {
    return steps < most;
  }

  boolean interrupted() {
    return watch.enough();
  }
}
