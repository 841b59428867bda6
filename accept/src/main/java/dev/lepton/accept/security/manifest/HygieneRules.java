package dev.lepton.accept.security.manifest;

import static dev.lepton.accept.security.check.Severity.HIGH;
import static dev.lepton.accept.security.check.Severity.MEDIUM;

import dev.lepton.accept.security.check.ImageName;
import dev.lepton.accept.security.check.SecretShapes;
import dev.lepton.accept.security.manifest.Pod.Container;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a pod should have beyond the Pod Security Standards. */
final class HygieneRules {
  static final List<PodRule> ALL =
      List.of(
          PodRule.of(
              "resources",
              "containers say what they need",
              MEDIUM,
              "set resources.requests.cpu, resources.requests.memory and resources.limits.memory",
              pod -> pod.containersWhere(HygieneRules::lacksResources)),
          PodRule.of(
              "read-only-root",
              "the container's file system is read-only",
              MEDIUM,
              "set securityContext.readOnlyRootFilesystem: true and mount an emptyDir at /tmp",
              pod ->
                  pod.containersWhere(
                      c -> !c.security().path("readOnlyRootFilesystem").asBoolean(false))),
          PodRule.of(
              "image-tag",
              "images are named by version or digest",
              MEDIUM,
              "name the image with a version tag, or better a digest; not :latest",
              pod -> pod.containersWhere(HygieneRules::isUnpinned)),
          PodRule.of(
              "env-secrets",
              "no secret stands in a container's environment in plain text",
              HIGH,
              "take it from a Secret: valueFrom.secretKeyRef",
              HygieneRules::plainSecrets));

  private HygieneRules() {}

  private static boolean lacksResources(Container container) {
    JsonNode resources = container.node().path("resources");
    return !resources.path("requests").has("cpu")
        || !resources.path("requests").has("memory")
        || !resources.path("limits").has("memory");
  }

  private static boolean isUnpinned(Container container) {
    return !ImageName.isPinned(container.node().path("image").asString(""));
  }

  private static List<String> plainSecrets(Pod pod) {
    return pod.containers().stream().flatMap(HygieneRules::plainSecrets).toList();
  }

  private static Stream<String> plainSecrets(Container container) {
    return container
        .node()
        .path("env")
        .valueStream()
        .filter(
            variable ->
                SecretShapes.isPlainSecret(
                    variable.path("name").asString(""), variable.path("value").asString("")))
        .map(variable -> container.where() + ", env " + variable.path("name").asString(""));
  }
}
