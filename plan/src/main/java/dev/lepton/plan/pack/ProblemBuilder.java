package dev.lepton.plan.pack;

import dev.lepton.plan.catalogue.Offer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes names out of a request and equal pods together. Two rules are settled here and are none of
 * the search's business any more: of a workload's equal pods it does not matter which are in which
 * zone or on spot nodes, so that so many are told to be in each zone, and so many may be on spot.
 */
final class ProblemBuilder {
  private final PackRequest request;
  private final Map<PodClass, List<PackProblem.Member>> classes = new LinkedHashMap<>();
  private final Map<String, Integer> groups = new HashMap<>();
  private final List<Integer> limits = new ArrayList<>();
  private int spreadSoFar;

  private ProblemBuilder(PackRequest request) {
    this.request = request;
  }

  static PackProblem of(PackRequest request) {
    ProblemBuilder builder = new ProblemBuilder(request);
    for (int i = 0; i < request.workloads().size(); i++) {
      builder.add(i, request.workloads().get(i));
    }
    return builder.problem();
  }

  /** All ways to buy the offers' machines that pods may run on, cheapest first. */
  static List<NodeType> types(PackRequest request) {
    List<NodeType> all = new ArrayList<>();
    for (Offer offer : request.offers()) {
      if (!offer.machine().steady() && !request.settings().burstable()) {
        continue;
      }
      all.addAll(NodeType.of(offer, request.settings()));
    }
    all.sort(
        Comparator.comparingDouble(NodeType::price)
            .thenComparing(type -> type.offer().machine().name())
            .thenComparing(NodeType::label));
    return all;
  }

  private void add(int index, PackWorkload workload) {
    List<Integer> counted = limitsOf(workload);
    int zones = request.settings().zones().size();
    boolean spread = workload.rules().zoneSpread() && zones > 1;
    int parts = spread ? zones : 1;
    int spotPods = spotPods(workload, request.settings());
    int basePods = basePods(workload, request.settings());
    int done = 0;
    for (int part = 0; part < parts; part++) {
      // The extra pods of a workload that does not divide evenly go on where the last one's ended.
      int extra = Math.floorMod(part - spreadSoFar, parts) < workload.count() % parts ? 1 : 0;
      int count = workload.count() / parts + extra;
      int spot =
          share(spotPods, done + count, workload.count()) - share(spotPods, done, workload.count());
      int base =
          share(basePods, done + count, workload.count()) - share(basePods, done, workload.count());
      done += count;
      PodClass pod = pod(workload, spread ? part : PodClass.ANY_ZONE, counted);
      // Pods of the peak go on spot before those of the base.
      int peakOnSpot = Math.min(spot, count - base);
      put(index, bearing(pod, workload, true, true), peakOnSpot);
      put(index, bearing(pod, workload, false, true), count - base - peakOnSpot);
      put(index, bearing(pod, workload, true, false), spot - peakOnSpot);
      put(index, bearing(pod, workload, false, false), base - (spot - peakOnSpot));
    }
    if (spread) {
      spreadSoFar += workload.count() % parts;
    }
  }

  /** How many of the workload's pods may be on spot nodes. */
  static int spotPods(PackWorkload workload, PackSettings settings) {
    return workload.rules().spot()
        ? (int) Math.floor(workload.count() * settings.buying().spotShare() + 1e-9)
        : 0;
  }

  /** Where the peak lasts all day, everything is base. */
  private static int basePods(PackWorkload workload, PackSettings settings) {
    return settings.buying().peakHours() < 1 ? workload.basePods() : workload.count();
  }

  private static int share(int whole, int part, int of) {
    return of == 0 ? 0 : (int) ((long) whole * part / of);
  }

  private static PodClass bearing(PodClass pod, PackWorkload workload, boolean spot, boolean peak) {
    return new PodClass(
        pod.cpu(),
        pod.memory(),
        Label.mask(workload.rules().architecture(), spot, peak),
        pod.zone(),
        pod.limits());
  }

  /** Without the labels, which are not the same for all of a workload's pods. */
  private static PodClass pod(PackWorkload workload, int zone, List<Integer> counted) {
    return new PodClass(
        Units.ceilCpu(workload.cores()), Units.ceilMemory(workload.memoryGib()), 0, zone, counted);
  }

  private void put(int index, PodClass pod, int count) {
    if (count > 0) {
      classes
          .computeIfAbsent(pod, any -> new ArrayList<>())
          .add(new PackProblem.Member(index, count));
    }
  }

  private List<Integer> limitsOf(PackWorkload workload) {
    List<Integer> counted = new ArrayList<>();
    if (workload.rules().maxPerNode().isPresent()) {
      counted.add(newLimit(workload.rules().maxPerNode().getAsInt()));
    }
    workload
        .rules()
        .antiAffinity()
        .ifPresent(group -> counted.add(groups.computeIfAbsent(group, any -> newLimit(1))));
    return List.copyOf(counted);
  }

  private int newLimit(int most) {
    limits.add(most);
    return limits.size() - 1;
  }

  private PackProblem problem() {
    List<PodClass> pods = List.copyOf(classes.keySet());
    List<Integer> counts =
        classes.values().stream()
            .map(members -> members.stream().mapToInt(PackProblem.Member::count).sum())
            .toList();
    return new PackProblem(
        pods, counts, undominated(), List.copyOf(limits), List.copyOf(classes.values()));
  }

  private List<NodeType> undominated() {
    List<NodeType> kept = new ArrayList<>();
    for (NodeType type : types(request)) {
      if (kept.stream().noneMatch(type::dominatedBy)) {
        kept.add(type);
      }
    }
    return List.copyOf(kept);
  }
}
