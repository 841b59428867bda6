package dev.lepton.plan.pack;

import dev.lepton.plan.catalogue.Allocatable;
import dev.lepton.plan.catalogue.Offer;
import dev.lepton.plan.platform.NodeReserve;

/**
 * A machine type bought in one of two ways, as the optimiser sees it: whole numbers, so that sums
 * are exact.
 *
 * @param label which {@link Label} pods must bear
 * @param cpu billionths of a core that pods can have
 * @param memory bytes that pods can have
 * @param pods how many pods it can carry
 * @param price USD an hour
 */
record NodeType(Offer offer, Label label, long cpu, long memory, int pods, double price) {

  static NodeType of(Offer offer, Label label, PackSettings settings) {
    Allocatable free = NodeReserve.allocatable(offer.machine());
    PackSettings.Daemons daemons = settings.daemons();
    return new NodeType(
        offer,
        label,
        Units.floorCpu(free.cores() - daemons.cores()),
        Units.floorMemory(free.memoryGib() - daemons.memoryGib()),
        Math.min(free.maxPods(), settings.maxPods()) - daemons.pods(),
        label.spot() ? offer.spotUsdPerHour().orElseThrow() : offer.usdPerHour());
  }

  /** Whether the other one is never a worse choice. */
  boolean dominatedBy(NodeType other) {
    return other.label == label
        && other.cpu >= cpu
        && other.memory >= memory
        && other.pods >= pods
        && other.price <= price;
  }
}
