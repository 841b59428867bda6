package dev.lepton.accept.security.manifest;

import static dev.lepton.accept.security.check.Severity.HIGH;

import dev.lepton.accept.security.check.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Interfaces and fields that older versions of Kubernetes do not have, and in which they came
 * (those on by default). From the release notes and the feature gates of the Kubernetes
 * documentation; for versions from 1.20 on.
 */
final class NewFields {
  static final Check KNOWN =
      new Check(
          "manifest-too-new",
          "every interface and field is known to the version of the cluster",
          HIGH,
          "leave the field out, or use a newer version of Kubernetes");

  private static final Map<String, Integer> INTERFACES =
      Map.of(
          "batch/v1 CronJob", 21,
          "policy/v1 PodDisruptionBudget", 21,
          "discovery.k8s.io/v1 EndpointSlice", 21,
          "autoscaling/v2 HorizontalPodAutoscaler", 23,
          "flowcontrol.apiserver.k8s.io/v1 FlowSchema", 29,
          "admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy", 30);

  /** By the field's name and that of the one that it is in. */
  private static final Map<String, Integer> FIELDS =
      Map.ofEntries(
          Map.entry("spec.ttlSecondsAfterFinished", 21),
          Map.entry("spec.completionMode", 22),
          Map.entry("spec.minReadySeconds", 22),
          Map.entry("spec.podFailurePolicy", 26),
          Map.entry("spec.unhealthyPodEvictionPolicy", 27),
          Map.entry("spec.schedulingGates", 27),
          Map.entry("spec.persistentVolumeClaimRetentionPolicy", 27),
          Map.entry("spec.timeZone", 25),
          Map.entry("topologySpreadConstraints.matchLabelKeys", 27),
          Map.entry("topologySpreadConstraints.nodeAffinityPolicy", 26),
          Map.entry("livenessProbe.terminationGracePeriodSeconds", 22),
          Map.entry("livenessProbe.grpc", 24),
          Map.entry("readinessProbe.grpc", 24),
          Map.entry("startupProbe.grpc", 24),
          Map.entry("initContainers.restartPolicy", 29),
          Map.entry("preStop.sleep", 30),
          Map.entry("postStart.sleep", 30),
          Map.entry("securityContext.appArmorProfile", 30),
          Map.entry("spec.trafficDistribution", 31),
          Map.entry("spec.podReplacementPolicy", 29),
          Map.entry("spec.hostUsers", 33),
          Map.entry("securityContext.supplementalGroupsPolicy", 33),
          Map.entry("containers.resizePolicy", 33));

  private NewFields() {}

  /** None when it is not said which version there will be. */
  static List<String> unknown(ManifestSet set, Optional<Integer> minor) {
    List<String> places = new ArrayList<>();
    if (minor.isPresent()) {
      for (Manifest manifest : set.manifests()) {
        String kind = manifest.node().path("apiVersion").asString("") + " " + manifest.kind();
        tell(manifest, kind, INTERFACES.getOrDefault(kind, 0), minor.get(), places);
        look(manifest, "", manifest.node(), minor.get(), places);
      }
    }
    return places;
  }

  private static void look(
      Manifest manifest, String above, JsonNode node, int minor, List<String> places) {
    node.valueStream()
        .filter(any -> node.isArray())
        .forEach(one -> look(manifest, above, one, minor, places));
    node.propertyStream()
        .forEach(
            one -> {
              String field = above + "." + one.getKey();
              tell(manifest, field, FIELDS.getOrDefault(field, 0), minor, places);
              look(manifest, one.getKey(), one.getValue(), minor, places);
            });
  }

  private static void tell(
      Manifest manifest, String what, int since, int minor, List<String> places) {
    if (since > minor) {
      places.add(manifest.where() + ", " + what + " came in 1." + since);
    }
  }
}
