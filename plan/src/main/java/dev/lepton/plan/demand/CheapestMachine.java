package dev.lepton.plan.demand;

import dev.lepton.model.plan.WorkloadSize.Machine;
import dev.lepton.plan.catalogue.Offer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Azure Migrate's way to a size: the cheapest that has enough of everything. */
final class CheapestMachine {
  private static final double HOURS_PER_MONTH = 730;
  private static final double TOLERANCE = 1e-9;

  private CheapestMachine() {}

  /** Empty if none is large enough. */
  static Optional<Machine> of(List<Offer> offers, double cores, double memoryGib) {
    return offers.stream()
        .filter(offer -> offer.machine().steady())
        .filter(offer -> offer.machine().vcpu() >= cores - TOLERANCE)
        .filter(offer -> offer.machine().memoryGib() >= memoryGib - TOLERANCE)
        .min(
            Comparator.comparingDouble(Offer::usdPerHour)
                .thenComparing(offer -> offer.machine().name()))
        .map(
            offer ->
                new Machine(
                    offer.machine().name(),
                    offer.machine().vcpu(),
                    offer.machine().memoryGib(),
                    offer.usdPerHour() * HOURS_PER_MONTH,
                    offer.asOf().toString()));
  }
}
