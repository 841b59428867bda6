package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.cluster.ManifestObject;
import dev.lepton.deploy.cluster.ObjectKey;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an account must be allowed to do for a release: asked for, checked, or written as a role.
 */
final class Rights {
  private static final List<String> CHANGE =
      List.of("create", "delete", "get", "list", "patch", "update");
  private static final String NAME = "lepton-deploy";

  private final Cluster cluster;
  private final String namespace;
  // Of the namespace, and of the whole cluster.
  private final Map<Resource, Set<String>> inside = new TreeMap<>();
  private final Map<Resource, Set<String>> outside = new TreeMap<>();

  private record Resource(String group, String plural) implements Comparable<Resource> {
    @Override
    public int compareTo(Resource other) {
      int groups = group.compareTo(other.group);
      return groups != 0 ? groups : plural.compareTo(other.plural);
    }

    @Override
    public String toString() {
      return group.isEmpty() ? plural : plural + "." + group;
    }
  }

  /** For bringing these in, watching them, and taking them back. */
  Rights(Cluster cluster, String namespace, List<ManifestObject> objects) {
    this.cluster = cluster;
    this.namespace = namespace;
    need("", "secrets", List.of("create", "delete", "get", "list", "patch"));
    need("", "pods", List.of("list"));
    need("", "pods/log", List.of("get"));
    need("", "events", List.of("list"));
    objects.forEach(this::need);
  }

  private void need(ManifestObject object) {
    cluster
        .kind(object.content().getApiVersion(), object.content().getKind())
        .ifPresent(kind -> need(object, kind));
  }

  private void need(ManifestObject object, APIResource kind) {
    Map<Resource, Set<String>> rights =
        Boolean.TRUE.equals(kind.getNamespaced()) ? inside : outside;
    String group = ObjectKey.group(object.content().getApiVersion());
    rights
        .computeIfAbsent(new Resource(group, kind.getName()), any -> new TreeSet<>())
        .addAll(CHANGE);
    if (object.key().kind().equals("Deployment")) {
      need("apps", "replicasets", List.of("list"));
    }
  }

  private void need(String group, String plural, List<String> verbs) {
    inside.computeIfAbsent(new Resource(group, plural), any -> new TreeSet<>()).addAll(verbs);
  }

  /**
   * Asks the cluster for each.
   *
   * @throws LeptonException TARGET_PRIVILEGE with every right that is missing
   */
  void require() {
    List<Problem> missing = new ArrayList<>();
    inside.forEach((resource, verbs) -> missing.addAll(missing(resource, verbs, namespace)));
    outside.forEach((resource, verbs) -> missing.addAll(missing(resource, verbs, "")));
    if (!missing.isEmpty()) {
      throw new LeptonException(ErrorCode.TARGET_PRIVILEGE, missing);
    }
  }

  private List<Problem> missing(Resource resource, Set<String> verbs, String scope) {
    List<String> refused = verbs.stream().filter(verb -> !may(verb, resource, scope)).toList();
    if (refused.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Problem(
            "this account may not " + String.join(", ", refused) + " " + resource,
            scope.isEmpty() ? "the whole cluster" : "namespace " + scope,
            "have the role bound to it that lepton deploy rights prints"));
  }

  private boolean may(String verb, Resource resource, String scope) {
    String[] parts = resource.plural().split("/", 2);
    SelfSubjectAccessReview question =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withVerb(verb)
            .withGroup(resource.group())
            .withResource(parts[0])
            .withSubresource(parts.length > 1 ? parts[1] : null)
            .withNamespace(scope.isEmpty() ? null : scope)
            .endResourceAttributes()
            .endSpec()
            .build();
    SelfSubjectAccessReview answer =
        cluster.ask(
            () -> cluster.client().authorization().v1().selfSubjectAccessReview().create(question));
    return answer.getStatus() != null && Boolean.TRUE.equals(answer.getStatus().getAllowed());
  }

  /** The role with exactly these rights, and its binding to a service account of that name. */
  List<HasMetadata> roles(String account) {
    List<HasMetadata> roles = new ArrayList<>();
    roles.add(
        new RoleBuilder()
            .withNewMetadata()
            .withName(NAME)
            .withNamespace(namespace)
            .endMetadata()
            .withRules(rules(inside))
            .build());
    roles.add(
        new RoleBindingBuilder()
            .withNewMetadata()
            .withName(NAME)
            .withNamespace(namespace)
            .endMetadata()
            .withNewRoleRef("rbac.authorization.k8s.io", "Role", NAME)
            .addNewSubject("", "ServiceAccount", account, namespace)
            .build());
    if (!outside.isEmpty()) {
      String name = NAME + "-" + namespace;
      roles.add(
          new ClusterRoleBuilder()
              .withNewMetadata()
              .withName(name)
              .endMetadata()
              .withRules(rules(outside))
              .build());
      roles.add(
          new ClusterRoleBindingBuilder()
              .withNewMetadata()
              .withName(name)
              .endMetadata()
              .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", name)
              .addNewSubject("", "ServiceAccount", account, namespace)
              .build());
    }
    return roles;
  }

  /** Resources of one group with the same verbs share a rule. */
  private static List<PolicyRule> rules(Map<Resource, Set<String>> rights) {
    Map<String, List<Resource>> alike = new LinkedHashMap<>();
    rights.forEach(
        (resource, verbs) ->
            alike
                .computeIfAbsent(resource.group() + " " + verbs, any -> new ArrayList<>())
                .add(resource));
    return alike.values().stream()
        .map(
            resources ->
                new PolicyRuleBuilder()
                    .withApiGroups(resources.get(0).group())
                    .withResources(resources.stream().map(Resource::plural).toList())
                    .withVerbs(List.copyOf(rights.get(resources.get(0))))
                    .build())
        .toList();
  }
}
