package dev.lepton.plan.pack;

import dev.lepton.model.plan.NodePacking;
import dev.lepton.plan.catalogue.Allocatable;
import dev.lepton.plan.catalogue.Commitment;
import dev.lepton.plan.catalogue.Offer;
import dev.lepton.plan.platform.NodeReserve;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Checks a packing against the request alone, the way a person with a calculator would: it shares
 * no arithmetic with the search. Thread-safe.
 */
public final class PackVerifier {
  private static final double ROUNDING = 1e-6;

  private final PackRequest request;
  private final Map<String, Offer> offers;
  private final Map<String, PackWorkload> workloads;
  private final List<String> violations = new ArrayList<>();

  private PackVerifier(PackRequest request) {
    this.request = request;
    this.offers =
        request.offers().stream()
            .collect(Collectors.toMap(offer -> offer.machine().name(), offer -> offer));
    this.workloads =
        request.workloads().stream()
            .collect(Collectors.toMap(PackWorkload::name, workload -> workload));
  }

  /** What is wrong with the packing, in words; empty if nothing is. */
  public static List<String> violations(PackRequest request, NodePacking packing) {
    PackVerifier verifier = new PackVerifier(request);
    packing.nodes().forEach(verifier::node);
    verifier.everyPodOnce(packing);
    verifier.spread(packing);
    verifier.spot(packing);
    verifier.base(packing);
    verifier.money(packing);
    return List.copyOf(verifier.violations);
  }

  private void node(NodePacking.Node node) {
    Offer offer = offers.get(node.type());
    if (offer == null) {
      wrong(node, "the price list has no such type");
      return;
    }
    boolean spot = node.purchase().equals("spot");
    check(node, node.hourlyPrice() == price(node, offer), "its price is not the price list's");
    purchase(node);
    check(
        node,
        offer.machine().architecture().equals(node.architecture()),
        "its architecture is not the price list's");
    check(node, request.settings().zones().contains(node.zone()), "there is no such zone");
    check(
        node,
        offer.machine().steady() || request.settings().burstable(),
        "burstable machines are not wanted");
    capacity(node, offer);
    rules(node, spot);
  }

  private static double price(NodePacking.Node node, Offer offer) {
    return switch (node.purchase()) {
      case "on-demand" -> offer.usdPerHour();
      case "spot" -> offer.spotUsdPerHour().orElse(Double.NaN);
      default ->
          offer.commitments().stream()
              .filter(one -> node.purchase().startsWith("commitment-" + one.years() + "-"))
              .mapToDouble(Commitment::effectiveUsdPerHour)
              .findFirst()
              .orElse(Double.NaN);
    };
  }

  private void purchase(NodePacking.Node node) {
    Buying buying = request.settings().buying();
    if (node.purchase().equals("on-demand")) {
      check(node, buying.onDemand(), "it must not be on demand");
    }
    for (int years = 1; node.purchase().startsWith("commitment-") && years <= 9; years++) {
      boolean bound = node.purchase().startsWith("commitment-" + years + "-");
      check(node, !bound || years <= buying.commitmentYears(), "it is bound for too long");
      check(node, !bound || node.hours() == 1, "a commitment is paid for at all times");
    }
    check(
        node,
        node.hours() == 1 || node.hours() == buying.peakHours(),
        "it runs neither always nor at the peak");
  }

  /** What runs at all times is on nodes that do. */
  private void base(NodePacking packing) {
    Map<String, Map<String, Integer>> pods =
        podsBy(packing.nodes(), node -> node.hours() < 1 ? "peak" : "always");
    for (PackWorkload workload : request.workloads()) {
      int atPeak = pods.getOrDefault(workload.name(), Map.of()).getOrDefault("peak", 0);
      if (atPeak > workload.count() - workload.basePods()) {
        violations.add(workload.name() + " has too many pods on nodes of the peak: " + atPeak);
      }
    }
  }

  private void capacity(NodePacking.Node node, Offer offer) {
    PackSettings settings = request.settings();
    Allocatable free = NodeReserve.allocatable(offer.machine());
    double cores = settings.daemons().cores();
    double memory = settings.daemons().memoryGib();
    int pods = settings.daemons().pods();
    for (NodePacking.Placement placement : node.workloads()) {
      PackWorkload workload = workloads.get(placement.workload());
      if (workload != null) {
        cores += placement.pods() * workload.cores();
        memory += placement.pods() * workload.memoryGib();
        pods += placement.pods();
      }
    }
    check(node, cores <= free.cores() + ROUNDING, "more CPU is requested than it has");
    check(node, memory <= free.memoryGib() + ROUNDING, "more memory is requested than it has");
    check(node, pods <= Math.min(free.maxPods(), settings.maxPods()), "it has too many pods");
  }

  private void rules(NodePacking.Node node, boolean spot) {
    Map<String, Integer> groups = new HashMap<>();
    for (NodePacking.Placement placement : node.workloads()) {
      PackWorkload workload = workloads.get(placement.workload());
      if (workload == null || placement.pods() < 1) {
        wrong(node, "it carries pods of " + placement.workload() + ", of which there are none");
        continue;
      }
      PackWorkload.Rules rules = workload.rules();
      boolean runs =
          rules.architecture().equals("any") || rules.architecture().equals(node.architecture());
      check(node, runs, workload.name() + " does not run on its architecture");
      check(node, !spot || rules.spot(), workload.name() + " must not be on spot");
      check(
          node,
          placement.pods() <= rules.maxPerNode().orElse(Integer.MAX_VALUE),
          "it has too many pods of " + workload.name());
      rules.antiAffinity().ifPresent(group -> groups.merge(group, placement.pods(), Integer::sum));
    }
    groups.forEach(
        (group, pods) ->
            check(node, pods <= 1, "pods of the group " + group + " share it: " + pods));
  }

  private void everyPodOnce(NodePacking packing) {
    Map<String, Integer> placed = new TreeMap<>();
    for (NodePacking.Node node : packing.nodes()) {
      node.workloads().forEach(one -> placed.merge(one.workload(), one.pods(), Integer::sum));
    }
    Map<String, Integer> unplaced =
        packing.unplaced().stream()
            .collect(Collectors.toMap(NodePacking.Unplaced::workload, NodePacking.Unplaced::pods));
    for (PackWorkload workload : request.workloads()) {
      int pods = placed.getOrDefault(workload.name(), 0);
      if (pods + unplaced.getOrDefault(workload.name(), 0) != workload.count()) {
        violations.add(
            String.format(
                Locale.ROOT,
                "%s has %d pods, of which %d are on nodes",
                workload.name(),
                workload.count(),
                pods));
      }
    }
  }

  private void spread(NodePacking packing) {
    Map<String, Map<String, Integer>> pods = podsBy(packing.nodes(), NodePacking.Node::zone);
    for (PackWorkload workload : request.workloads()) {
      if (workload.rules().zoneSpread()) {
        Map<String, Integer> zones = new TreeMap<>();
        request.settings().zones().forEach(zone -> zones.put(zone, 0));
        zones.putAll(pods.getOrDefault(workload.name(), Map.of()));
        if (Collections.max(zones.values()) - Collections.min(zones.values()) > 1) {
          violations.add(workload.name() + " is not spread over the zones: " + zones);
        }
      }
    }
  }

  private void spot(NodePacking packing) {
    Map<String, Map<String, Integer>> pods = podsBy(packing.nodes(), NodePacking.Node::purchase);
    for (PackWorkload workload : request.workloads()) {
      int onSpot = pods.getOrDefault(workload.name(), Map.of()).getOrDefault("spot", 0);
      if (onSpot > workload.count() * request.settings().buying().spotShare() + ROUNDING) {
        violations.add(workload.name() + " has too many pods on spot: " + onSpot);
      }
    }
  }

  /** Per workload, how many pods are on nodes of each kind. */
  private static Map<String, Map<String, Integer>> podsBy(
      List<NodePacking.Node> nodes, Function<NodePacking.Node, String> kind) {
    Map<String, Map<String, Integer>> pods = new HashMap<>();
    for (NodePacking.Node node : nodes) {
      for (NodePacking.Placement placement : node.workloads()) {
        pods.computeIfAbsent(placement.workload(), any -> new TreeMap<>())
            .merge(kind.apply(node), placement.pods(), Integer::sum);
      }
    }
    return pods;
  }

  private void money(NodePacking packing) {
    double sum =
        packing.nodes().stream().mapToDouble(node -> node.hourlyPrice() * node.hours()).sum();
    if (Math.abs(sum - packing.hourlyCost()) > ROUNDING) {
      violations.add("the nodes' prices do not add up to the cost: " + sum);
    }
    if (packing.lowerBound() > packing.hourlyCost() * (1 + ROUNDING)) {
      violations.add("the lower bound is above the cost");
    }
    request
        .settings()
        .budgetPerHour()
        .filter(budget -> sum > budget + ROUNDING)
        .ifPresent(budget -> violations.add("the cost is above the budget"));
  }

  private void check(NodePacking.Node node, boolean holds, String otherwise) {
    if (!holds) {
      wrong(node, otherwise);
    }
  }

  private void wrong(NodePacking.Node node, String what) {
    violations.add(node.name() + " (" + node.type() + "): " + what);
  }
}
