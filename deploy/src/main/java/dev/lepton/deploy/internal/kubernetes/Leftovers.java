package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.cluster.ObjectChange;
import dev.lepton.deploy.cluster.ObjectChange.Action;
import dev.lepton.deploy.cluster.ObjectKey;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What earlier revisions brought and a later one no longer names: only what still says that it is
 * of this release, and never what holds data or others' objects.
 */
record Leftovers(Cluster cluster, String release) {
  private static final Set<String> KEPT =
      Set.of("Namespace", "CustomResourceDefinition", "PersistentVolumeClaim", "PersistentVolume");

  List<GenericKubernetesResource> of(
      List<StoredRevision> history, List<GenericKubernetesResource> now) {
    Set<ObjectKey> named = new HashSet<>(StoredRevision.keys(now));
    Map<ObjectKey, GenericKubernetesResource> gone = new LinkedHashMap<>();
    for (StoredRevision earlier : history) {
      for (GenericKubernetesResource object : earlier.objects()) {
        ObjectKey key = ObjectKey.of(object);
        if (!named.contains(key) && !KEPT.contains(key.kind())) {
          gone.put(key, object);
        }
      }
    }
    return gone.values().stream()
        .filter(object -> cluster.live(object).filter(this::isOurs).isPresent())
        .toList();
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
