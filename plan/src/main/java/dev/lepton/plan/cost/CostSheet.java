package dev.lepton.plan.cost;

import dev.lepton.model.plan.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Collects the parts of a monthly cost. Each part is rounded to the cent, and the total is the sum
 * of the rounded parts, so that a reader who adds them up arrives at it. The words are made when
 * the total is asked for: of many sheets that are compared only one is read. Not thread-safe.
 */
public final class CostSheet {
  private static final double CENTS = 100;

  private final List<Part> parts = new ArrayList<>();
  private final List<Supplier<String>> notPriced = new ArrayList<>();
  private long totalCents;

  private record Part(String name, long cents, Supplier<String> basis) {
    Cost.Part written() {
      return new Cost.Part(name, cents / CENTS, basis.get());
    }
  }

  /**
   * @param monthlyUsd USD a month, at least 0
   * @param basis the calculation
   */
  public CostSheet add(String name, double monthlyUsd, String basis) {
    return add(name, monthlyUsd, () -> basis);
  }

  /** The same with a calculation that is put into words if somebody reads it. */
  public CostSheet add(String name, double monthlyUsd, Supplier<String> basis) {
    long cents = Math.round(monthlyUsd * CENTS);
    totalCents += cents;
    parts.add(new Part(name, cents, basis));
    return this;
  }

  /** Names something that will cost money, but for which there is no price. */
  public CostSheet notPriced(String what) {
    return notPriced(() -> what);
  }

  public CostSheet notPriced(Supplier<String> what) {
    notPriced.add(what);
    return this;
  }

  /** USD a month, without any words. */
  public double monthlyUsd() {
    return totalCents / CENTS;
  }

  public Cost total() {
    return new Cost(
        monthlyUsd(),
        parts.stream().map(Part::written).toList(),
        notPriced.stream().map(Supplier::get).toList());
  }
}
