package dev.lepton.deploy.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

/**
 * An object that shall be in the cluster.
 *
 * @param where file:line of its manifest, for messages
 */
public record ManifestObject(GenericKubernetesResource content, String where) {
  public ObjectKey key() {
    return ObjectKey.of(content);
  }

  /** Without the content, which may be a secret. */
  @Override
  public String toString() {
    return key() + " (" + where + ")";
  }
}
