package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.cluster.ObjectKey;
import dev.lepton.deploy.cluster.ReleaseRevision;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Optional;

/**
 * A revision with all that was applied for it.
 *
 * @param objects in the order in which they are applied
 */
record StoredRevision(ReleaseRevision revision, List<GenericKubernetesResource> objects) {
  StoredRevision {
    objects = List.copyOf(objects);
  }

  static List<ObjectKey> keys(List<GenericKubernetesResource> objects) {
    return objects.stream().map(ObjectKey::of).toList();
  }

  /** The one that should be there now; empty if none is. */
  static Optional<StoredRevision> deployed(List<StoredRevision> history) {
    return history.stream()
        .filter(each -> each.revision().state() == ReleaseRevision.State.DEPLOYED)
        .reduce((first, last) -> last);
  }

  /** Without the objects, which may be secrets. */
  @Override
  public String toString() {
    return "revision " + revision.number() + " (" + revision.state() + ")";
  }
}
