package dev.lepton.plan.platform;

import dev.lepton.plan.catalogue.Offer;

/**
 * A number of machines of one type.
 *
 * @param count at least 1
 */
record Machines(Offer offer, int count) {

  double usdPerHour() {
    return offer.usdPerHour() * count;
  }
}
