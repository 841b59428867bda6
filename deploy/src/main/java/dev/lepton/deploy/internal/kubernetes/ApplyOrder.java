package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.cluster.ManifestObject;
import java.util.Comparator;
import java.util.List;

/**
 * In which order kinds are applied, so that nothing refers to what is not there yet: what others
 * live in, then what they run as, what they read, how they are reached, and they themselves. They
 * are taken away in the opposite order.
 */
public final class ApplyOrder {
  private static final List<String> KINDS =
      List.of(
          "Namespace",
          "CustomResourceDefinition",
          "PriorityClass",
          "StorageClass",
          "ResourceQuota",
          "LimitRange",
          "NetworkPolicy",
          "ServiceAccount",
          "ClusterRole",
          "Role",
          "ClusterRoleBinding",
          "RoleBinding",
          "SecretStore",
          "ExternalSecret",
          "Secret",
          "ConfigMap",
          "PersistentVolume",
          "PersistentVolumeClaim",
          "Service",
          "PodDisruptionBudget",
          "Pod",
          "DaemonSet",
          "Deployment",
          "StatefulSet",
          "HorizontalPodAutoscaler",
          "Job",
          "CronJob",
          "Gateway",
          "HTTPRoute",
          "Ingress");

  /** Of its kind, then of its name. */
  public static final Comparator<ManifestObject> COMPARATOR =
      Comparator.comparingInt((ManifestObject object) -> rank(object.key().kind()))
          .thenComparing(ManifestObject::key);

  private ApplyOrder() {}

  private static int rank(String kind) {
    int known = KINDS.indexOf(kind);
    return known < 0 ? KINDS.size() : known;
  }

  /** Whether other objects cannot even be checked before it is there. */
  static boolean isGround(ManifestObject object) {
    return rank(object.key().kind()) <= KINDS.indexOf("CustomResourceDefinition");
  }
}
