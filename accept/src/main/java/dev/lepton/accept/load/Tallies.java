package dev.lepton.accept.load;

/**
 * What is counted of one side of a plan. What is due in the warm-up is counted like all else, but
 * apart, and told to nobody. Not thread-safe.
 */
final class Tallies {
  /** What counts, and the warm-up. */
  private final Tally[] both;

  private final long measuredNanos;

  /**
   * @param startNanos when the first visitor is due, by {@link System#nanoTime}
   */
  Tallies(LoadPlan plan, int side, long startNanos) {
    this.measuredNanos = startNanos + plan.warmUp().toNanos();
    this.both =
        new Tally[] {new Tally(plan, side, measuredNanos), new Tally(plan, side, startNanos)};
  }

  /**
   * Where something is counted that was due then. By its sign and without a branch: one that the
   * warm-up never takes is compiled only when it is taken, which would delay the first requests
   * that count for half a second.
   */
  Tally at(long dueNanos) {
    return both[(int) ((dueNanos - measuredNanos) >>> 63)];
  }

  /** What counts. */
  Tally measured() {
    return both[0];
  }
}
