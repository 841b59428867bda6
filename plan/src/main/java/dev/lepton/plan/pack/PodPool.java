package dev.lepton.plan.pack;

import java.util.List;

/** Pods that are not on any node yet. Not thread-safe. */
final class PodPool {
  private final PackProblem problem;
  private final double[] values;

  /** By class. */
  final int[] left;

  /** Classes of which some are left, most valuable pod first. */
  int[] active = new int[0];

  int size;
  private double value;

  /** An empty pool. */
  PodPool(PackProblem problem, double[] values) {
    this.problem = problem;
    this.values = values;
    this.left = new int[problem.pods().size()];
  }

  void addAll() {
    for (int i = 0; i < left.length; i++) {
      add(i, problem.counts().get(i));
    }
    refresh();
  }

  /** Empties the pool, then takes the bins' pods. */
  void refill(List<Bin> bins) {
    for (int i = 0; i < size; i++) {
      left[active[i]] = 0;
    }
    size = 0;
    value = 0;
    for (Bin bin : bins) {
      for (int i = 0; i < bin.classes.length; i++) {
        add(bin.classes[i], bin.counts[i]);
      }
    }
    refresh();
  }

  private void add(int pod, int count) {
    if (left[pod] == 0 && count > 0) {
      if (size == active.length) {
        active = java.util.Arrays.copyOf(active, Math.max(16, 2 * size));
      }
      active[size++] = pod;
    }
    left[pod] += count;
    value += count * values[pod];
  }

  private void refresh() {
    // By value, then by number: the same pods are always in the same order.
    int[] sorted =
        java.util.Arrays.stream(active, 0, size)
            .boxed()
            .sorted(
                (a, b) -> {
                  int byValue = Double.compare(values[b], values[a]);
                  return byValue != 0 ? byValue : Integer.compare(a, b);
                })
            .mapToInt(Integer::intValue)
            .toArray();
    System.arraycopy(sorted, 0, active, 0, size);
  }

  void take(Bin bin) {
    for (int i = 0; i < bin.classes.length; i++) {
      left[bin.classes[i]] -= bin.counts[i];
    }
    value -= bin.value;
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (left[active[i]] > 0) {
        active[kept++] = active[i];
      }
    }
    size = kept;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** What the pods are worth by the dual prices, USD an hour. */
  double value() {
    return value;
  }
}
