package dev.lepton.plan.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.model.plan.NodePacking;
import dev.lepton.plan.catalogue.Offer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against trying every way to share out the pods, without any cleverness. */
class ExactPackingTest {
  private static final List<Offer> MACHINES =
      List.of(
          Packs.machine("a", 2, 4, 0.11),
          Packs.machine("b", 4, 8, 0.20),
          Packs.machine("c", 4, 16, 0.26),
          Packs.machine("d", 8, 32, 0.47));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void noWayToShareOutThePodsIsCheaper(long seed) {
    List<PackWorkload> workloads =
        Packs.mixed(5, seed).stream()
            .map(one -> Packs.pods(one.name(), one.cores(), one.memoryGib(), 1 + one.count() % 2))
            .toList();
    NodePacking packing = Packs.pack(new PackRequest(workloads, MACHINES, Packs.settings(10)));
    assertThat(packing.optimal()).isTrue();
    assertThat(packing.hourlyCost()).isCloseTo(cheapest(workloads), within(1e-9));
  }

  private static double cheapest(List<PackWorkload> workloads) {
    List<PackWorkload> pods = new ArrayList<>();
    workloads.forEach(one -> pods.addAll(java.util.Collections.nCopies(one.count(), one)));
    return cheapest(pods, 0, new ArrayList<>());
  }

  private static double cheapest(
      List<PackWorkload> pods, int next, List<List<PackWorkload>> nodes) {
    if (next == pods.size()) {
      return nodes.stream().mapToDouble(ExactPackingTest::price).sum();
    }
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i <= nodes.size(); i++) {
      if (i == nodes.size()) {
        nodes.add(new ArrayList<>());
      }
      nodes.get(i).add(pods.get(next));
      best = Math.min(best, cheapest(pods, next + 1, nodes));
      nodes.get(i).remove(nodes.get(i).size() - 1);
      if (nodes.get(i).isEmpty()) {
        nodes.remove(i);
        break;
      }
    }
    return best;
  }

  private static double price(List<PackWorkload> node) {
    double cores = node.stream().mapToDouble(PackWorkload::cores).sum();
    double gib = node.stream().mapToDouble(PackWorkload::memoryGib).sum();
    return MACHINES.stream()
        .filter(offer -> offer.machine().vcpu() >= cores - 1e-9)
        .filter(offer -> offer.machine().memoryGib() >= gib - 1e-9)
        .filter(offer -> node.size() <= 8)
        .mapToDouble(Offer::usdPerHour)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }
}
