package dev.lepton.accept.load;

/**
 * What is counted of one side of a plan. What is due in the warm-up is counted like all else, so
 * that the code for it is compiled when measuring begins; but apart, and told to nobody. Not
 * thread-safe.
 */
final class Tallies {
  private final Tally measured;
  private final Tally warmUp;
  private final long measuredNanos;

  /**
   * @param startNanos when the first visitor is due, by {@link System#nanoTime}
   */
  Tallies(LoadPlan plan, int side, long startNanos) {
    this.measuredNanos = startNanos + plan.warmUp().toNanos();
    this.measured = new Tally(plan, side, measuredNanos);
    this.warmUp = new Tally(plan, side, startNanos);
  }

  boolean isWarmUp(long dueNanos) {
    return dueNanos - measuredNanos < 0;
  }

  /** Where something is counted that was due then. */
  Tally at(long dueNanos) {
    return isWarmUp(dueNanos) ? warmUp : measured;
  }

  /** What counts. */
  Tally measured() {
    return measured;
  }
}
