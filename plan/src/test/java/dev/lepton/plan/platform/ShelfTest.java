package dev.lepton.plan.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.migration.NodeSpec;
import dev.lepton.plan.catalogue.ExchangeRates;
import dev.lepton.plan.catalogue.Offer;
import dev.lepton.plan.catalogue.PriceCatalogue;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A search that ends early finds what a look at every machine finds. */
class ShelfTest {
  private static final List<Offer> OFFERS =
      PriceCatalogue.bundled(ExchangeRates.defaults()).offers("gcp", "europe-west1");

  @ParameterizedTest
  @CsvSource({"false, 0", "true, 0", "false, 3", "true, 3"})
  void theCheapestIsThatOfAllMachines(boolean interruptible, int years) {
    Shelf shelf = Shelf.of(OFFERS);
    Purchasing purchasing = new Purchasing(new NodeSpec(1, Optional.empty(), years, interruptible));
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      double cores = random.nextDouble(64);
      double gib = random.nextDouble(256);
      int count = 1 + random.nextInt(4);
      Optional<Machines> found =
          shelf.cheapest(
              count,
              item -> fits(item.offer(), cores, gib),
              offer -> purchasing.copies(offer, count));
      Optional<Machines> ofAll =
          OFFERS.stream()
              .filter(offer -> offer.machine().steady() && fits(offer, cores, gib))
              .map(offer -> purchasing.copies(offer, count))
              .min(
                  Comparator.comparingDouble(Machines::usdPerHour)
                      .thenComparing(machines -> machines.offer().machine().name()));
      assertThat(found).isEqualTo(ofAll);
    }
  }

  private static boolean fits(Offer offer, double cores, double gib) {
    return offer.machine().vcpu() >= cores && offer.machine().memoryGib() >= gib;
  }
}
