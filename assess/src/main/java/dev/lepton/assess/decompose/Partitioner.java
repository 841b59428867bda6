package dev.lepton.assess.decompose;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the parts: communities, then what glues them is taken out and they are looked for anew,
 * until nothing is taken out any more. Stateless.
 */
final class Partitioner {
  private static final int ROUNDS = 6;

  /** When more than that would have to be taken out, it is no glue but the thing itself. */
  private static final double MOST_GLUE = 0.25;

  private Partitioner() {}

  /**
   * @param resolution 1 for plain modularity; more gives smaller parts
   */
  static Partition of(CodeGraph code, Ties ties, double resolution) {
    Set<Integer> shared = new TreeSet<>();
    Set<Integer> coordinators = new TreeSet<>();
    int[] parts = parts(code, ties, Set.of(), resolution);
    for (int round = 0; round < ROUNDS; round++) {
      Glue glue = new Glue(code, ties, new Partition(parts, shared, coordinators));
      // Whoever uses shared code seems to use many parts: coordinators are told once it is out.
      Set<Integer> more = glue.shared();
      boolean libraries = !more.isEmpty();
      if (!libraries) {
        more = glue.coordinators();
      }
      int all = shared.size() + coordinators.size() + more.size();
      if (more.isEmpty() || all > MOST_GLUE * code.classes().size()) {
        break;
      }
      (libraries ? shared : coordinators).addAll(more);
      Set<Integer> left = new TreeSet<>(shared);
      left.addAll(coordinators);
      parts = parts(code, ties, left, resolution);
    }
    return new Partition(parts, shared, coordinators);
  }

  private static int[] parts(CodeGraph code, Ties ties, Set<Integer> left, double resolution) {
    WeightedGraph whole = ties.graph(left, true);
    int[] found = Communities.of(whole, resolution);
    int[] parts = Arrays.copyOf(found, ties.classes() + ties.tables().size());
    left.forEach(type -> parts[type] = Partition.NONE);
    WeightedGraph real = ties.graph(left, false);
    SmallParts.merge(code, real, parts);
    return parts;
  }
}
