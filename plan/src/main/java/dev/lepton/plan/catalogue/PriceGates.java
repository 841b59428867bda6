package dev.lepton.plan.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a price must pass before it enters the catalogue. Not thread-safe; used once for one
 * provider's rows.
 */
final class PriceGates {
  static final String SPOT_REASON = "spot price dropped";
  private static final double LOWEST_USD_PER_VCPU = 0.001;
  private static final double HIGHEST_USD_PER_VCPU = 2;
  private static final double LOWEST_GIB_PER_VCPU = 0.1;
  private static final double HIGHEST_GIB_PER_VCPU = 64;

  private final String provider;
  private final double unitsPerUsd;
  private final SortedMap<String, Integer> refused = new TreeMap<>();

  /**
   * @param unitsPerUsd what one USD buys of the currency of the rows
   */
  PriceGates(String provider, double unitsPerUsd) {
    this.provider = provider;
    this.unitsPerUsd = unitsPerUsd;
  }

  /** The rows whose price can be right; {@link #refused()} counts the others. */
  List<PriceRow> pass(List<PriceRow> rows) {
    List<PriceRow> sane = keep(rows, "price not above 0", row -> row.price() > 0);
    sane = keep(sane, "size not possible", PriceGates::possibleSize);
    sane = keep(sane, "price per vCPU not possible", this::possiblePrice);
    FamilyGates families = new FamilyGates(provider, unitsPerUsd);
    List<PriceRow> believed = families.pass(sane);
    families.refused().forEach((reason, count) -> refused.merge(reason, count, Integer::sum));
    return believed.stream().map(this::withBelievableSpot).toList();
  }

  /** How many rows, or spot prices, were refused, by reason. */
  SortedMap<String, Integer> refused() {
    return refused;
  }

  private List<PriceRow> keep(List<PriceRow> rows, String reason, Predicate<PriceRow> test) {
    List<PriceRow> kept = new ArrayList<>(rows.size());
    for (PriceRow row : rows) {
      if (test.test(row)) {
        kept.add(row);
      } else {
        refused.merge(reason, 1, Integer::sum);
      }
    }
    return kept;
  }

  private static boolean possibleSize(PriceRow row) {
    MachineType machine = row.machine();
    double ratio = machine.memoryGib() / machine.vcpu();
    return machine.vcpu() > 0 && ratio >= LOWEST_GIB_PER_VCPU && ratio <= HIGHEST_GIB_PER_VCPU;
  }

  private boolean possiblePrice(PriceRow row) {
    double usd = row.pricePerVcpu() / unitsPerUsd;
    return usd >= LOWEST_USD_PER_VCPU && usd <= HIGHEST_USD_PER_VCPU;
  }

  private PriceRow withBelievableSpot(PriceRow row) {
    if (row.spot().isEmpty()) {
      return row;
    }
    double spot = row.spot().getAsDouble();
    if (spot > 0 && spot < row.price()) {
      return row;
    }
    refused.merge(SPOT_REASON + ": not below on-demand", 1, Integer::sum);
    return row.withoutSpot();
  }
}
