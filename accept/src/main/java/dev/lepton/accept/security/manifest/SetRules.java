package dev.lepton.accept.security.manifest;

import static dev.lepton.accept.security.check.Severity.HIGH;
import static dev.lepton.accept.security.check.Severity.MEDIUM;

import dev.lepton.accept.security.check.Check;
import dev.lepton.accept.security.check.SecretShapes;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Checks that need more than one object to judge. */
final class SetRules {
  static final Check NETWORK_POLICY =
      new Check(
          "manifest-network-policy",
          "a NetworkPolicy covers each workload",
          MEDIUM,
          "add a default-deny NetworkPolicy and the flows that the application needs");

  static final Check SERVICE_ACCOUNT_TOKEN =
      new Check(
          "manifest-service-account-token",
          "pods get no API token they do not need",
          MEDIUM,
          "set automountServiceAccountToken: false on the ServiceAccount or the pod");

  static final Check CONFIG_MAP_SECRETS =
      new Check(
          "manifest-configmap-secrets",
          "no secret stands in a ConfigMap",
          HIGH,
          "move it into a Secret and refer to it");

  /** A line of a properties, env, INI or YAML file. */
  private static final Pattern SETTING =
      Pattern.compile("(?m)^\\s*(?:export\\s+)?([\\w.\\-]+)\\s*[=:][ \\t]*['\"]?([^'\"\\s#]*)");

  private final ManifestSet set;

  SetRules(ManifestSet set) {
    this.set = set;
  }

  List<String> withoutNetworkPolicy() {
    return pods().filter(pod -> !isCovered(pod)).map(Pod::where).toList();
  }

  private boolean isCovered(Pod pod) {
    return ofKind("NetworkPolicy")
        .filter(policy -> policy.namespace().equals(pod.workload().namespace()))
        .map(policy -> policy.spec().path("podSelector"))
        .anyMatch(selector -> SelectorMatch.selects(selector, pod.labels()));
  }

  /** A rule of pods, since a pod may say why it needs one. */
  PodRule apiToken() {
    return new PodRule(
        SERVICE_ACCOUNT_TOKEN, pod -> PodRule.violatedIf(getsToken(pod), pod.where()));
  }

  /** The pod's own word goes before its account's. */
  private boolean getsToken(Pod pod) {
    boolean accountGives =
        ofKind("ServiceAccount")
            .filter(candidate -> candidate.name().equals(pod.account()))
            .findFirst()
            .map(found -> found.node().path("automountServiceAccountToken").asBoolean(true))
            .orElse(true);
    return pod.spec().path("automountServiceAccountToken").asBoolean(accountGives);
  }

  List<String> configMapSecrets() {
    return ofKind("ConfigMap")
        .flatMap(
            map ->
                map.node()
                    .path("data")
                    .propertyStream()
                    .filter(SetRules::holdsSecret)
                    .map(entry -> map.where() + ", data " + entry.getKey()))
        .toList();
  }

  private static boolean holdsSecret(Map.Entry<String, JsonNode> entry) {
    String value = entry.getValue().asString("");
    if (SecretShapes.isPlainSecret(entry.getKey(), value)) {
      return true;
    }
    return SETTING
        .matcher(value)
        .results()
        .anyMatch(setting -> SecretShapes.isPlainSecret(setting.group(1), setting.group(2)));
  }

  private Stream<Pod> pods() {
    return set.pods();
  }

  private Stream<Manifest> ofKind(String kind) {
    return set.ofKind(kind);
  }
}
