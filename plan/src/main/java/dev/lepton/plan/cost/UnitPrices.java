package dev.lepton.plan.cost;

/**
 * How hours become months.
 *
 * @param hoursPerMonth hours in a billed month
 */
public record UnitPrices(double hoursPerMonth) {

  public static UnitPrices defaults() {
    return new UnitPrices(730);
  }
}
