package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.cluster.ObjectKey;
import dev.lepton.deploy.cluster.Trouble;
import dev.lepton.deploy.cluster.Trouble.Cause;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Looks at the workloads of a namespace: what their controllers say, and what is wrong with their
 * newest pods. Not thread-safe.
 */
final class Observer {
  private static final Set<String> KINDS = Set.of("Deployment", "StatefulSet", "DaemonSet", "Job");
  private static final String REVISION = "deployment.kubernetes.io/revision";
  private static final String STATEFUL_REVISION = "controller-revision-hash";

  private final Cluster cluster;
  private final String namespace;
  private final Duration unschedulable;

  /**
   * @param unschedulable for how long a pod may wait for a node before that is trouble
   */
  Observer(Cluster cluster, String namespace, Duration unschedulable) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.unschedulable = unschedulable;
  }

  static boolean watches(ObjectKey object) {
    return KINDS.contains(object.kind());
  }

  /** One look at all of them; one question a kind, however many there are. */
  List<Observed> look(Collection<ObjectKey> workloads) {
    Look look = new Look();
    return workloads.stream().filter(Observer::watches).map(look::at).toList();
  }

  /** What is asked once for all workloads. */
  private final class Look {
    private final KubernetesClient client = cluster.client();
    private final Instant now = Instant.now();
    private final Map<String, Map<String, ? extends HasMetadata>> byKind = new HashMap<>();
    private final Lazy<List<Pod>> pods =
        new Lazy<>(() -> cluster.ask(() -> client.pods().inNamespace(namespace).list().getItems()));
    private final Lazy<List<Event>> events =
        new Lazy<>(
            () -> cluster.ask(() -> client.v1().events().inNamespace(namespace).list().getItems()));
    private final Lazy<List<ReplicaSet>> replicaSets =
        new Lazy<>(
            () ->
                cluster.ask(
                    () -> client.apps().replicaSets().inNamespace(namespace).list().getItems()));

    Observed at(ObjectKey key) {
      HasMetadata object = byKind.computeIfAbsent(key.kind(), this::all).get(key.name());
      if (object == null) {
        return Observed.missing(key);
      }
      if (object instanceof Deployment deployment) {
        return deployment(key, deployment);
      }
      if (object instanceof StatefulSet set) {
        return statefulSet(key, set);
      }
      if (object instanceof DaemonSet set) {
        return daemonSet(key, set);
      }
      return job(key, (Job) object);
    }

    private Map<String, HasMetadata> all(String kind) {
      List<? extends HasMetadata> list =
          cluster.ask(
              () ->
                  switch (kind) {
                    case "Deployment" ->
                        client.apps().deployments().inNamespace(namespace).list().getItems();
                    case "StatefulSet" ->
                        client.apps().statefulSets().inNamespace(namespace).list().getItems();
                    case "DaemonSet" ->
                        client.apps().daemonSets().inNamespace(namespace).list().getItems();
                    default -> client.batch().v1().jobs().inNamespace(namespace).list().getItems();
                  });
      Map<String, HasMetadata> byName = new HashMap<>();
      list.forEach(object -> byName.put(object.getMetadata().getName(), object));
      return byName;
    }

    private Observed deployment(ObjectKey key, Deployment deployment) {
      DeploymentStatus status =
          Objects.requireNonNullElseGet(deployment.getStatus(), DeploymentStatus::new);
      if (behind(deployment, status.getObservedGeneration())) {
        return notSeen(key);
      }
      List<Pod> newest = newestPods(deployment);
      List<Trouble> troubles = new ArrayList<>(ofConditions(key, status.getConditions()));
      troubles.addAll(ofPods(key, newest));
      int wanted = number(deployment.getSpec().getReplicas(), 1);
      int updated = number(status.getUpdatedReplicas(), 0);
      int old = number(status.getReplicas(), 0) - updated;
      int available = number(status.getAvailableReplicas(), 0);
      return verdict(
          key, troubles, new Counts(wanted, updated, Math.max(0, old), available, why(newest)));
    }

    private List<Trouble> ofConditions(ObjectKey key, List<DeploymentCondition> conditions) {
      List<Trouble> troubles = new ArrayList<>();
      for (DeploymentCondition condition : conditions) {
        boolean isTrue = "True".equals(condition.getStatus());
        if (isTrue && "ReplicaFailure".equals(condition.getType())) {
          troubles.add(notCreated(key, condition.getMessage()));
        }
        if ("ProgressDeadlineExceeded".equals(condition.getReason())) {
          troubles.add(deadline(key, condition.getMessage()));
        }
      }
      return troubles;
    }

    private List<Pod> newestPods(Deployment deployment) {
      String revision = annotation(deployment, REVISION);
      return replicaSets.get().stream()
          .filter(set -> Pods.ownedBy(set, deployment.getMetadata().getUid()))
          .filter(set -> annotation(set, REVISION).equals(revision))
          .flatMap(set -> podsOf(set).stream())
          .toList();
    }

    private List<Pod> podsOf(HasMetadata owner) {
      return pods.get().stream()
          .filter(pod -> Pods.ownedBy(pod, owner.getMetadata().getUid()))
          .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
          .toList();
    }

    private Observed statefulSet(ObjectKey key, StatefulSet set) {
      StatefulSetStatus status =
          Objects.requireNonNullElseGet(set.getStatus(), StatefulSetStatus::new);
      if (behind(set, status.getObservedGeneration())) {
        return notSeen(key);
      }
      String revision = Objects.requireNonNullElse(status.getUpdateRevision(), "");
      List<Pod> newest =
          podsOf(set).stream()
              .filter(pod -> revision.equals(pod.getMetadata().getLabels().get(STATEFUL_REVISION)))
              .toList();
      int wanted = number(set.getSpec().getReplicas(), 1);
      int ready = number(status.getReadyReplicas(), 0);
      int updated =
          revision.equals(status.getCurrentRevision())
              ? number(status.getReplicas(), 0)
              : number(status.getUpdatedReplicas(), 0);
      return verdict(key, ofPods(key, newest), new Counts(wanted, updated, 0, ready, why(newest)));
    }

    private Observed daemonSet(ObjectKey key, DaemonSet set) {
      DaemonSetStatus status = Objects.requireNonNullElseGet(set.getStatus(), DaemonSetStatus::new);
      if (behind(set, status.getObservedGeneration())) {
        return notSeen(key);
      }
      List<Pod> pods = podsOf(set);
      return verdict(
          key,
          ofPods(key, pods),
          new Counts(
              number(status.getDesiredNumberScheduled(), 0),
              number(status.getUpdatedNumberScheduled(), 0),
              0,
              number(status.getNumberAvailable(), 0),
              why(pods)));
    }

    private Observed job(ObjectKey key, Job job) {
      if (job.getStatus() == null) {
        return notSeen(key);
      }
      for (JobCondition condition : job.getStatus().getConditions()) {
        if ("True".equals(condition.getStatus()) && "Complete".equals(condition.getType())) {
          return Observed.healthy(key, "done");
        }
        if ("True".equals(condition.getStatus()) && "Failed".equals(condition.getType())) {
          return Observed.troubled(
              key,
              List.of(
                  new Trouble(
                      key,
                      Cause.JOB_FAILED,
                      key.toString(),
                      "it failed: " + condition.getMessage(),
                      "see its log in the evidence")));
        }
      }
      List<Trouble> troubles = ofPods(key, podsOf(job));
      return troubles.isEmpty()
          ? Observed.progressing(key, "it runs")
          : Observed.troubled(key, troubles);
    }

    /** What the cluster last said of a pod that runs and is not ready; empty if nothing. */
    private String why(List<Pod> newest) {
      return newest.stream()
          .filter(pod -> !Pods.isReady(pod))
          .flatMap(pod -> warnings(pod).stream())
          .reduce((first, last) -> last)
          .orElse("");
    }

    private List<String> warnings(Pod pod) {
      return events.get().stream()
          .filter(event -> "Warning".equals(event.getType()))
          .filter(event -> pod.getMetadata().getUid().equals(event.getInvolvedObject().getUid()))
          .map(event -> "Pod " + pod.getMetadata().getName() + ": " + event.getMessage())
          .toList();
    }

    private List<Trouble> ofPods(ObjectKey key, List<Pod> newest) {
      PodTroubles troubles = new PodTroubles(key, now, unschedulable);
      return newest.stream().flatMap(pod -> troubles.of(pod).stream()).toList();
    }
  }

  /**
   * @param old pods of the release before that are still there
   * @param why what is known of pods that are not ready
   */
  private record Counts(int wanted, int updated, int old, int available, String why) {
    String because() {
      return why.isEmpty() ? "" : "; " + why;
    }
  }

  private static Observed verdict(ObjectKey key, List<Trouble> troubles, Counts counts) {
    if (!troubles.isEmpty()) {
      return Observed.troubled(key, troubles);
    }
    if (counts.updated() < counts.wanted()) {
      return Observed.progressing(
          key,
          counts.updated()
              + " of "
              + counts.wanted()
              + " pods are of this release"
              + counts.because());
    }
    if (counts.available() < counts.wanted()) {
      return Observed.progressing(
          key,
          counts.available() + " of " + counts.wanted() + " pods are available" + counts.because());
    }
    if (counts.old() > 0) {
      return Observed.progressing(key, counts.old() + " old pods have still to end");
    }
    return Observed.healthy(key, counts.available() + " pods available");
  }

  private static Observed notSeen(ObjectKey key) {
    return Observed.progressing(key, "its controller has not looked at it yet");
  }

  private static Trouble notCreated(ObjectKey key, String message) {
    boolean quota = message.contains("exceeded quota");
    return new Trouble(
        key,
        quota ? Cause.QUOTA : Cause.REFUSED,
        key.toString(),
        "its pods cannot be made: " + message,
        quota
            ? "ask for less, or have the quota of the namespace raised"
            : "make the pods meet the rule that the message names");
  }

  static Trouble deadline(ObjectKey key, String message) {
    return new Trouble(
        key,
        Cause.DEADLINE,
        key.toString(),
        message,
        "see events and logs in the evidence; a slow start needs a longer startup probe");
  }

  private static boolean behind(HasMetadata object, Long observed) {
    Long generation = object.getMetadata().getGeneration();
    return generation != null && (observed == null || observed < generation);
  }

  private static String annotation(HasMetadata object, String name) {
    return Optional.ofNullable(object.getMetadata().getAnnotations())
        .map(all -> all.get(name))
        .orElse("");
  }

  private static int number(Integer value, int otherwise) {
    return value == null ? otherwise : value;
  }

  /** Asked at most once. */
  private static final class Lazy<T> {
    private final Supplier<T> question;
    private Optional<T> answer = Optional.empty();

    Lazy(Supplier<T> question) {
      this.question = question;
    }

    T get() {
      if (answer.isEmpty()) {
        answer = Optional.of(question.get());
      }
      return answer.get();
    }
  }
}
