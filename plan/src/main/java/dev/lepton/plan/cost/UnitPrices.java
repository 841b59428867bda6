package dev.lepton.plan.cost;

/**
 * Prices that no price list in the catalogue has. They are OpenCost's defaults, the same for every
 * provider, and an assumption of the plan.
 *
 * @param hoursPerMonth hours in a billed month
 * @param diskGbHour block storage, USD per GB and hour
 * @param internetGb outbound traffic to the internet, USD per GB
 * @param controlPlaneHour a managed Kubernetes control plane, USD an hour
 */
public record UnitPrices(
    double hoursPerMonth, double diskGbHour, double internetGb, double controlPlaneHour) {

  public static UnitPrices defaults() {
    return new UnitPrices(730, 0.0000548, 0.12, 0.10);
  }
}
