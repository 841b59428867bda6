package dev.lepton.assess.decompose;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/**
 * What modularity the same links would reach if they were laid at random: sparse graphs have
 * communities by chance alone (Guimerà, Sales-Pardo and Amaral, Modularity from fluctuations in
 * random graphs, 2004). Each node keeps the number of its links. Stateless, thread-safe.
 */
final class ChanceModel {
  private static final int GRAPHS = 5;
  private static final int SWAPS_A_LINK = 5;
  private static final int STARTS = 1;
  private static final long SEED = 20_040_825L;

  private ChanceModel() {}

  /** The mean of the best modularity of a few such graphs. */
  static double modularity(WeightedGraph graph) {
    if (graph.size() == 0) {
      return 0;
    }
    double sum = 0;
    for (int i = 0; i < GRAPHS; i++) {
      WeightedGraph shuffled = shuffled(graph, new Random(SEED + i));
      sum += shuffled.modularity(Communities.of(shuffled, 1, STARTS));
    }
    return sum / GRAPHS;
  }

  private static WeightedGraph shuffled(WeightedGraph graph, Random random) {
    int[] left = graph.left().clone();
    int[] right = graph.right().clone();
    Set<Long> there = new HashSet<>(2 * left.length);
    for (int i = 0; i < left.length; i++) {
      there.add(pair(left[i], right[i], graph.nodes()));
    }
    for (int swap = 0; swap < SWAPS_A_LINK * left.length; swap++) {
      int one = random.nextInt(left.length);
      int other = random.nextInt(left.length);
      boolean turned = random.nextBoolean();
      int end = turned ? left[other] : right[other];
      int otherEnd = turned ? right[other] : left[other];
      // one: a-b, other: c-d become a-d and c-b
      boolean distinct = left[one] != end && otherEnd != right[one];
      long first = pair(left[one], end, graph.nodes());
      long second = pair(otherEnd, right[one], graph.nodes());
      if (distinct && first != second && !there.contains(first) && !there.contains(second)) {
        there.remove(pair(left[one], right[one], graph.nodes()));
        there.remove(pair(left[other], right[other], graph.nodes()));
        there.add(first);
        there.add(second);
        left[other] = otherEnd;
        right[other] = right[one];
        right[one] = end;
      }
    }
    return new WeightedGraph(graph.nodes(), left, right, graph.weight());
  }

  /** A number of its own for each pair; close together, which hashes of long numbers like. */
  private static long pair(int one, int other, int nodes) {
    return (long) Math.min(one, other) * nodes + Math.max(one, other);
  }
}
