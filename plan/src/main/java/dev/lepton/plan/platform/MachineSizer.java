package dev.lepton.plan.platform;

import dev.lepton.model.migration.NodeSpec;
import dev.lepton.model.plan.Demand;
import dev.lepton.plan.catalogue.Allocatable;
import dev.lepton.plan.catalogue.MachineType;
import dev.lepton.plan.catalogue.Offer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the cheapest machine type, and how many of it. Equal prices go to the smaller count, then
 * to the name.
 */
final class MachineSizer {
  private static final Comparator<Machines> CHEAPEST =
      Comparator.comparingDouble(Machines::usdPerHour)
          .thenComparingInt(Machines::count)
          .thenComparing(machines -> machines.offer().machine().name());

  private final PlatformSettings settings;

  MachineSizer(PlatformSettings settings) {
    this.settings = settings;
  }

  /**
   * Nodes for every copy of the application, no two copies on the same node.
   *
   * @param spec how nodes are placed and bought
   */
  Optional<Machines> nodes(List<Offer> offers, Demand demand, NodeSpec spec) {
    Purchasing purchasing = new Purchasing(spec);
    return offers.stream()
        .filter(offer -> carriesCopy(offer, demand, spec))
        .map(offer -> purchasing.copies(offer, demand.replicas()))
        .min(CHEAPEST);
  }

  /**
   * Machines of their own, each at least as large as asked for.
   *
   * @param bought how a machine is bought
   */
  Optional<Machines> virtualMachines(
      List<Offer> offers, Size size, Function<Offer, Machines> bought) {
    return offers.stream()
        .filter(offer -> offer.machine().vcpu() >= size.cores())
        .filter(offer -> offer.machine().memoryGib() >= size.memoryGib())
        .filter(offer -> carries(offer.machine(), size.networkMbps()))
        .map(bought)
        .min(CHEAPEST);
  }

  private boolean carriesCopy(Offer offer, Demand demand, NodeSpec spec) {
    Allocatable node = NodeReserve.allocatable(offer.machine());
    return node.cores() - settings.nodeCores() >= demand.cpuCores()
        && node.memoryGib() - settings.nodeMemoryGib() >= demand.memoryGib()
        && Math.min(node.maxPods(), spec.maxPods().orElse(Integer.MAX_VALUE))
            > PlatformSettings.SYSTEM_PODS
        && carries(offer.machine(), demand.networkMbps());
  }

  private static boolean carries(MachineType machine, double mbps) {
    return machine.networkMbps().isEmpty() || machine.networkMbps().getAsInt() >= mbps;
  }

  /** What one machine must have: cores, GiB, megabits per second. */
  record Size(double cores, double memoryGib, double networkMbps) {}
}
