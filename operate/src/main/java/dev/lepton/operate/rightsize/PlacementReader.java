package dev.lepton.operate.rightsize;

import dev.lepton.model.operation.RightsizeReport.Kind;
import dev.lepton.model.operation.RightsizeReport.Level;
import dev.lepton.model.operation.RightsizeReport.Recommendation;
import dev.lepton.model.operation.RightsizeReport.Risk;
import dev.lepton.model.operation.RightsizeReport.Target;
import dev.lepton.operate.cluster.Pods;
import dev.lepton.operate.cluster.Queries;
import dev.lepton.operate.cost.Steps;
import dev.lepton.prometheus.PrometheusSource;
import dev.lepton.prometheus.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds workloads whose pods are all on one node of several, so that its loss takes every pod. Only
 * what was so in the middle of the window and is so at its end counts, so that a rollout or a drain
 * that goes on is no reason. Not thread-safe.
 */
public final class PlacementReader {
  private static final Set<String> KINDS = Set.of("Deployment", "StatefulSet");
  private static final int FEWEST_PODS = 2;
  private static final int SURE = 4;

  private final Queries queries;
  private final int half;

  public PlacementReader(PrometheusSource source, Steps steps) {
    this.queries = new Queries(source, steps.end(), steps.length(), steps.count());
    this.half = steps.count() / 2;
  }

  /** Where pods of a workload are. */
  private record Placement(int pods, Set<String> nodes) {
    boolean together() {
      return pods >= FEWEST_PODS && nodes.size() == 1;
    }
  }

  /** By namespace and name; fails as the client of Prometheus does. */
  public List<Recommendation> read() {
    if (queries.last("kube_node_info").size() < FEWEST_PODS) {
      return List.of();
    }
    Pods pods = new Pods(queries);
    Map<Target, Placement> now = placements(pods, 0);
    Map<Target, Placement> before = placements(pods, half);
    List<Recommendation> found = new ArrayList<>();
    now.forEach(
        (target, placement) -> {
          Placement earlier = before.get(target);
          if (placement.together() && earlier != null && earlier.together()) {
            found.add(recommendation(target, placement));
          }
        });
    return found;
  }

  private Map<Target, Placement> placements(Pods pods, int stepsAgo) {
    Map<String, Target> targets = new TreeMap<>();
    Map<Target, Placement> placements = new java.util.LinkedHashMap<>();
    for (TimeSeries pod : queries.before(stepsAgo, "kube_pod_info{node!=\"\"}")) {
      Pods.Owner owner = pods.owner(pod.label("namespace"), pod.label("pod"));
      if (KINDS.contains(owner.kind())) {
        Target target = new Target(pod.label("namespace"), owner.kind(), owner.name(), "");
        targets.putIfAbsent(
            String.join("/", target.namespace(), target.name(), target.kind()), target);
        placements.merge(
            target,
            new Placement(1, Set.of(pod.label("node"))),
            (one, other) -> {
              Set<String> nodes = new TreeSet<>(one.nodes());
              nodes.addAll(other.nodes());
              return new Placement(one.pods() + other.pods(), nodes);
            });
      }
    }
    Map<Target, Placement> sorted = new java.util.LinkedHashMap<>();
    targets.values().forEach(target -> sorted.put(target, placements.get(target)));
    return sorted;
  }

  private static Recommendation recommendation(Target target, Placement placement) {
    return new Recommendation(
        target,
        Kind.SPREAD,
        List.of(),
        Optional.of(0.0),
        new Risk(
            Level.LOW,
            "the rule is soft: pods that find no room elsewhere stay together; it takes effect when"
                + " pods are made anew"),
        SURE,
        String.format(
            Locale.ROOT,
            "all %d pods are on one node: its loss takes all of them; add topologySpreadConstraints",
            placement.pods()),
        List.of(
            "on "
                + placement.nodes().iterator().next()
                + " in the middle of this time and at its end"));
  }
}
