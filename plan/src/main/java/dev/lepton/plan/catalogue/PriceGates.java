package dev.lepton.plan.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a price must pass before it enters the catalogue. Not thread-safe; used once for one
 * provider's rows.
 */
final class PriceGates {
  static final String SPOT_REASON = "spot price dropped";
  private static final String JUMP_REASON = "price less than half or more than twice the known one";
  private static final String SHAPE_REASON = "size differs from the known machine's";
  private static final double LOWEST_USD_PER_VCPU = 0.001;
  private static final double HIGHEST_USD_PER_VCPU = 2;
  private static final double LOWEST_GIB_PER_VCPU = 0.1;
  private static final double HIGHEST_GIB_PER_VCPU = 64;

  private final String provider;
  private final double unitsPerUsd;
  private final Refusals refusals = new Refusals();
  private final Optional<PreviousPrices> previous;

  /**
   * @param unitsPerUsd what one USD buys of the currency of the rows
   */
  PriceGates(String provider, double unitsPerUsd) {
    this(provider, unitsPerUsd, Optional.empty());
  }

  /**
   * @param previous what was paid until now; a price that has halved or doubled since is refused
   */
  PriceGates(String provider, double unitsPerUsd, Optional<PreviousPrices> previous) {
    this.provider = provider;
    this.unitsPerUsd = unitsPerUsd;
    this.previous = previous;
  }

  /** The rows whose price can be right; {@link #refused()} counts the others. */
  List<PriceRow> pass(List<PriceRow> rows) {
    List<PriceRow> sane = refusals.keep(rows, "price not above 0", row -> row.price() > 0);
    sane = refusals.keep(sane, "size not possible", PriceGates::possibleSize);
    sane = refusals.keep(sane, "price per vCPU not possible", this::possiblePrice);
    if (previous.isPresent()) {
      sane = refusals.keep(sane, JUMP_REASON, row -> previous.get().near(row, unitsPerUsd));
      sane = refusals.keep(sane, SHAPE_REASON, previous.get()::sameShape);
    }
    List<PriceRow> believed = new FamilyGates(provider, unitsPerUsd, refusals).pass(sane);
    return believed.stream().map(this::withBelievableSpot).toList();
  }

  /** How many rows, or spot prices, were refused, by reason. */
  SortedMap<String, Integer> refused() {
    return refusals.counts();
  }

  /** Some rows that were refused for the reason. */
  List<String> examples(String reason) {
    return refusals.examples(reason);
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
    refusals.refuse(row, SPOT_REASON + ": not below on-demand");
    return row.withoutSpot();
  }
}
