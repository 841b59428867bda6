package dev.lepton.plan.cost;

import dev.lepton.model.plan.Cost;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the parts of a monthly cost. Each part is rounded to the cent, and the total is the sum
 * of the rounded parts, so that a reader who adds them up arrives at it. Not thread-safe.
 */
public final class CostSheet {
  private static final double CENTS = 100;

  private final List<Cost.Part> parts = new ArrayList<>();
  private final List<String> notPriced = new ArrayList<>();
  private long totalCents;

  /**
   * @param monthlyUsd USD a month, at least 0
   * @param basis the calculation
   */
  public CostSheet add(String name, double monthlyUsd, String basis) {
    long cents = Math.round(monthlyUsd * CENTS);
    totalCents += cents;
    parts.add(new Cost.Part(name, cents / CENTS, basis));
    return this;
  }

  /** Names something that will cost money, but for which there is no price. */
  public CostSheet notPriced(String what) {
    notPriced.add(what);
    return this;
  }

  public Cost total() {
    return new Cost(totalCents / CENTS, List.copyOf(parts), List.copyOf(notPriced));
  }
}
