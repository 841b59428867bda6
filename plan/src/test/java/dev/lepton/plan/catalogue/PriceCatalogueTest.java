package dev.lepton.plan.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.model.error.LeptonException;
import dev.lepton.model.plan.Plan.CatalogueNote;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PriceCatalogueTest {
  private final PriceCatalogue catalogue = PriceCatalogue.bundled(ExchangeRates.defaults());

  private Offer offer(String provider, String region, String type) {
    return catalogue.offers(provider, region).stream()
        .filter(offer -> offer.machine().name().equals(type))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void knowsTheFourProvidersAndTheirRegions() {
    assertThat(catalogue.providers()).containsExactly("alibaba", "aws", "azure", "gcp");
    assertThat(catalogue.regions("azure")).hasSize(57).contains("eastus");
    assertThat(catalogue.regions("gcp")).hasSize(43);
    assertThat(catalogue.regions("nowhere")).isEmpty();
  }

  @Test
  void carriesWhatAwsSaysThatANodeLeavesForPods() {
    Offer offer = offer("aws", "us-east-1", "m6a.large");

    assertThat(offer.usdPerHour()).isEqualTo(0.0864);
    assertThat(offer.machine().memoryGib()).isEqualTo(8);
    assertThat(offer.machine().networkMbps()).isPresent();
    assertThat(offer.machine().allocatable()).isPresent();
  }

  @Test
  void everyPriceIsDatedAndSourced() {
    for (String provider : catalogue.providers()) {
      String region = catalogue.regions(provider).get(0);
      assertThat(catalogue.offers(provider, region))
          .isNotEmpty()
          .allMatch(offer -> offer.asOf().isAfter(LocalDate.of(2024, 1, 1)))
          .allMatch(offer -> !offer.source().isBlank());
    }
  }

  @Test
  void doesNotBelieveTheWindowsPriceOfTheSmallMachine() {
    assertThat(catalogue.offers("azure", "eastus"))
        .extracting(offer -> offer.machine().name())
        .doesNotContain("Standard_D2as_v5")
        .contains("Standard_D4as_v5");
  }

  @Test
  void spotIsAlwaysBelowOnDemand() {
    List<Offer> withSpot =
        catalogue.regions("gcp").stream()
            .flatMap(region -> catalogue.offers("gcp", region).stream())
            .filter(offer -> offer.spotUsdPerHour().isPresent())
            .toList();

    assertThat(withSpot)
        .hasSizeGreaterThan(10_000)
        .allMatch(offer -> offer.spotUsdPerHour().getAsDouble() < offer.usdPerHour());
  }

  @Test
  void convertsYuanAtTheConfiguredRate() {
    PriceCatalogue dearer =
        PriceCatalogue.bundled(new ExchangeRates(Map.of("CNY", 3.55), LocalDate.EPOCH));
    Offer at71 = offer("alibaba", "us-east-1", "ecs.g7.large");
    double at355 =
        dearer.offers("alibaba", "us-east-1").stream()
            .filter(offer -> offer.machine().equals(at71.machine()))
            .findFirst()
            .orElseThrow()
            .usdPerHour();

    assertThat(at355).isCloseTo(2 * at71.usdPerHour(), within(1e-12));
  }

  @Test
  void aMissingRateIsExplained() {
    PriceCatalogue none = PriceCatalogue.bundled(new ExchangeRates(Map.of(), LocalDate.EPOCH));

    assertThatThrownBy(() -> none.offers("alibaba", "us-east-1"))
        .isInstanceOf(LeptonException.class)
        .hasMessageContaining("CNY");
  }

  @Test
  void notesTellRowsRefusedRowsRateAndAge() {
    List<CatalogueNote> notes = catalogue.notes();

    assertThat(notes).extracting(CatalogueNote::rows).containsExactly(5227, 1345, 23012, 12721);
    assertThat(notes.get(0).gated()).isEqualTo(12);
    assertThat(notes.get(0).note()).contains("7.1 CNY per USD", "22 months behind");
    assertThat(notes.get(2).gated()).isGreaterThan(600);
    assertThat(notes.get(3).note()).contains("84 × spot price dropped");
  }

  @Test
  void burstableMachinesAreNotSteady() {
    assertThat(offer("aws", "us-east-1", "t3.large").machine().steady()).isFalse();
    assertThat(offer("aws", "us-east-1", "m5.large").machine().steady()).isTrue();
    assertThat(offer("gcp", "us-central1", "e2-medium").machine().steady()).isFalse();
    assertThat(offer("gcp", "us-central1", "e2-standard-2").machine().steady()).isTrue();
    assertThat(offer("alibaba", "us-east-1", "ecs.t6-c1m4.large").machine().steady()).isFalse();
    assertThat(offer("alibaba", "us-east-1", "ecs.g7.large").machine().steady()).isTrue();
  }
}
