package dev.lepton.plan.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The real prices of a provider, with a thousand of them spoilt in every way that files are: none
 * of these gets in.
 */
class SeededCorruptionTest {
  private static final int CORRUPTIONS = 1000;

  private static List<PriceRow> rows(PriceCatalogue catalogue, String provider) {
    List<PriceRow> rows = new ArrayList<>();
    for (String region : catalogue.regions(provider)) {
      for (Offer offer : catalogue.offers(provider, region)) {
        rows.add(new PriceRow(region, offer.machine(), offer.usdPerHour(), offer.spotUsdPerHour()));
      }
    }
    return rows;
  }

  private static PriceRow spoilt(PriceRow row, int how) {
    MachineType machine = row.machine();
    double price = row.price();
    return switch (how) {
      case 0 -> priced(row, 0);
      case 1 -> priced(row, -price);
      case 2 -> priced(row, Double.NaN);
      case 3 -> priced(row, price * 10);
      case 4 -> priced(row, price / 10);
      case 5 -> priced(row, price * 100);
      // By the month instead of the hour, in another currency, by the thousand.
      case 6 -> priced(row, price * 730);
      case 7 -> priced(row, price * 7.1);
      case 8 -> priced(row, price / 1000);
      case 9 -> sized(row, machine.vcpu() * 2, machine.memoryGib());
      case 10 -> sized(row, machine.vcpu(), machine.memoryGib() * 1024);
      case 11 -> sized(row, machine.vcpu(), machine.memoryGib() / 1024);
      default -> sized(row, 0, machine.memoryGib());
    };
  }

  private static PriceRow priced(PriceRow row, double price) {
    return new PriceRow(row.region(), row.machine(), price, OptionalDouble.empty());
  }

  private static PriceRow sized(PriceRow row, double vcpu, double memory) {
    MachineType machine = row.machine();
    MachineType other =
        new MachineType(
            machine.name(),
            vcpu,
            memory,
            machine.architecture(),
            machine.networkMbps(),
            machine.allocatable(),
            machine.steady());
    return new PriceRow(row.region(), other, row.price(), row.spot());
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws", "azure", "gcp", "alibaba"})
  void noneOfAThousandSpoiltRowsGetsIn(String provider) {
    PriceCatalogue catalogue = PriceCatalogue.bundled(ExchangeRates.defaults());
    List<PriceRow> rows = rows(catalogue, provider);
    Random random = new Random(1000);
    List<Integer> victims =
        random.ints(0, rows.size()).distinct().limit(CORRUPTIONS).boxed().toList();
    List<PriceRow> bad = new ArrayList<>();
    for (int victim : victims) {
      PriceRow spoilt = spoilt(rows.get(victim), random.nextInt(13));
      rows.set(victim, spoilt);
      bad.add(spoilt);
    }

    PriceGates gates =
        new PriceGates(provider, 1, Optional.of(new PreviousPrices(catalogue, provider)));
    List<PriceRow> passed = gates.pass(rows);

    assertThat(passed).doesNotContainAnyElementsOf(bad);
    // And the good ones are not thrown out with them.
    assertThat(passed.size()).isGreaterThan((rows.size() - CORRUPTIONS) * 9 / 10);
  }
}
