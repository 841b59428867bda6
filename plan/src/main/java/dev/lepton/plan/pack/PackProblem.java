package dev.lepton.plan.pack;

import java.util.List;

/**
 * The packing problem without names.
 *
 * @param pods the classes
 * @param counts pods of each class
 * @param types node types worth considering, cheapest first
 * @param limits most pods per node, by the indices that the classes name
 * @param members by class, whose pods they are
 */
record PackProblem(
    List<PodClass> pods,
    List<Integer> counts,
    List<NodeType> types,
    List<Integer> limits,
    List<List<Member>> members) {

  /**
   * @param workload index into the request's workloads
   */
  record Member(int workload, int count) {}

  int podCount() {
    return counts.stream().mapToInt(Integer::intValue).sum();
  }

  boolean zoned() {
    return pods.stream().anyMatch(pod -> pod.zone() != PodClass.ANY_ZONE);
  }

  /** The same with all pods allowed anywhere, which can only be cheaper. */
  PackProblem withoutZones() {
    List<PodClass> anywhere =
        pods.stream()
            .map(
                pod ->
                    new PodClass(
                        pod.cpu(), pod.memory(), pod.labels(), PodClass.ANY_ZONE, pod.limits()))
            .toList();
    return new PackProblem(anywhere, counts, types, limits, members);
  }
}
