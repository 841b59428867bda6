package dev.lepton.operate.cluster;

import dev.lepton.prometheus.TimeSeries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What pods belong to: by the labels and owners that kube-state-metrics knows. A ReplicaSet stands
 * for its Deployment, a Job for its CronJob. Immutable.
 */
public final class Pods {
  private static final List<String> APPLICATION =
      List.of("label_app_kubernetes_io_part_of", "label_app_kubernetes_io_name", "label_app");

  private final Map<String, String> applications = new HashMap<>();
  private final Map<String, Owner> owners = new HashMap<>();
  private final Map<String, Owner> above = new HashMap<>();

  /** Asks for what all of them belong to. */
  public Pods(Queries queries) {
    for (TimeSeries pod : queries.last("kube_pod_labels")) {
      APPLICATION.stream()
          .map(pod::label)
          .filter(name -> !name.isEmpty())
          .findFirst()
          .ifPresent(name -> applications.put(key(pod, "pod"), name));
    }
    queries.last("kube_pod_owner").forEach(pod -> owner(pod, "pod", owners));
    queries.last("kube_replicaset_owner").forEach(set -> owner(set, "replicaset", above));
    queries.last("kube_job_owner").forEach(job -> owner(job, "job_name", above));
  }

  /**
   * @param kind as Kubernetes names it
   */
  public record Owner(String kind, String name) {}

  private static void owner(TimeSeries of, String label, Map<String, Owner> into) {
    String name = of.label("owner_name");
    if (!name.isEmpty() && !name.equals("<none>")) {
      into.put(key(of, label), new Owner(of.label("owner_kind"), name));
    }
  }

  private static String key(TimeSeries series, String label) {
    return series.label("namespace") + "/" + series.label(label);
  }

  /** What made it; the pod itself if nothing did. */
  public Owner owner(String namespace, String pod) {
    Owner owner = owners.get(namespace + "/" + pod);
    if (owner == null) {
      return new Owner("Pod", pod);
    }
    return above.getOrDefault(namespace + "/" + owner.name(), owner);
  }

  /** By its labels part-of, name or app, in this order. */
  public Optional<String> application(String namespace, String pod) {
    return Optional.ofNullable(applications.get(namespace + "/" + pod));
  }

  /** Whether labels of any pod are known. */
  public boolean knowLabels() {
    return !applications.isEmpty();
  }
}
