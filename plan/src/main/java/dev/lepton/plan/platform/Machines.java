package dev.lepton.plan.platform;

import dev.lepton.plan.catalogue.Offer;

/**
 * A number of machines of one type, and how they are bought.
 *
 * @param count at least 1
 */
record Machines(Offer offer, int count, Purchase purchase) {

  double usdPerHour() {
    return purchase.usdPerHour();
  }
}
