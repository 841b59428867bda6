package dev.lepton.plan.pack;

import dev.lepton.model.plan.NodePacking;
import dev.lepton.plan.catalogue.Allocatable;
import dev.lepton.plan.platform.NodeReserve;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gives nodes and pods their names back. Not thread-safe. */
final class PackingDocument {
  private final PackRequest request;

  /** By class, pods that have not been given a node yet. */
  private final List<Deque<Remaining>> remaining = new ArrayList<>();

  private final int[] nodesInZone;

  private static final class Remaining {
    private final int workload;
    private int pods;

    private Remaining(PackProblem.Member member) {
      this.workload = member.workload();
      this.pods = member.count();
    }
  }

  PackingDocument(PackRequest request, PackProblem problem) {
    this.request = request;
    this.nodesInZone = new int[request.settings().zones().size()];
    for (List<PackProblem.Member> members : problem.members()) {
      Deque<Remaining> queue = new ArrayDeque<>();
      members.forEach(member -> queue.add(new Remaining(member)));
      remaining.add(queue);
    }
  }

  /** The dearest first; then by type, so that equal ones stand together. */
  List<NodePacking.Node> nodes(List<Bin> bins) {
    for (Bin bin : bins) {
      if (bin.zone != PodClass.ANY_ZONE) {
        nodesInZone[bin.zone]++;
      }
    }
    List<Bin> sorted = new ArrayList<>(bins);
    sorted.sort(
        Comparator.comparingDouble(Bin::price)
            .reversed()
            .thenComparing((Bin bin) -> bin.type.offer().machine().name())
            .thenComparingInt(bin -> bin.zone));
    List<NodePacking.Node> nodes = new ArrayList<>();
    for (Bin bin : sorted) {
      nodes.add(node("node-" + (nodes.size() + 1), bin));
    }
    return List.copyOf(nodes);
  }

  private NodePacking.Node node(String name, Bin bin) {
    Map<String, Integer> pods = new TreeMap<>();
    double cores = 0;
    double memory = 0;
    for (int i = 0; i < bin.classes.length; i++) {
      int left = bin.counts[i];
      while (left > 0) {
        Remaining next = remaining.get(bin.classes[i]).element();
        int taken = Math.min(left, next.pods);
        PackWorkload workload = request.workloads().get(next.workload);
        pods.merge(workload.name(), taken, Integer::sum);
        cores += taken * workload.cores();
        memory += taken * workload.memoryGib();
        next.pods -= taken;
        left -= taken;
        if (next.pods == 0) {
          remaining.get(bin.classes[i]).remove();
        }
      }
    }
    return new NodePacking.Node(
        name,
        bin.type.offer().machine().name(),
        bin.type.offer().machine().architecture(),
        request.settings().zones().get(zone(bin)),
        bin.type.way().purchase(),
        bin.type.way().hourlyPrice(),
        bin.type.way().hours(),
        allocatable(bin.type),
        new NodePacking.Room(rounded(cores), rounded(memory), bin.podCount()),
        pods.entrySet().stream()
            .map(entry -> new NodePacking.Placement(entry.getKey(), entry.getValue()))
            .toList());
  }

  /** A node whose pods may be anywhere goes where the fewest nodes are. */
  private int zone(Bin bin) {
    if (bin.zone != PodClass.ANY_ZONE) {
      return bin.zone;
    }
    int fewest = 0;
    for (int zone = 1; zone < nodesInZone.length; zone++) {
      if (nodesInZone[zone] < nodesInZone[fewest]) {
        fewest = zone;
      }
    }
    nodesInZone[fewest]++;
    return fewest;
  }

  private NodePacking.Room allocatable(NodeType type) {
    Allocatable free = NodeReserve.allocatable(type.offer().machine());
    PackSettings.Daemons daemons = request.settings().daemons();
    return new NodePacking.Room(
        rounded(free.cores() - daemons.cores()),
        rounded(free.memoryGib() - daemons.memoryGib()),
        type.pods());
  }

  /** Without the last digits of floating-point sums. */
  private static double rounded(double value) {
    return Math.rint(value * 1e9) / 1e9;
  }
}
