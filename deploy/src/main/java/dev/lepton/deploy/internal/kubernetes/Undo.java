package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.cluster.ManifestObject;
import dev.lepton.deploy.cluster.ObjectKey;
import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes back what a run has applied, and puts back what was there before it. */
final class Undo {
  private static final String STATEFUL_REVISION = "controller-revision-hash";

  private final Cluster cluster;
  private final String namespace;
  private final EventSink events;
  private final Map<ObjectKey, Applied> applied = new LinkedHashMap<>();

  Undo(Cluster cluster, String namespace, EventSink events) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.events = events;
  }

  /** What was applied, and what was there before. */
  private record Applied(ManifestObject object, Optional<GenericKubernetesResource> before) {}

  /** Remembers a step before it is taken. */
  void remember(Rehearsal.Step step) {
    remember(step.object(), step.before());
  }

  /** Remembers an object before it is applied; of one that is applied again, what was first. */
  void remember(ManifestObject object, Optional<GenericKubernetesResource> before) {
    applied.putIfAbsent(object.key(), new Applied(object, before));
  }

  /**
   * Puts the revision before back, or, without one, what each object was.
   *
   * @param earlier objects of the revision before; empty without one
   */
  void run(List<GenericKubernetesResource> earlier) {
    Set<ObjectKey> kept = new HashSet<>(StoredRevision.keys(earlier));
    for (GenericKubernetesResource object : earlier) {
      cluster.apply(new ManifestObject(object, "the revision before"), true);
    }
    List<Applied> latestFirst = new ArrayList<>(applied.values());
    Collections.reverse(latestFirst);
    for (Applied each : latestFirst) {
      if (!kept.contains(each.object().key())) {
        takeBack(each);
      }
    }
    earlier.stream()
        .filter(object -> "StatefulSet".equals(object.getKind()))
        .forEach(set -> freeStuckPods(set.getMetadata().getName()));
    events.emit(
        new Event.Audited(
            Phase.DEPLOY, "undo release", applied.size() + " objects of namespace " + namespace));
  }

  private void takeBack(Applied each) {
    if (each.before().isPresent()) {
      cluster.restore(each.before().get());
    } else {
      cluster.delete(each.object().content());
    }
  }

  /**
   * A stateful set does not replace a pod that never got ready, even when its template is put back
   * (the Kubernetes documentation calls it forced rollback): the pod has to go by hand.
   */
  private void freeStuckPods(String name) {
    StatefulSet set =
        cluster.ask(
            () ->
                cluster.client().apps().statefulSets().inNamespace(namespace).withName(name).get());
    if (set == null || set.getStatus() == null) {
      return;
    }
    String wanted = String.valueOf(set.getStatus().getCurrentRevision());
    List<Pod> pods =
        cluster.ask(() -> cluster.client().pods().inNamespace(namespace).list().getItems());
    pods.stream()
        .filter(pod -> Pods.ownedBy(pod, set.getMetadata().getUid()))
        .filter(pod -> !Pods.isReady(pod))
        .filter(pod -> !wanted.equals(pod.getMetadata().getLabels().get(STATEFUL_REVISION)))
        .forEach(pod -> cluster.ask(() -> cluster.client().resource(pod).delete()));
  }
}
