package dev.lepton.plan.platform;

import dev.lepton.model.plan.Demand;
import dev.lepton.plan.catalogue.Allocatable;
import dev.lepton.plan.catalogue.MachineType;
import dev.lepton.plan.catalogue.Offer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the cheapest machine type, and how many of it. Equal prices go to the smaller count, then
 * to the name.
 */
final class MachineSizer {
  /** The cluster's own pods per node: proxy, network, logs, metrics and a share of DNS. */
  private static final int SYSTEM_PODS = 6;

  private static final Comparator<Machines> CHEAPEST =
      Comparator.comparingDouble(Machines::usdPerHour)
          .thenComparingInt(Machines::count)
          .thenComparing(machines -> machines.offer().machine().name());

  private final PlatformSettings settings;

  MachineSizer(PlatformSettings settings) {
    this.settings = settings;
  }

  /** Nodes for every copy of the application, no two copies on the same node. */
  Optional<Machines> nodes(List<Offer> offers, Demand demand) {
    return offers.stream().flatMap(offer -> nodePool(offer, demand)).min(CHEAPEST);
  }

  /** Machines of their own, each at least as large as asked for. */
  Optional<Machines> virtualMachines(List<Offer> offers, Size size, int count) {
    return offers.stream()
        .filter(offer -> offer.machine().vcpu() >= size.cores())
        .filter(offer -> offer.machine().memoryGib() >= size.memoryGib())
        .filter(offer -> carries(offer.machine(), size.networkMbps()))
        .map(offer -> new Machines(offer, count))
        .min(CHEAPEST);
  }

  private Stream<Machines> nodePool(Offer offer, Demand demand) {
    Allocatable node = NodeReserve.allocatable(offer.machine());
    boolean fits =
        node.cores() - settings.nodeCores() >= demand.cpuCores()
            && node.memoryGib() - settings.nodeMemoryGib() >= demand.memoryGib()
            && node.maxPods() > SYSTEM_PODS
            && carries(offer.machine(), demand.networkMbps());
    return fits ? Stream.of(new Machines(offer, demand.replicas())) : Stream.empty();
  }

  private static boolean carries(MachineType machine, double mbps) {
    return machine.networkMbps().isEmpty() || machine.networkMbps().getAsInt() >= mbps;
  }

  /** What one machine must have: cores, GiB, megabits per second. */
  record Size(double cores, double memoryGib, double networkMbps) {}
}
