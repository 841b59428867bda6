package dev.lepton.operate.rightsize;

import dev.lepton.model.operation.RightsizeReport.Target;
import dev.lepton.operate.cluster.Pods;
import dev.lepton.operate.cluster.Queries;
import dev.lepton.operate.cost.Steps;
import dev.lepton.operate.rightsize.Workload.Asked;
import dev.lepton.operate.rightsize.Workload.Scaler;
import dev.lepton.prometheus.PrometheusSource;
import dev.lepton.prometheus.TimeSeries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads what is deployed: requests, limits, replicas and autoscalers as kube-state-metrics knows
 * them at the end of the window. Not thread-safe; one instance reads once.
 */
public final class DeployedReader {
  private static final double MIB = 1 << 20;

  /** What is not gone, and not started over and over by something else. */
  private static final Set<String> KINDS = Set.of("Deployment", "StatefulSet", "DaemonSet");

  private final Queries queries;
  private final Pods pods;
  private final Map<String, Integer> replicas = new HashMap<>();
  private final Map<String, Scaler> scalers = new HashMap<>();
  private final Map<String, Double> bytes = new HashMap<>();

  /** Requests and limits by target. */
  private final Map<Target, double[]> asked = new HashMap<>();

  /** CPU periods a second by target: those in which it was held back, and all. */
  private final Map<Target, double[]> periods = new HashMap<>();

  private final Map<String, Target> targets = new TreeMap<>();

  public DeployedReader(PrometheusSource source, Steps steps) {
    this.queries = new Queries(source, steps.end(), steps.length(), steps.count());
    this.pods = new Pods(queries);
  }

  /** By namespace, kind, name and container; fails as the client of Prometheus does. */
  public List<Deployed> read() {
    replicas("kube_deployment_spec_replicas", "deployment", "Deployment");
    replicas("kube_statefulset_replicas", "statefulset", "StatefulSet");
    replicas("kube_daemonset_status_desired_number_scheduled", "daemonset", "DaemonSet");
    scalers();
    for (String direction : List.of("receive", "transmit")) {
      queries
          .means("container_network_" + direction + "_bytes_total{pod!=\"\"}", "namespace, pod")
          .forEach(this::traffic);
    }
    amounts("requests", "cpu", 0);
    amounts("limits", "cpu", 1);
    amounts("requests", "memory", 2);
    amounts("limits", "memory", 3);
    periods("throttled_periods", 0);
    periods("periods", 1);
    // What asks for nothing is known by running.
    for (TimeSeries container : queries.last("kube_pod_container_info{container!=\"\"}")) {
      target(container);
    }
    List<Deployed> all = new ArrayList<>();
    targets.values().forEach(target -> all.add(deployed(target)));
    return all;
  }

  private void replicas(String metric, String label, String kind) {
    for (TimeSeries one : queries.last(metric)) {
      replicas.put(
          workload(one.label("namespace"), kind, one.label(label)), (int) Math.round(one.value()));
    }
  }

  private static String workload(String namespace, String kind, String name) {
    return String.join("/", namespace, kind, name);
  }

  private void scalers() {
    Map<String, Set<String>> metrics = new HashMap<>();
    queries
        .last("kube_horizontalpodautoscaler_spec_target_metric")
        .forEach(
            one ->
                metrics
                    .computeIfAbsent(scaler(one), any -> new HashSet<>())
                    .add(one.label("metric_name")));
    Map<String, Double> most = values("kube_horizontalpodautoscaler_spec_max_replicas");
    Map<String, Double> least = values("kube_horizontalpodautoscaler_spec_min_replicas");
    Map<String, Double> atMost = new HashMap<>();
    queries
        .share(
            "kube_horizontalpodautoscaler_status_current_replicas >= bool on (namespace,"
                + " horizontalpodautoscaler) kube_horizontalpodautoscaler_spec_max_replicas")
        .forEach(one -> atMost.put(scaler(one), one.value()));
    for (TimeSeries one : queries.last("kube_horizontalpodautoscaler_info")) {
      String key = scaler(one);
      scalers.put(
          workload(
              one.label("namespace"),
              one.label("scaletargetref_kind"),
              one.label("scaletargetref_name")),
          new Scaler(
              one.label("horizontalpodautoscaler"),
              least.getOrDefault(key, 1.0).intValue(),
              most.getOrDefault(key, 0.0).intValue(),
              metrics.getOrDefault(key, Set.of("cpu")),
              atMost.getOrDefault(key, 0.0)));
    }
  }

  private static String scaler(TimeSeries one) {
    return one.label("namespace") + "/" + one.label("horizontalpodautoscaler");
  }

  private Map<String, Double> values(String metric) {
    Map<String, Double> values = new HashMap<>();
    queries.last(metric).forEach(one -> values.put(scaler(one), one.value()));
    return values;
  }

  private void traffic(TimeSeries pod) {
    Pods.Owner owner = pods.owner(pod.label("namespace"), pod.label("pod"));
    if (Double.isFinite(pod.value())) {
      bytes.merge(
          workload(pod.label("namespace"), owner.kind(), owner.name()), pod.value(), Double::sum);
    }
  }

  private void amounts(String what, String resource, int place) {
    double unit = resource.equals("memory") ? MIB : 1;
    for (TimeSeries one :
        queries.last("kube_pod_container_resource_" + what + "{resource=\"" + resource + "\"}")) {
      target(one)
          .ifPresent(
              target -> {
                double[] amounts = asked.computeIfAbsent(target, any -> new double[4]);
                amounts[place] = Math.max(amounts[place], one.value() / unit);
              });
    }
  }

  private void periods(String what, int place) {
    for (TimeSeries one :
        queries.means(
            "container_cpu_cfs_" + what + "_total{container!=\"\"}", "namespace, pod, container")) {
      if (Double.isFinite(one.value())) {
        target(one)
            .ifPresent(
                target ->
                    periods.computeIfAbsent(target, any -> new double[2])[place] += one.value());
      }
    }
  }

  private Optional<Target> target(TimeSeries container) {
    String namespace = container.label("namespace");
    Pods.Owner owner = pods.owner(namespace, container.label("pod"));
    if (!KINDS.contains(owner.kind())) {
      return Optional.empty();
    }
    Target target = new Target(namespace, owner.kind(), owner.name(), container.label("container"));
    targets.put(target.toString(), target);
    return Optional.of(target);
  }

  private Deployed deployed(Target target) {
    String workload = workload(target.namespace(), target.kind(), target.name());
    double[] amounts = asked.getOrDefault(target, new double[4]);
    Double traffic = bytes.get(workload);
    double[] held = periods.getOrDefault(target, new double[2]);
    return new Deployed(
        target,
        replicas.getOrDefault(workload, 1),
        new Asked(
            positive(amounts[0]), positive(amounts[1]), positive(amounts[2]), positive(amounts[3])),
        Optional.ofNullable(scalers.get(workload)),
        traffic == null ? OptionalDouble.empty() : OptionalDouble.of(traffic),
        held[1] > 0 ? Math.min(1, held[0] / held[1]) : 0);
  }

  private static OptionalDouble positive(double value) {
    return value > 0 && Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
