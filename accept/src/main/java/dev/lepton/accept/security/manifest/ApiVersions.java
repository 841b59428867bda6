package dev.lepton.accept.security.manifest;

import static dev.lepton.accept.security.check.Severity.HIGH;

import dev.lepton.accept.security.check.Check;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Interfaces that Kubernetes has removed, and in which version. From the deprecated API migration
 * guide of the Kubernetes documentation.
 */
final class ApiVersions {
  static final Check SERVED =
      new Check(
          "manifest-api-version",
          "every object is of an interface that is still served",
          HIGH,
          "use the interface that took its place");

  private static final Map<String, Integer> REMOVED_IN_1 =
      Map.ofEntries(
          Map.entry("extensions/v1beta1 Deployment", 16),
          Map.entry("extensions/v1beta1 DaemonSet", 16),
          Map.entry("extensions/v1beta1 ReplicaSet", 16),
          Map.entry("extensions/v1beta1 NetworkPolicy", 16),
          Map.entry("extensions/v1beta1 PodSecurityPolicy", 16),
          Map.entry("extensions/v1beta1 Ingress", 22),
          Map.entry("apps/v1beta1 Deployment", 16),
          Map.entry("apps/v1beta1 StatefulSet", 16),
          Map.entry("apps/v1beta2 Deployment", 16),
          Map.entry("apps/v1beta2 DaemonSet", 16),
          Map.entry("apps/v1beta2 StatefulSet", 16),
          Map.entry("apps/v1beta2 ReplicaSet", 16),
          Map.entry("networking.k8s.io/v1beta1 Ingress", 22),
          Map.entry("networking.k8s.io/v1beta1 IngressClass", 22),
          Map.entry("rbac.authorization.k8s.io/v1beta1 Role", 22),
          Map.entry("rbac.authorization.k8s.io/v1beta1 RoleBinding", 22),
          Map.entry("rbac.authorization.k8s.io/v1beta1 ClusterRole", 22),
          Map.entry("rbac.authorization.k8s.io/v1beta1 ClusterRoleBinding", 22),
          Map.entry("apiextensions.k8s.io/v1beta1 CustomResourceDefinition", 22),
          Map.entry("admissionregistration.k8s.io/v1beta1 ValidatingWebhookConfiguration", 22),
          Map.entry("admissionregistration.k8s.io/v1beta1 MutatingWebhookConfiguration", 22),
          Map.entry("apiregistration.k8s.io/v1beta1 APIService", 22),
          Map.entry("certificates.k8s.io/v1beta1 CertificateSigningRequest", 22),
          Map.entry("coordination.k8s.io/v1beta1 Lease", 22),
          Map.entry("scheduling.k8s.io/v1beta1 PriorityClass", 22),
          Map.entry("storage.k8s.io/v1beta1 StorageClass", 22),
          Map.entry("storage.k8s.io/v1beta1 CSIDriver", 22),
          Map.entry("storage.k8s.io/v1beta1 CSINode", 22),
          Map.entry("storage.k8s.io/v1beta1 VolumeAttachment", 22),
          Map.entry("batch/v1beta1 CronJob", 25),
          Map.entry("discovery.k8s.io/v1beta1 EndpointSlice", 25),
          Map.entry("events.k8s.io/v1beta1 Event", 25),
          Map.entry("autoscaling/v2beta1 HorizontalPodAutoscaler", 25),
          Map.entry("policy/v1beta1 PodDisruptionBudget", 25),
          Map.entry("policy/v1beta1 PodSecurityPolicy", 25),
          Map.entry("node.k8s.io/v1beta1 RuntimeClass", 25),
          Map.entry("autoscaling/v2beta2 HorizontalPodAutoscaler", 26),
          Map.entry("flowcontrol.apiserver.k8s.io/v1beta1 FlowSchema", 26),
          Map.entry("flowcontrol.apiserver.k8s.io/v1beta1 PriorityLevelConfiguration", 26),
          Map.entry("storage.k8s.io/v1beta1 CSIStorageCapacity", 27),
          Map.entry("flowcontrol.apiserver.k8s.io/v1beta2 FlowSchema", 29),
          Map.entry("flowcontrol.apiserver.k8s.io/v1beta2 PriorityLevelConfiguration", 29),
          Map.entry("flowcontrol.apiserver.k8s.io/v1beta3 FlowSchema", 32),
          Map.entry("flowcontrol.apiserver.k8s.io/v1beta3 PriorityLevelConfiguration", 32));

  private ApiVersions() {}

  /**
   * @param minor of Kubernetes 1; empty for the newest that is known here
   */
  static List<String> removed(ManifestSet set, Optional<Integer> minor) {
    return set.manifests().stream().flatMap(manifest -> removed(manifest, minor).stream()).toList();
  }

  private static Optional<String> removed(Manifest manifest, Optional<Integer> minor) {
    String version = manifest.node().path("apiVersion").asString("");
    return Optional.ofNullable(REMOVED_IN_1.get(version + " " + manifest.kind()))
        .filter(removed -> minor.isEmpty() || removed <= minor.get())
        .map(removed -> manifest.where() + ", " + version + " was removed in 1." + removed);
  }
}
