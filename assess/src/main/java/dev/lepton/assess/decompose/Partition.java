package dev.lepton.assess.decompose;

import java.util.Set;
import java.util.TreeSet;

/**
 * Which part each class is in.
 *
 * @param parts by class, then by table; negative for what is in none
 * @param shared classes that many parts use
 * @param coordinators classes that only hold parts together
 */
record Partition(int[] parts, Set<Integer> shared, Set<Integer> coordinators) {
  static final int NONE = -1;

  /** All classes that are in no part because they would glue parts together. */
  Set<Integer> leftOut() {
    Set<Integer> all = new TreeSet<>(shared);
    all.addAll(coordinators);
    return all;
  }

  int partOf(int node) {
    return parts[node];
  }

  /** The parts that hold classes, in the order of their numbers. */
  TreeSet<Integer> all(int classes) {
    TreeSet<Integer> all = new TreeSet<>();
    for (int i = 0; i < classes; i++) {
      if (parts[i] >= 0) {
        all.add(parts[i]);
      }
    }
    return all;
  }
}
