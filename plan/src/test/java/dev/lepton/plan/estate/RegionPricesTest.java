package dev.lepton.plan.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.model.migration.NodeSpec;
import dev.lepton.model.plan.NodePacking;
import dev.lepton.plan.catalogue.ExchangeRates;
import dev.lepton.plan.catalogue.Offer;
import dev.lepton.plan.catalogue.PriceCatalogue;
import dev.lepton.plan.pack.NodePacker;
import dev.lepton.plan.pack.PackRequest;
import dev.lepton.plan.pack.PackSettings;
import dev.lepton.plan.pack.PackWatch;
import dev.lepton.plan.pack.PackWorkload;
import dev.lepton.plan.platform.PlatformSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegionPricesTest {
  private static final List<Offer> OFFERS =
      PriceCatalogue.bundled(ExchangeRates.defaults()).offers("gcp", "europe-west4").stream()
          .filter(offer -> offer.machine().steady())
          .filter(offer -> offer.machine().architecture().equals("amd64"))
          .toList();
  private static final RegionPrices PRICES =
      new RegionPrices(
          "gcp", "europe-west4", OFFERS, PlatformSettings.defaults(), NodeSpec.defaults());

  private static PackWorkload pod(String name, double cores, double gib, int count) {
    return new PackWorkload(name, cores, gib, count, PackWorkload.Rules.of("amd64"));
  }

  @Test
  void noPackingCostsLessThanTheBound() {
    List<PackWorkload> pods =
        List.of(pod("a", 1.5, 2, 40), pod("b", 0.5, 8, 30), pod("c", 3, 12, 20));
    PackSettings usual =
        PackSettings.defaults(new PackSettings.Search(1, Duration.ofSeconds(60), 200));
    PlatformSettings platform = PlatformSettings.defaults();

    NodePacking packing =
        NodePacker.pack(
            new PackRequest(
                pods,
                OFFERS,
                new PackSettings(
                    usual.zones(),
                    usual.buying(),
                    usual.maxPods(),
                    usual.burstable(),
                    new PackSettings.Daemons(platform.nodeCores(), platform.nodeMemoryGib(), 6),
                    Optional.empty(),
                    usual.search())),
            "gcp:europe-west4",
            List.of(),
            PackWatch.NONE);

    double bound = PRICES.bound(40 * 1.5 + 30 * 0.5 + 20 * 3, 40 * 2 + 30 * 8 + 20 * 12);
    assertThat(bound).isPositive().isLessThanOrEqualTo(packing.lowerBound() + 1e-9);
  }

  @Test
  void theBoundGrowsWithWhatIsNeeded() {
    assertThat(PRICES.bound(20, 80)).isCloseTo(2 * PRICES.bound(10, 40), within(1e-9));
    assertThat(PRICES.bound(20, 80)).isGreaterThan(PRICES.bound(20, 40));
  }

  @Test
  void eachCopyHasTheCheapestMachineThatIsLargeEnough() {
    RegionPrices.Machines machines = PRICES.machines(List.of(pod("a", 4, 16, 3))).orElseThrow();

    double cheapest =
        OFFERS.stream()
            .filter(offer -> offer.machine().vcpu() >= 4 && offer.machine().memoryGib() >= 16)
            .mapToDouble(Offer::usdPerHour)
            .min()
            .orElseThrow();
    assertThat(machines.usdPerHour()).isCloseTo(3 * cheapest, within(1e-9));
    assertThat(machines.count()).isEqualTo(3);
  }

  @Test
  void whatNoMachineCarriesHasNoPrice() {
    assertThat(PRICES.machines(List.of(pod("huge", 5000, 1, 1)))).isEmpty();
    assertThat(PRICES.carries(pod("huge", 5000, 1, 1))).isFalse();
  }
}
