package dev.lepton.plan.demand.rule;

import dev.lepton.plan.usage.Series;

/**
 * Burstable machines: a baseline of CPU is theirs, what they do not use of it is saved for up to a
 * day, and bursts are paid from the savings.
 */
final class CreditModel {
  private static final double BANK_HOURS = 24;
  private static final double LONGEST_STEP_HOURS = 1;
  private static final int ROUNDS = 40;

  private CreditModel() {}

  /**
   * The smallest baseline with which the savings never run out, beginning with none.
   *
   * @param cores in use over time, at least two measurements
   * @return cores, between the mean and the peak
   */
  static double leastBaseline(Series cores) {
    double low = 0;
    double high = cores.max();
    for (int round = 0; round < ROUNDS; round++) {
      double middle = (low + high) / 2;
      if (lasts(cores, middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** Whether the savings last with that baseline in cores. */
  static boolean lasts(Series cores, double baseline) {
    double bank = 0;
    for (int i = 1; i < cores.size(); i++) {
      double hours = Math.min(LONGEST_STEP_HOURS, (cores.second(i) - cores.second(i - 1)) / 3600.0);
      bank = Math.min(baseline * BANK_HOURS, bank + (baseline - cores.value(i)) * hours);
      if (bank < -1e-9) {
        return false;
      }
    }
    return true;
  }
}
