package dev.lepton.plan.pack;

import java.time.Duration;

/** How much of the search's time and steps is gone. Not thread-safe. */
final class Search {
  private static final int TELL_EVERY = 256;

  private final long start = System.nanoTime();
  private final long nanos;
  private final long most;
  private final PackWatch watch;
  private final double begun;
  private long steps;

  /**
   * @param nanos from now on
   */
  Search(long nanos, long most, PackWatch watch) {
    this(new Budget(nanos, most, watch, 0));
  }

  private Search(Budget budget) {
    this.nanos = budget.nanos();
    this.most = budget.most();
    this.watch = budget.watch();
    this.begun = budget.begun();
  }

  /**
   * What a search may take once it begins.
   *
   * @param begun the share of the whole that others have passed before it, 0 to 1
   */
  record Budget(long nanos, long most, PackWatch watch, double begun) {
    Search begin() {
      return new Search(this);
    }
  }

  /** For a search of its own: a share of the time that is left now, and of all steps. */
  Budget share(double share) {
    return new Budget((long) (share * nanosLeft()), ofSteps(share), watch, 0);
  }

  /**
   * For a search that goes on where others have stopped: the time that is left now, and the steps.
   *
   * @param begun the share that these have passed
   */
  Budget rest(double begun) {
    return new Budget(nanosLeft(), ofSteps(1 - begun), watch, begun);
  }

  private long ofSteps(double share) {
    return most < Long.MAX_VALUE ? Math.max(1, Math.round(share * most)) : most;
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

  /**
   * A search for something else beside this one, of which the watch sees nothing but may end it.
   */
  Search aside(Duration longest, long steps) {
    return new Search(
        Math.min(longest.toNanos(), nanosLeft()),
        steps,
        new PackWatch() {
          @Override
          public void seen(double cost, double bound) {
            // These are not the cost and the bound of what was asked for.
          }

          @Override
          public boolean enough() {
            return watch.enough();
          }
        });
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
    return Math.min(1, begun + (1 - begun) * share);
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
