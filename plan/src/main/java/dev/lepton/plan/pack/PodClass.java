package dev.lepton.plan.pack;

import java.util.List;

/**
 * Pods that cannot be told apart by anything that matters for packing, whatever workloads they
 * belong to.
 *
 * @param cpu billionths of a core
 * @param memory bytes
 * @param labels bits of the {@link Label}s it agrees to
 * @param zone index of the zone its pods must be in, or {@link #ANY_ZONE}
 * @param limits indices of the per-node limits that its pods count against
 */
record PodClass(long cpu, long memory, int labels, int zone, List<Integer> limits) {
  static final int ANY_ZONE = -1;

  boolean runsOn(NodeType type) {
    return (labels & type.label().bit()) != 0;
  }

  boolean mayBeIn(int where) {
    return zone == ANY_ZONE || zone == where;
  }
}
