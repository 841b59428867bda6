package dev.lepton.assess.decompose;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gives what is too small for a service to the part it is tied to most, or where nothing ties it,
 * to the part that holds most of its package. Stateless.
 */
final class SmallParts {
  /** Fewer classes are no service. */
  static final int FEWEST = 3;

  private SmallParts() {}

  /**
   * @param graph of classes and tables, without packages
   * @param parts changed in place
   */
  static void merge(CodeGraph code, WeightedGraph graph, int[] parts) {
    int classes = code.classes().size();
    boolean changed = true;
    while (changed) {
      changed = false;
      TreeMap<Integer, Integer> sizes = sizes(parts, classes);
      Map<Integer, Map<Integer, Double>> ties = ties(graph, parts);
      int part = smallest(sizes, ties);
      if (part >= 0) {
        rename(parts, part, strongest(ties.get(part)));
        changed = true;
      }
    }
    placeByPackage(code, parts);
    dropLonely(graph, parts, classes);
  }

  private static TreeMap<Integer, Integer> sizes(int[] parts, int classes) {
    TreeMap<Integer, Integer> sizes = new TreeMap<>();
    for (int i = 0; i < classes; i++) {
      if (parts[i] >= 0) {
        sizes.merge(parts[i], 1, Integer::sum);
      }
    }
    return sizes;
  }

  private static Map<Integer, Map<Integer, Double>> ties(WeightedGraph graph, int[] parts) {
    Map<Integer, Map<Integer, Double>> ties = new HashMap<>();
    for (int i = 0; i < graph.size(); i++) {
      int one = parts[graph.left()[i]];
      int other = parts[graph.right()[i]];
      if (one != other && one >= 0 && other >= 0) {
        double weight = graph.weight()[i];
        ties.computeIfAbsent(one, any -> new TreeMap<>()).merge(other, weight, Double::sum);
        ties.computeIfAbsent(other, any -> new TreeMap<>()).merge(one, weight, Double::sum);
      }
    }
    return ties;
  }

  /** The smallest that is too small and is tied to another; negative when there is none. */
  private static int smallest(
      TreeMap<Integer, Integer> sizes, Map<Integer, Map<Integer, Double>> ties) {
    int found = Partition.NONE;
    for (Map.Entry<Integer, Integer> one : sizes.entrySet()) {
      boolean small = one.getValue() < FEWEST && ties.containsKey(one.getKey());
      if (small && (found < 0 || one.getValue() < sizes.get(found))) {
        found = one.getKey();
      }
    }
    return found;
  }

  private static int strongest(Map<Integer, Double> ties) {
    int best = Partition.NONE;
    double most = 0;
    for (Map.Entry<Integer, Double> one : ties.entrySet()) {
      if (one.getValue() > most + 1e-9) {
        most = one.getValue();
        best = one.getKey();
      }
    }
    return best;
  }

  private static void rename(int[] parts, int from, int to) {
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] == from) {
        parts[i] = to;
      }
    }
  }

  private static void placeByPackage(CodeGraph code, int[] parts) {
    TreeMap<Integer, Integer> sizes = sizes(parts, code.classes().size());
    Map<String, TreeMap<Integer, Integer>> byPackage = new HashMap<>();
    for (int i = 0; i < code.classes().size(); i++) {
      if (parts[i] >= 0 && sizes.get(parts[i]) >= FEWEST) {
        byPackage
            .computeIfAbsent(code.classes().get(i).packageName(), any -> new TreeMap<>())
            .merge(parts[i], 1, Integer::sum);
      }
    }
    for (int i = 0; i < code.classes().size(); i++) {
      if (parts[i] >= 0 && sizes.get(parts[i]) < FEWEST) {
        TreeMap<Integer, Integer> here =
            byPackage.getOrDefault(code.classes().get(i).packageName(), new TreeMap<>());
        int all = here.values().stream().mapToInt(Integer::intValue).sum();
        for (Map.Entry<Integer, Integer> one : here.entrySet()) {
          if (one.getValue() * 2 > all) {
            parts[i] = one.getKey();
          }
        }
      }
    }
  }

  /** What is too small, or what only a package holds together, is no service. */
  private static void dropLonely(WeightedGraph graph, int[] parts, int classes) {
    TreeMap<Integer, Integer> sizes = sizes(parts, classes);
    Set<Integer> tied = new HashSet<>();
    for (int i = 0; i < graph.size(); i++) {
      if (parts[graph.left()[i]] == parts[graph.right()[i]]) {
        tied.add(parts[graph.left()[i]]);
      }
    }
    for (int i = 0; i < parts.length; i++) {
      boolean small = sizes.getOrDefault(parts[i], 0) < FEWEST;
      if (small || !tied.contains(parts[i])) {
        parts[i] = Partition.NONE;
      }
    }
  }
}
