package dev.lepton.plan.pack;

import java.util.List;

/**
 * What each pod is worth, such that no node can carry pods worth more than its price. Their sum is
 * therefore a lower bound on the cost of any packing (weak duality).
 *
 * @param values by class, USD an hour per pod, 0 or more
 * @param types in the problem's order
 * @param bound USD an hour
 */
record DualPrices(double[] values, List<PricedType> types, double bound) {
  /** Floating-point sums are not believed to the last digits. */
  private static final double SAFETY = 1 - 1e-9;

  static DualPrices of(PackProblem problem, double[] values, List<PricedType> types) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * problem.counts().get(i);
    }
    return new DualPrices(values, List.copyOf(types), sum * SAFETY);
  }
}
