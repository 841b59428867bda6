package dev.lepton.plan.pack;

/**
 * A node type beside the dual prices.
 *
 * @param rate the most that pods on it can be worth, as a share of its price, at most 1
 * @param room what its room is worth at the margin, USD an hour per core, per GiB and per pod
 */
record PricedType(NodeType type, double rate, Measure.Slope room) {
  /**
   * What is lost by giving room of this type to a pod: about 0 if the pod has the type's own shape,
   * and more, the worse its shape suits this type rather than another.
   *
   * @param cpu billionths of a core
   * @param memory bytes
   * @param value of the pod by the dual prices, USD an hour
   */
  double loss(long cpu, long memory, double value) {
    return room.perCore() * (cpu / Units.CORE)
        + room.perGib() * (memory / Units.GIB)
        + room.perPod()
        - value;
  }
}
