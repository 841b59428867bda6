package dev.lepton.accept.security.manifest;

import static dev.lepton.accept.security.check.Severity.HIGH;

import dev.lepton.accept.security.manifest.Pod.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the <i>restricted</i> Pod Security Standard asks beyond the baseline. */
final class RestrictionRules {
  private static final Set<String> VOLUME_TYPES =
      Set.of(
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "persistentVolumeClaim",
          "projected",
          "secret");

  private static final Set<String> SECCOMP_TYPES = Set.of("RuntimeDefault", "Localhost");

  static final List<PodRule> ALL =
      List.of(
          PodRule.of(
              "run-as-non-root",
              "containers run as a user other than root",
              HIGH,
              "set securityContext.runAsNonRoot: true and no runAsUser: 0",
              RestrictionRules::mayRunAsRoot),
          PodRule.of(
              "privilege-escalation",
              "processes cannot gain privileges",
              HIGH,
              "set securityContext.allowPrivilegeEscalation: false on each container",
              pod ->
                  pod.containersWhere(
                      c -> c.security().path("allowPrivilegeEscalation").asBoolean(true))),
          PodRule.of(
              "capabilities",
              "containers drop all Linux capabilities",
              HIGH,
              "set securityContext.capabilities.drop: [ALL]; add at most NET_BIND_SERVICE",
              pod -> pod.containersWhere(RestrictionRules::keepsCapabilities)),
          PodRule.of(
              "seccomp",
              "system calls are filtered",
              HIGH,
              "set securityContext.seccompProfile.type: RuntimeDefault",
              pod -> pod.containersWhere(c -> isUnfiltered(pod, c))),
          PodRule.of(
              "volumes",
              "volumes do not reach into the node",
              HIGH,
              "replace hostPath and in-tree volumes by emptyDir or a persistentVolumeClaim",
              RestrictionRules::foreignVolumes));

  private RestrictionRules() {}

  private static List<String> mayRunAsRoot(Pod pod) {
    List<String> places = new ArrayList<>();
    if (isUserZero(pod.security())) {
      places.add(pod.where() + ", runAsUser: 0");
    }
    boolean podSaysNonRoot = pod.security().path("runAsNonRoot").asBoolean(false);
    places.addAll(
        pod.containersWhere(
            container ->
                isUserZero(container.security())
                    || !container.security().path("runAsNonRoot").asBoolean(podSaysNonRoot)));
    return places;
  }

  private static boolean isUserZero(JsonNode security) {
    return security.path("runAsUser").asInt(-1) == 0;
  }

  private static boolean keepsCapabilities(Container container) {
    JsonNode capabilities = container.security().path("capabilities");
    boolean dropsAll = texts(capabilities.path("drop")).anyMatch("ALL"::equals);
    return !dropsAll || !texts(capabilities.path("add")).allMatch("NET_BIND_SERVICE"::equals);
  }

  private static Stream<String> texts(JsonNode list) {
    return list.valueStream().map(value -> value.asString(""));
  }

  private static boolean isUnfiltered(Pod pod, Container container) {
    String ofPod = seccomp(pod.security(), "");
    return !SECCOMP_TYPES.contains(seccomp(container.security(), ofPod));
  }

  private static String seccomp(JsonNode security, String inherited) {
    return security.path("seccompProfile").path("type").asString(inherited);
  }

  private static List<String> foreignVolumes(Pod pod) {
    return pod.spec()
        .path("volumes")
        .valueStream()
        .filter(volume -> volume.propertyNames().stream().noneMatch(VOLUME_TYPES::contains))
        .map(volume -> pod.where() + ", volume " + volume.path("name").asString("?"))
        .toList();
  }
}
