package dev.lepton.assess.decompose;

import java.util.Map;
import java.util.TreeMap;

/**
 * A graph without directions; each pair once, the lower number first, sorted.
 *
 * @param nodes how many
 */
record WeightedGraph(int nodes, int[] left, int[] right, double[] weight) {

  /** Adds up weights of pairs. Not thread-safe. */
  static final class Builder {
    private final TreeMap<Long, Double> pairs = new TreeMap<>();

    void add(int one, int other, double weight) {
      if (one != other && weight > 0) {
        long pair = (long) Math.min(one, other) << 32 | Math.max(one, other);
        pairs.merge(pair, weight, Double::sum);
      }
    }

    WeightedGraph build(int nodes) {
      int[] left = new int[pairs.size()];
      int[] right = new int[pairs.size()];
      double[] weight = new double[pairs.size()];
      int i = 0;
      for (Map.Entry<Long, Double> entry : pairs.entrySet()) {
        left[i] = (int) (entry.getKey() >> 32);
        right[i] = entry.getKey().intValue();
        weight[i++] = entry.getValue();
      }
      return new WeightedGraph(nodes, left, right, weight);
    }
  }

  int size() {
    return weight.length;
  }

  double total() {
    double total = 0;
    for (double one : weight) {
      total += one;
    }
    return total;
  }

  /**
   * How much more of the weight lies inside of parts than links laid at random would put there
   * (Newman and Girvan, Finding and evaluating community structure in networks, 2004); -0.5 to 1.
   *
   * @param part of each node; nodes with a negative part are left out with their links
   */
  double modularity(int[] part) {
    Map<Integer, double[]> parts = new TreeMap<>();
    double total = 0;
    for (int i = 0; i < weight.length; i++) {
      int one = part[left[i]];
      int other = part[right[i]];
      if (one < 0 || other < 0) {
        continue;
      }
      total += weight[i];
      double[] mine = parts.computeIfAbsent(one, any -> new double[2]);
      double[] theirs = parts.computeIfAbsent(other, any -> new double[2]);
      mine[1] += weight[i];
      theirs[1] += weight[i];
      if (one == other) {
        mine[0] += weight[i];
      }
    }
    double modularity = 0;
    for (double[] sums : parts.values()) {
      double share = sums[1] / (2 * total);
      modularity += sums[0] / total - share * share;
    }
    return modularity;
  }
}
