package dev.lepton.plan.catalogue;

import java.time.LocalDate;

/**
 * What a machine costs if one commits to pay for it over years, whether it runs or not.
 *
 * @param years of the term, 1 or more
 * @param upfrontUsd paid at once, 0 or more
 * @param usdPerHour paid for every hour of the term, 0 or more
 * @param asOf the day for which the price holds
 * @param source where it comes from
 */
public record Commitment(
    int years, double upfrontUsd, double usdPerHour, LocalDate asOf, String source) {
  private static final double HOURS_PER_YEAR = 8760;
  private static final int MONTHS = 12;

  /** USD for each hour of the term, what is paid at once included. */
  public double effectiveUsdPerHour() {
    return usdPerHour + upfrontUsd / (years * HOURS_PER_YEAR);
  }

  /**
   * The share of the hours that a machine must run for the commitment to be cheaper than hours on
   * demand.
   *
   * @param onDemand USD an hour, above 0
   * @return above 1 where it never is
   */
  public double breakEvenUtilisation(double onDemand) {
    return effectiveUsdPerHour() / onDemand;
  }

  /**
   * After how many months a machine that always runs has cost as much on demand as the whole
   * commitment does; whoever needs it for less long is better off on demand.
   *
   * @param onDemand USD an hour, above 0
   */
  public double breakEvenMonths(double onDemand) {
    return breakEvenUtilisation(onDemand) * years * MONTHS;
  }
}
