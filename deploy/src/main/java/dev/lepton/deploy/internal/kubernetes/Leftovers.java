package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.cluster.ObjectChange;
import dev.lepton.deploy.cluster.ObjectChange.Action;
import dev.lepton.deploy.cluster.ObjectKey;
import dev.lepton.deploy.cluster.ReleaseRevision.State;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What earlier revisions brought and a later one no longer names: only what still says that it is
 * of this release, and never what holds data or others' objects. A run that was left half-way may
 * also have left what shares users with a canary.
 */
record Leftovers(Cluster cluster, String release) {
  private static final Set<String> KEPT =
      Set.of("Namespace", "CustomResourceDefinition", "PersistentVolumeClaim", "PersistentVolume");

  /** Of a run that has ended without a word. */
  private static final Set<State> HALF_WAY = Set.of(State.PENDING, State.INTERRUPTED);

  List<GenericKubernetesResource> of(
      List<StoredRevision> history, List<GenericKubernetesResource> now) {
    KubernetesSerialization serialization = cluster.client().getKubernetesSerialization();
    Set<ObjectKey> named = new HashSet<>(StoredRevision.keys(now));
    Map<ObjectKey, GenericKubernetesResource> gone = new LinkedHashMap<>();
    for (StoredRevision earlier : unsettled(history)) {
      for (GenericKubernetesResource object : earlier.objects()) {
        ObjectKey key = ObjectKey.of(object);
        if (!named.contains(key) && !KEPT.contains(key.kind())) {
          gone.put(key, object);
        }
        if (HALF_WAY.contains(earlier.revision().state())) {
          CanaryTraffic.temporary(serialization, object)
              .filter(second -> !named.contains(ObjectKey.of(second)))
              .ifPresent(second -> gone.put(ObjectKey.of(second), second));
        }
      }
    }
    return gone.values().stream()
        .filter(object -> cluster.live(object).filter(this::isOurs).isPresent())
        .toList();
  }

  /**
   * The deployed revision, and those after it, which did not come to an end. What is older was
   * pruned by its successors before they were called deployed.
   */
  private static List<StoredRevision> unsettled(List<StoredRevision> history) {
    int deployed = StoredRevision.deployed(history).map(each -> each.revision().number()).orElse(0);
    return history.stream().filter(each -> each.revision().number() >= deployed).toList();
  }

  static ObjectChange change(GenericKubernetesResource left) {
    return new ObjectChange(ObjectKey.of(left), Action.DELETE, List.of());
  }

  private boolean isOurs(GenericKubernetesResource live) {
    return Optional.ofNullable(live.getMetadata().getLabels())
        .filter(labels -> release.equals(labels.get(RevisionStore.RELEASE)))
        .isPresent();
  }
}
