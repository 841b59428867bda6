package dev.lepton.plan.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PriceGatesTest {
  private static final int[] SIZES = {2, 4, 8, 16, 32, 48};

  private static PriceRow row(String region, String type, double vcpu, double price) {
    MachineType machine =
        new MachineType(type, vcpu, vcpu * 4, "amd64", OptionalInt.empty(), Optional.empty(), true);
    return new PriceRow(region, machine, price, OptionalDouble.empty());
  }

  private static PriceRow priced(PriceRow row, double price) {
    return new PriceRow(row.region(), row.machine(), price, row.spot());
  }

  /** Ten families of six sizes in five regions, at clean prices. */
  private static List<PriceRow> clean() {
    List<PriceRow> rows = new ArrayList<>();
    for (int region = 0; region < 5; region++) {
      for (int family = 0; family < 10; family++) {
        double perVcpu = 0.04 + 0.004 * family + 0.002 * region;
        for (int size : SIZES) {
          String type = "Standard_D" + size + "x" + family + "_v5";
          rows.add(row("region" + region, type, size, perVcpu * size));
        }
      }
    }
    return rows;
  }

  @Test
  void cleanPricesPass() {
    PriceGates gates = new PriceGates("azure", 1);

    assertThat(gates.pass(clean())).hasSameElementsAs(clean());
    assertThat(gates.refused()).isEmpty();
  }

  @Test
  void catchesEverySeededCorruption() {
    Random random = new Random(7);
    double[] factors = {0.01, 0.1, 0.5, 0.65, 1.35, 2, 10, 100, 0, -1};
    for (int round = 0; round < 1000; round++) {
      List<PriceRow> rows = clean();
      int victim = random.nextInt(rows.size());
      PriceRow good = rows.get(victim);
      PriceRow bad = priced(good, good.price() * factors[random.nextInt(factors.length)]);
      rows.set(victim, bad);

      List<PriceRow> passed = new PriceGates("azure", 1).pass(rows);

      assertThat(passed.contains(bad)).as("round %d: %s passed", round, bad).isFalse();
      // At worst its family goes with it; nobody else's prices do.
      assertThat(passed).hasSizeBetween(294, 299);
    }
  }

  @Test
  void keepsTheTruthWhereHalfAFamilyCarriesTheWindowsLicence() {
    List<PriceRow> rows = clean();
    for (int i = 0; i < 4; i++) {
      PriceRow good = rows.get(i);
      rows.set(i, priced(good, good.price() + 0.046 * good.machine().vcpu()));
    }

    List<PriceRow> passed = new PriceGates("azure", 1).pass(rows);

    assertThat(passed).hasSize(296).allMatch(row -> clean().contains(row));
  }

  @Test
  void refusesAFamilyThatIsWrongAsAWhole() {
    List<PriceRow> rows = clean();
    for (int i = 0; i < SIZES.length; i++) {
      PriceRow good = rows.get(i);
      rows.set(i, priced(good, good.price() + 0.046 * good.machine().vcpu()));
    }

    PriceGates gates = new PriceGates("azure", 1);

    assertThat(gates.pass(rows)).hasSize(294);
    assertThat(gates.refused()).containsEntry("price far from the family's in other regions", 6);
  }

  @Test
  void dropsASpotPriceThatIsNotBelowOnDemandButKeepsTheRow() {
    PriceRow plain = row("r", "n2-standard-2", 2, 0.1);
    PriceRow equal =
        new PriceRow("r", plain.machine(), plain.price(), OptionalDouble.of(plain.price()));

    PriceGates gates = new PriceGates("gcp", 1);

    assertThat(gates.pass(List.of(equal))).containsExactly(plain);
    assertThat(gates.refused()).containsEntry("spot price dropped: not below on-demand", 1);
  }

  @Test
  void refusesWhatNoMachineIsOrCosts() {
    List<PriceRow> absurd =
        List.of(
            row("r", "a", 2, Double.NaN),
            row("r", "b", 2, Double.POSITIVE_INFINITY),
            row("r", "c", 0, 0.1),
            row("r", "d", 2, 1000),
            row("r", "e", 2, 0.0001));

    assertThat(new PriceGates("aws", 1).pass(absurd)).isEmpty();
  }

  @Test
  void judgesAForeignCurrencyByItsValueInDollars() {
    PriceRow yuan = row("r", "ecs.g7.large", 2, 7.1 * 2 * 1.5);

    assertThat(new PriceGates("alibaba", 7.1).pass(List.of(yuan))).hasSize(1);
    assertThat(new PriceGates("alibaba", 1).pass(List.of(yuan))).isEmpty();
  }
}
