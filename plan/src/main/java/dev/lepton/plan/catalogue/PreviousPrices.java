package dev.lepton.plan.catalogue;

import java.util.HashMap;
import java.util.Map;

/**
 * What a provider's machines cost until now. No provider halves or doubles the price of a machine
 * that is sold already, or changes its size; a file that says so has slipped. Immutable.
 */
final class PreviousPrices {
  private static final double MOST = 2;
  private static final double SHAPE_TOLERANCE = 0.02;

  private final Map<String, Offer> offers = new HashMap<>();
  private final Map<String, MachineType> shapes = new HashMap<>();

  PreviousPrices(PriceCatalogue catalogue, String provider) {
    for (String region : catalogue.regions(provider)) {
      for (Offer offer : catalogue.offers(provider, region)) {
        offers.put(region + "/" + offer.machine().name(), offer);
        shapes.putIfAbsent(offer.machine().name(), offer.machine());
      }
    }
  }

  /** Whether the price is about the known one; a machine that was not known is not judged. */
  boolean near(PriceRow row, double unitsPerUsd) {
    Offer known = offers.get(row.region() + "/" + row.machine().name());
    if (known == null) {
      return true;
    }
    double ratio = row.price() / unitsPerUsd / known.usdPerHour();
    return ratio < MOST && ratio > 1 / MOST;
  }

  boolean sameShape(PriceRow row) {
    MachineType known = shapes.get(row.machine().name());
    return known == null
        || (same(row.machine().vcpu(), known.vcpu())
            && same(row.machine().memoryGib(), known.memoryGib()));
  }

  private static boolean same(double value, double known) {
    return Math.abs(value - known) <= SHAPE_TOLERANCE * known;
  }

  /** A known machine of that name, for lists that do not tell sizes; null if there is none. */
  Map<String, MachineType> shapes() {
    return Map.copyOf(shapes);
  }
}
