package dev.lepton.plan.catalogue;

import java.util.OptionalDouble;

/**
 * One line of a price CSV.
 *
 * @param price on demand, in the list's currency, an hour
 * @param spot in the list's currency, an hour
 */
record PriceRow(String region, MachineType machine, double price, OptionalDouble spot) {

  double pricePerVcpu() {
    return price / machine.vcpu();
  }

  PriceRow withoutSpot() {
    return new PriceRow(region, machine, price, OptionalDouble.empty());
  }
}
