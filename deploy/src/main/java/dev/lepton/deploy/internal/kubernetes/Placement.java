package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.cluster.ManifestObject;
import dev.lepton.deploy.cluster.ObjectKey;
import dev.lepton.deploy.cluster.ReleaseManifests;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts a release's objects in their namespace, labels them as its own and brings them in order. */
final class Placement {
  private final Cluster cluster;
  private final String namespace;
  private final String release;
  private final Set<String> ownKinds;
  private final List<Problem> problems = new ArrayList<>();

  private Placement(Cluster cluster, String namespace, String release, ReleaseManifests manifests) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.release = release;
    this.ownKinds =
        manifests.objects().stream()
            .map(ManifestObject::content)
            .map(Placement::defines)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
  }

  /**
   * @throws LeptonException CONFIG_INVALID with every kind that the cluster does not know and every
   *     object of another namespace
   */
  static List<ManifestObject> place(
      Cluster cluster, String namespace, String release, ReleaseManifests manifests) {
    Placement placement = new Placement(cluster, namespace, release, manifests);
    List<ManifestObject> placed =
        manifests.objects().stream().map(placement::place).sorted(ApplyOrder.COMPARATOR).toList();
    if (!placement.problems.isEmpty()) {
      throw new LeptonException(ErrorCode.CONFIG_INVALID, placement.problems);
    }
    return placed;
  }

  private ManifestObject place(ManifestObject object) {
    GenericKubernetesResource copy =
        cluster.client().getKubernetesSerialization().clone(object.content());
    if (isNamespaced(object)) {
      String named = object.key().namespace();
      if (!named.isEmpty() && !named.equals(namespace)) {
        problems.add(
            new Problem(
                object.key() + " is of namespace " + named + ", the release of " + namespace,
                object.where(),
                "a release has one namespace: deploy the others as releases of their own"));
      }
      copy.getMetadata().setNamespace(namespace);
    } else {
      copy.getMetadata().setNamespace(null);
    }
    Map<String, String> labels =
        new HashMap<>(Optional.ofNullable(copy.getMetadata().getLabels()).orElse(Map.of()));
    labels.put(RevisionStore.RELEASE, release);
    copy.getMetadata().setLabels(labels);
    return new ManifestObject(copy, object.where());
  }

  private boolean isNamespaced(ManifestObject object) {
    GenericKubernetesResource content = object.content();
    Optional<APIResource> kind = cluster.kind(content.getApiVersion(), content.getKind());
    if (kind.isPresent()) {
      return Boolean.TRUE.equals(kind.get().getNamespaced());
    }
    if (!ownKinds.contains(key(ObjectKey.group(content.getApiVersion()), content.getKind()))) {
      problems.add(
          new Problem(
              "the cluster has no kind " + content.getKind() + " in " + content.getApiVersion(),
              object.key() + " (" + object.where() + ")",
              "install what defines it, or use a version that kubectl api-versions lists"));
    }
    return true;
  }

  /** The kind that a definition of kinds brings. */
  private static Optional<String> defines(GenericKubernetesResource object) {
    if (!"CustomResourceDefinition".equals(object.getKind())) {
      return Optional.empty();
    }
    String group = object.get("spec", "group");
    String kind = object.get("spec", "names", "kind");
    return Optional.of(key(group, kind));
  }

  private static String key(String group, String kind) {
    return group + "/" + kind;
  }
}
