package dev.lepton.accept.security.manifest;

import static dev.lepton.accept.security.check.Severity.HIGH;
import static dev.lepton.accept.security.check.Severity.MEDIUM;

import dev.lepton.accept.security.check.Check;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What roles may do with the cluster. */
final class RightsRules {
  private static final Set<String> READING = Set.of("get", "list", "watch", "*");

  static final List<SetRule> ALL =
      List.of(
          new SetRule(
              new Check(
                  "manifest-cluster-admin",
                  "nobody is made an administrator of the cluster",
                  HIGH,
                  "bind a role with the rights that are needed, not cluster-admin"),
              RightsRules::administrators),
          new SetRule(
              new Check(
                  "manifest-wildcard-rights",
                  "roles name what they allow",
                  HIGH,
                  "replace * by the resources and verbs that are needed"),
              set -> roles(set, RightsRules::isWildcard)),
          new SetRule(
              new Check(
                  "manifest-secret-rights",
                  "roles do not read all secrets",
                  MEDIUM,
                  "name the secrets in resourceNames, or mount them"),
              set -> roles(set, RightsRules::readsSecrets)),
          new SetRule(
              new Check(
                  "manifest-pod-rights",
                  "roles do not create pods",
                  MEDIUM,
                  "whoever creates pods can take on the rights of every account of the namespace;"
                      + " remove it"),
              set -> roles(set, RightsRules::createsPods)));

  private RightsRules() {}

  private static List<String> administrators(ManifestSet set) {
    return Stream.of("ClusterRoleBinding", "RoleBinding")
        .flatMap(set::ofKind)
        .filter(
            binding ->
                binding.node().path("roleRef").path("name").asString("").equals("cluster-admin"))
        .map(Manifest::where)
        .toList();
  }

  private static List<String> roles(ManifestSet set, Predicate<JsonNode> tooMuch) {
    return Stream.of("Role", "ClusterRole")
        .flatMap(set::ofKind)
        .filter(role -> role.node().path("rules").valueStream().anyMatch(tooMuch))
        .map(Manifest::where)
        .toList();
  }

  private static boolean has(JsonNode rule, String field, String wanted) {
    return rule.path(field)
        .valueStream()
        .anyMatch(value -> value.asString("").equals(wanted) || value.asString("").equals("*"));
  }

  private static boolean isWildcard(JsonNode rule) {
    return Stream.of("apiGroups", "resources", "verbs")
        .anyMatch(
            field ->
                rule.path(field).valueStream().anyMatch(value -> value.asString("").equals("*")));
  }

  private static boolean readsSecrets(JsonNode rule) {
    return has(rule, "resources", "secrets")
        && rule.path("resourceNames").isEmpty()
        && rule.path("verbs").valueStream().anyMatch(verb -> READING.contains(verb.asString("")));
  }

  private static boolean createsPods(JsonNode rule) {
    return has(rule, "resources", "pods") && has(rule, "verbs", "create");
  }
}
