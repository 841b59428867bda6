package dev.lepton.plan.pack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * What copies that are spread over zones cost at least. Each zone must carry its even share of
 * every spread workload, on nodes that no other zone has; and whatever else a zone carries makes it
 * no cheaper. So the cheapest packing of that share, as often as there are zones, is a lower bound:
 * a far better one than fractions of nodes where a zone has few pods. If nothing is left over, the
 * zones' packings together are the cheapest there is.
 *
 * @param bins of all zones; empty if pods are left over, or the bound is no better
 * @param bound USD an hour
 */
record ZoneProof(List<Bin> bins, double bound) {
  static final String HOW =
      "each zone by itself: every way to share out the copies that it must have was ruled out or"
          + " tried";

  private static final Duration BRIEFLY = Duration.ofSeconds(1);
  private static final long BRIEF_STEPS = 3000;

  /** Of the time. */
  private static final double SHARE = 0.5;

  /** A zone's share of a class. */
  private record Share(int pod, int count) {}

  /**
   * Empty if pods are not spread, a share is too large to be proved, or the time ran out.
   *
   * @param zoneCount over so many zones
   */
  static Optional<ZoneProof> of(PackProblem problem, int zoneCount, DualPrices duals, Tried tried) {
    List<List<Share>> zones = shares(problem, zoneCount);
    if (zones.isEmpty()) {
      return Optional.empty();
    }
    PackProblem one = part(problem, zones.get(0));
    if (one.podCount() == 0 || one.podCount() > ExactPacking.MOST_PODS) {
      return Optional.empty();
    }
    double[] values = zones.get(0).stream().mapToDouble(s -> duals.values()[s.pod()]).toArray();
    DualPrices prices = DualPrices.of(one, values, duals.types());
    List<Bin> known = known(one, prices, tried);
    return ExactPacking.solve(one, values, RuinAndRecreate.sum(known), tried.search().part(SHARE))
        .map(
            outcome -> {
              List<Bin> bins = outcome.bins().isEmpty() ? known : outcome.bins();
              boolean all = one.podCount() * zones.size() == problem.podCount();
              return new ZoneProof(
                  all ? everywhere(bins, zones) : List.of(),
                  Math.min(outcome.cost(), RuinAndRecreate.sum(bins)) * zones.size());
            });
  }

  /** With what it is searched. */
  record Tried(SplittableRandom random, Search search) {}

  private static List<Bin> known(PackProblem one, DualPrices prices, Tried tried) {
    PodPool pool = new PodPool(one, prices.values());
    pool.addAll();
    List<Bin> start =
        new Recreation(one, prices, tried.random())
            .pack(pool, Double.POSITIVE_INFINITY, Recreation.Mood.SOBER)
            .orElseThrow();
    return new RuinAndRecreate(one, prices, start, tried.random(), 0)
        .improve(tried.search().aside(BRIEFLY, BRIEF_STEPS), prices.bound());
  }

  /**
   * By zone, the classes of which each zone has a share, in the same order. Empty if pods of one
   * workload differ by more than their zone: then it is not known which of them a zone must have.
   */
  private static List<List<Share>> shares(PackProblem problem, int zones) {
    Map<Integer, Map<Integer, Integer>> byWorkload = new TreeMap<>();
    for (int i = 0; i < problem.pods().size(); i++) {
      for (PackProblem.Member member : problem.members().get(i)) {
        if (problem.pods().get(i).zone() != PodClass.ANY_ZONE) {
          Map<Integer, Integer> classes =
              byWorkload.computeIfAbsent(member.workload(), any -> new LinkedHashMap<>());
          classes.put(i, member.count());
        }
      }
    }
    List<Map<Integer, Integer>> counts = new ArrayList<>();
    for (int zone = 0; zone < zones; zone++) {
      counts.add(new LinkedHashMap<>());
    }
    for (Map<Integer, Integer> classes : byWorkload.values()) {
      long zonesOfOne =
          classes.keySet().stream().map(pod -> problem.pods().get(pod).zone()).distinct().count();
      long labels =
          classes.keySet().stream().map(pod -> problem.pods().get(pod).labels()).distinct().count();
      if (zonesOfOne < classes.size() || labels > 1) {
        return List.of();
      }
      int share = classes.values().stream().mapToInt(Integer::intValue).min().orElse(0);
      if (classes.size() == zones) {
        classes
            .keySet()
            .forEach(
                pod -> counts.get(problem.pods().get(pod).zone()).merge(pod, share, Integer::sum));
      }
    }
    return counts.stream()
        .map(
            zone ->
                zone.entrySet().stream()
                    .map(entry -> new Share(entry.getKey(), entry.getValue()))
                    .toList())
        .toList();
  }

  private static PackProblem part(PackProblem problem, List<Share> shares) {
    List<PodClass> pods =
        shares.stream()
            .map(share -> problem.pods().get(share.pod()))
            .map(
                pod ->
                    new PodClass(
                        pod.cpu(), pod.memory(), pod.labels(), PodClass.ANY_ZONE, pod.limits()))
            .toList();
    return new PackProblem(
        pods,
        shares.stream().map(Share::count).toList(),
        problem.types(),
        problem.limits(),
        List.of());
  }

  /** The same nodes in every zone, each with its own classes. */
  private static List<Bin> everywhere(List<Bin> bins, List<List<Share>> zones) {
    List<Bin> all = new ArrayList<>();
    for (int zone = 0; zone < zones.size(); zone++) {
      for (Bin bin : bins) {
        int[] classes = new int[bin.classes.length];
        for (int i = 0; i < classes.length; i++) {
          classes[i] = zones.get(zone).get(bin.classes[i]).pod();
        }
        all.add(new Bin(bin.type, zone, classes, bin.counts, bin.value));
      }
    }
    return all;
  }
}
