package dev.lepton.cli.operate;

import dev.lepton.cli.plan.RegionOffers;
import dev.lepton.model.operation.RightsizeReport.Change;
import dev.lepton.model.operation.RightsizeReport.Fleet;
import dev.lepton.model.operation.RightsizeReport.Kind;
import dev.lepton.model.operation.RightsizeReport.NodeChange;
import dev.lepton.model.operation.RightsizeReport.Recommendation;
import dev.lepton.model.plan.NodePacking;
import dev.lepton.operate.cost.ClusterUse.NodeUse;
import dev.lepton.operate.cost.NodeFacts;
import dev.lepton.operate.cost.PriceBook;
import dev.lepton.operate.cost.UnitPrice;
import dev.lepton.operate.rightsize.Deployed;
import dev.lepton.operate.rightsize.manifest.Quantity;
import dev.lepton.plan.catalogue.Offer;
import dev.lepton.plan.pack.NodePacker;
import dev.lepton.plan.pack.PackRequest;
import dev.lepton.plan.pack.PackSettings;
import dev.lepton.plan.pack.PackWatch;
import dev.lepton.plan.pack.PackWorkload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether cheaper nodes could carry what is asked for, today and after the recommendations. Pods
 * are packed by the plan's packer, which tells what no packing can cost less than. Not thread-safe.
 */
final class CheaperNodes {
  private static final double HOURS_PER_MONTH = 730;
  private static final double MIB_PER_GIB = 1024;
  private static final double MIB = 1 << 20;

  private final String catalogue;
  private final Duration most;
  private final List<String> notes = new ArrayList<>();

  /**
   * @param catalogue provider:region
   * @param most time for each of both packings
   */
  CheaperNodes(String catalogue, Duration most) {
    this.catalogue = catalogue;
    this.most = most;
  }

  /** Of the first node whose type the catalogue knows. */
  static Optional<String> catalogue(List<NodeUse> nodes, KnownPrices prices) {
    return nodes.stream()
        .map(node -> prices.offer(node.facts()))
        .flatMap(Optional::stream)
        .map(offer -> offer.provider() + ":" + offer.region())
        .findFirst();
  }

  List<String> notes() {
    return notes;
  }

  /** Requests of one pod. */
  private record Pod(double cores, double gib, int count) {}

  /**
   * Empty where nothing can be packed.
   *
   * @param nodes there are
   */
  Optional<NodeChange> of(
      List<Deployed> deployed,
      List<Recommendation> recommendations,
      List<NodeUse> nodes,
      PriceBook prices) {
    Map<String, List<Deployed>> workloads = new TreeMap<>();
    PackSettings.Daemons daemons = PackSettings.Daemons.none();
    for (Deployed one : deployed) {
      if (one.target().kind().equals("DaemonSet")) {
        daemons =
            new PackSettings.Daemons(
                daemons.cores() + one.asked().cores().orElse(0),
                daemons.memoryGib() + one.asked().memoryMib().orElse(0) / MIB_PER_GIB,
                daemons.pods() + 1);
      } else {
        workloads.computeIfAbsent(name(one), any -> new ArrayList<>()).add(one);
      }
    }
    List<PackWorkload> now = pods(workloads, Map.of());
    List<PackWorkload> then = pods(workloads, changed(recommendations));
    if (now.isEmpty() || then.isEmpty()) {
      return Optional.empty();
    }
    NodePacking before = pack(now, daemons);
    NodePacking after = pack(then, daemons);
    if (!after.unplaced().isEmpty() || !before.unplaced().isEmpty()) {
      notes.add("some pods fit onto no machine of " + catalogue + ": nodes are not compared");
      return Optional.empty();
    }
    notes.add(
        "nodes: what asks for nothing takes no room in a packing; one zone, on demand; pods of"
            + " DaemonSets are on every node; after the changes, zombies are gone; fewer nodes bear"
            + " the loss of one worse");
    return Optional.of(
        new NodeChange(
            fleet(nodes, prices),
            fleet(before),
            fleet(after),
            after.lowerBound() * HOURS_PER_MONTH,
            catalogue));
  }

  private static String name(Deployed one) {
    return one.target().namespace() + "/" + one.target().kind() + "/" + one.target().name();
  }

  /** New requests by workload, container and field. */
  private static Map<String, Double> changed(List<Recommendation> recommendations) {
    Map<String, Double> changed = new LinkedHashMap<>();
    for (Recommendation one : recommendations) {
      String workload =
          one.target().namespace() + "/" + one.target().kind() + "/" + one.target().name();
      if (one.kind() == Kind.ZOMBIE) {
        changed.put(workload + "//replicas", 0.0);
      }
      for (Change change : one.changes()) {
        changed.put(
            workload + "/" + one.target().container() + "/" + change.field(), amount(change));
      }
    }
    return changed;
  }

  /** Cores, MiB or pods. */
  private static double amount(Change change) {
    double amount = Quantity.parse(change.to()).orElse(0);
    return change.field().equals("requests.memory") ? amount / MIB : amount;
  }

  private static List<PackWorkload> pods(
      Map<String, List<Deployed>> workloads, Map<String, Double> changed) {
    List<PackWorkload> pods = new ArrayList<>();
    workloads.forEach(
        (name, containers) -> {
          Pod pod = pod(name, containers, changed);
          if (pod.count() > 0 && pod.cores() > 0 && pod.gib() > 0) {
            pods.add(
                new PackWorkload(
                    name, pod.cores(), pod.gib(), pod.count(), PackWorkload.Rules.of("any")));
          }
        });
    return pods;
  }

  private static Pod pod(String name, List<Deployed> containers, Map<String, Double> changed) {
    double cores = 0;
    double mib = 0;
    for (Deployed one : containers) {
      String container = name + "/" + one.target().container() + "/";
      cores += changed.getOrDefault(container + "requests.cpu", one.asked().cores().orElse(0));
      mib += changed.getOrDefault(container + "requests.memory", one.asked().memoryMib().orElse(0));
    }
    double count = changed.getOrDefault(name + "//replicas", (double) containers.get(0).replicas());
    return new Pod(cores, mib / MIB_PER_GIB, (int) Math.round(count));
  }

  private NodePacking pack(List<PackWorkload> pods, PackSettings.Daemons daemons) {
    List<Offer> offers =
        RegionOffers.of(catalogue).stream()
            .filter(offer -> offer.machine().architecture().equals("amd64"))
            .toList();
    PackSettings usual = PackSettings.defaults(new PackSettings.Search(1, most, Long.MAX_VALUE));
    PackSettings settings =
        new PackSettings(
            usual.zones(),
            usual.buying(),
            usual.maxPods(),
            usual.burstable(),
            daemons,
            usual.budgetPerHour(),
            usual.search());
    return NodePacker.pack(
        new PackRequest(pods, offers, settings), catalogue, List.of(), PackWatch.NONE);
  }

  private static Fleet fleet(NodePacking packing) {
    Map<String, Integer> types = new TreeMap<>();
    packing.nodes().forEach(node -> types.merge(node.type(), 1, Integer::sum));
    return new Fleet(lines(types), packing.monthlyCost());
  }

  private Optional<Fleet> fleet(List<NodeUse> nodes, PriceBook prices) {
    Map<String, Integer> types = new TreeMap<>();
    double usd = 0;
    for (NodeUse node : nodes) {
      NodeFacts facts = node.facts();
      Optional<UnitPrice> price = prices.node(facts);
      if (price.isEmpty()) {
        notes.add("node " + facts.name() + " has no price: today's nodes are not compared");
        return Optional.empty();
      }
      usd += price.get().usd();
      types.merge(facts.instanceType().isEmpty() ? "node" : facts.instanceType(), 1, Integer::sum);
    }
    return Optional.of(new Fleet(lines(types), usd * HOURS_PER_MONTH));
  }

  private static List<String> lines(Map<String, Integer> types) {
    List<String> lines = new ArrayList<>();
    types.forEach((type, count) -> lines.add(String.format(Locale.ROOT, "%d × %s", count, type)));
    return lines;
  }
}
