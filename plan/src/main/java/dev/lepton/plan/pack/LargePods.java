package dev.lepton.plan.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The few largest pods of a problem, and every set of them that could be on one node. What a
 * measure says of a pod is an average over the nodes it could be on; of a large pod, which only
 * some types carry, and those perhaps not cheaply, it says too little. So the bound looks at each
 * set of large pods by itself.
 *
 * @param classes the large pods' classes
 * @param sets non-empty, small ones first
 */
record LargePods(List<Integer> classes, List<Group> sets) {
  private static final int MOST_CLASSES = 4;
  private static final int MOST_SETS = 32;

  /**
   * Large pods on one node.
   *
   * @param counts of each large class
   * @param labels to which all of them agree
   */
  record Group(int[] counts, long cpu, long memory, int pods, int labels) {
    /** What is left of the node beside them. */
    NodeType rest(NodeType type) {
      return new NodeType(
          type.offer(),
          type.label(),
          type.way(),
          type.cpu() - cpu,
          type.memory() - memory,
          type.pods() - pods);
    }

    boolean fits(NodeType type) {
      return cpu <= type.cpu()
          && memory <= type.memory()
          && pods <= type.pods()
          && (labels & type.label().bit()) != 0;
    }
  }

  static LargePods none() {
    return new LargePods(List.of(), List.of());
  }

  /** Those that take most of the largest node, as far as all sets of them can be looked at. */
  static LargePods of(PackProblem problem) {
    List<Integer> bySize =
        IntStream.range(0, problem.pods().size())
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer i) -> -size(problem, problem.pods().get(i))))
            .toList();
    List<Integer> classes = new ArrayList<>();
    int sets = 1;
    for (int i : bySize) {
      int more = sets * (problem.counts().get(i) + 1);
      if (classes.size() == MOST_CLASSES || more > MOST_SETS) {
        break;
      }
      sets = more;
      classes.add(i);
    }
    return new LargePods(classes, sets(problem, classes));
  }

  private static double size(PackProblem problem, PodClass pod) {
    long cpu = problem.types().stream().mapToLong(NodeType::cpu).max().orElse(1);
    long memory = problem.types().stream().mapToLong(NodeType::memory).max().orElse(1);
    return (double) pod.cpu() / cpu + (double) pod.memory() / memory;
  }

  private static List<Group> sets(PackProblem problem, List<Integer> classes) {
    List<Group> sets = new ArrayList<>();
    sets.add(new Group(new int[classes.size()], 0, 0, 0, -1));
    for (int k = 0; k < classes.size(); k++) {
      PodClass pod = problem.pods().get(classes.get(k));
      int most = problem.counts().get(classes.get(k));
      for (Group smaller : List.copyOf(sets)) {
        for (int count = 1; count <= most; count++) {
          int[] counts = smaller.counts().clone();
          counts[k] = count;
          Group larger =
              new Group(
                  counts,
                  smaller.cpu() + count * pod.cpu(),
                  smaller.memory() + count * pod.memory(),
                  smaller.pods() + count,
                  smaller.labels() & pod.labels());
          if (problem.types().stream().anyMatch(larger::fits)) {
            sets.add(larger);
          }
        }
      }
    }
    sets.remove(0);
    sets.sort(Comparator.comparingInt(Group::pods));
    return List.copyOf(sets);
  }
}
