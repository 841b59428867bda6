package dev.lepton.plan.platform;

import dev.lepton.model.migration.NodeSpec;
import dev.lepton.model.plan.Demand;
import dev.lepton.plan.catalogue.MachineType;
import dev.lepton.plan.catalogue.Offer;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Finds the cheapest machine type that carries what is needed. Immutable. */
final class MachineSizer {
  private final PlatformSettings settings;

  MachineSizer(PlatformSettings settings) {
    this.settings = settings;
  }

  /**
   * Where machines are taken from.
   *
   * @param wanted which of them may be taken
   */
  record Choice(Shelf shelf, Predicate<Offer> wanted) {
    private Optional<Machines> cheapest(
        int count, Predicate<Shelf.Item> fits, Function<Offer, Machines> bought) {
      return shelf.cheapest(count, item -> wanted.test(item.offer()) && fits.test(item), bought);
    }
  }

  /**
   * Nodes for every copy of the application, no two copies on the same node.
   *
   * @param spec how nodes are placed and bought
   */
  Optional<Machines> nodes(Choice choice, Demand demand, NodeSpec spec) {
    Purchasing purchasing = new Purchasing(spec);
    return choice.cheapest(
        demand.replicas(),
        item -> carriesCopy(item, demand, spec),
        offer -> purchasing.copies(offer, demand.replicas()));
  }

  /**
   * Machines of their own, each at least as large as asked for.
   *
   * @param bought how so many machines are bought
   */
  Optional<Machines> virtualMachines(Choice choice, Size size, Function<Offer, Machines> bought) {
    return choice.cheapest(
        size.count(),
        item ->
            item.offer().machine().vcpu() >= size.cores()
                && item.offer().machine().memoryGib() >= size.memoryGib()
                && carries(item.offer().machine(), size.networkMbps()),
        bought);
  }

  private boolean carriesCopy(Shelf.Item item, Demand demand, NodeSpec spec) {
    return item.node().cores() - settings.nodeCores() >= demand.cpuCores()
        && item.node().memoryGib() - settings.nodeMemoryGib() >= demand.memoryGib()
        && Math.min(item.node().maxPods(), spec.maxPods().orElse(Integer.MAX_VALUE))
            > PlatformSettings.SYSTEM_PODS
        && carries(item.offer().machine(), demand.networkMbps());
  }

  private static boolean carries(MachineType machine, double mbps) {
    return machine.networkMbps().isEmpty() || machine.networkMbps().getAsInt() >= mbps;
  }

  /** How many machines, and what each must have: cores, GiB, megabits per second. */
  record Size(int count, double cores, double memoryGib, double networkMbps) {}
}
