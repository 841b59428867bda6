package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.cluster.ContainerUse;
import dev.lepton.deploy.cluster.ObjectKey;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.metrics.v1beta1.ContainerMetrics;
import io.fabric8.kubernetes.api.model.metrics.v1beta1.PodMetrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks the metrics API (metrics.k8s.io) what the pods of a release use. Not thread-safe. */
final class PodUse {
  private static final double BUSY_PERCENT = 90;
  private static final String API = "metrics.k8s.io/v1beta1";

  private final Cluster cluster;
  private final String namespace;
  private Map<String, Pod> pods = Map.of();

  PodUse(Cluster cluster, String namespace) {
    this.cluster = cluster;
    this.namespace = namespace;
  }

  /**
   * @param planned whose pods
   * @return by pod and container; empty if the cluster has no such API, or does not let us ask it
   */
  Optional<List<ContainerUse>> of(List<GenericKubernetesResource> planned) {
    if (cluster.kind(API, "PodMetrics").isEmpty()) {
      return Optional.empty();
    }
    try {
      pods = pods(planned);
      List<PodMetrics> all =
          cluster.ask(() -> cluster.client().top().pods().metrics(namespace)).getItems();
      List<ContainerUse> uses = new ArrayList<>();
      for (PodMetrics metrics : all) {
        Pod pod = pods.get(metrics.getMetadata().getName());
        if (pod != null) {
          metrics.getContainers().forEach(container -> uses.add(use(pod, container)));
        }
      }
      uses.sort(Comparator.comparing(ContainerUse::pod).thenComparing(ContainerUse::container));
      return Optional.of(uses);
    } catch (LeptonException e) {
      if (e.code() == ErrorCode.TARGET_PRIVILEGE) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Map<String, Pod> pods(List<GenericKubernetesResource> planned) {
    List<Map<String, String>> selectors = new ArrayList<>();
    for (GenericKubernetesResource object : planned) {
      Map<String, String> labels = object.get("spec", "selector", "matchLabels");
      if (labels != null && Observer.watches(ObjectKey.of(object))) {
        selectors.add(labels);
      }
    }
    Map<String, Pod> found = new TreeMap<>();
    for (Pod pod :
        cluster.ask(() -> cluster.client().pods().inNamespace(namespace).list()).getItems()) {
      if (selectors.stream().anyMatch(labels -> has(pod, labels))) {
        found.put(pod.getMetadata().getName(), pod);
      }
    }
    return found;
  }

  private static boolean has(Pod pod, Map<String, String> labels) {
    Map<String, String> own = Optional.ofNullable(pod.getMetadata().getLabels()).orElse(Map.of());
    return own.entrySet().containsAll(labels.entrySet());
  }

  /**
   * Deployments that no autoscaler of the release follows, and whose pods all use most of the
   * processor time that they may have. A pod without a limit is never short of what it may have.
   *
   * @param uses what {@link #of} said last of the same objects
   */
  List<GenericKubernetesResource> saturated(
      List<GenericKubernetesResource> planned, List<ContainerUse> uses) {
    List<String> followed =
        planned.stream()
            .filter(Autoscaler::is)
            .map(each -> new Autoscaler(each).follows())
            .toList();
    return planned.stream()
        .filter(object -> object.getKind().equals("Deployment"))
        .filter(object -> !followed.contains(object.getMetadata().getName()))
        .filter(object -> allBusy(object, uses))
        .toList();
  }

  private boolean allBusy(GenericKubernetesResource deployment, List<ContainerUse> uses) {
    Map<String, String> labels = deployment.get("spec", "selector", "matchLabels");
    List<String> own =
        pods.values().stream()
            .filter(pod -> labels != null && has(pod, labels))
            .map(pod -> pod.getMetadata().getName())
            .toList();
    return !own.isEmpty()
        && own.stream()
            .allMatch(
                pod ->
                    uses.stream()
                        .filter(use -> use.pod().equals(pod))
                        .flatMap(use -> use.coresPercent().stream())
                        .anyMatch(percent -> percent >= BUSY_PERCENT));
  }

  private static ContainerUse use(Pod pod, ContainerMetrics metrics) {
    Map<String, Quantity> limits =
        pod.getSpec().getContainers().stream()
            .filter(container -> container.getName().equals(metrics.getName()))
            .findFirst()
            .map(Container::getResources)
            .map(ResourceRequirements::getLimits)
            .orElse(Map.of());
    return new ContainerUse(
        pod.getMetadata().getName(),
        metrics.getName(),
        amount(metrics.getUsage(), "cpu").orElse(0.0),
        amount(metrics.getUsage(), "memory").orElse(0.0),
        amount(limits, "cpu"),
        amount(limits, "memory"));
  }

  private static Optional<Double> amount(Map<String, Quantity> quantities, String name) {
    return Optional.ofNullable(quantities.get(name))
        .map(quantity -> quantity.getNumericalAmount().doubleValue());
  }
}
