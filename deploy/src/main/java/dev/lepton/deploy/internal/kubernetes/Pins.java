package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.cluster.ManifestObject;
import dev.lepton.deploy.cluster.ObjectKey;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps services with the pods that they lead to. One without a colour selects by labels that pods
 * of the next release have too: until it changes over, it also selects by the hash that the
 * deployment's controller gives its pods.
 */
final class Pins {
  private static final String HASH = "pod-template-hash";
  private static final String REVISION = "deployment.kubernetes.io/revision";

  private final Cluster cluster;
  private final String namespace;
  private final List<GenericKubernetesResource> earlier;

  /**
   * @param earlier objects of the release before, as they were applied
   */
  Pins(Cluster cluster, String namespace, List<GenericKubernetesResource> earlier) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.earlier = earlier;
  }

  /**
   * The service, pinned; empty where a colour keeps the releases apart, or nothing runs.
   *
   * @throws LeptonException NOT_SUPPORTED if it leads to several deployments
   */
  Optional<ManifestObject> of(GenericKubernetesResource service) {
    Optional<Map<String, Object>> selector =
        ServiceLinks.selector(service).filter(labels -> !labels.containsKey(Colours.LABEL));
    if (selector.isEmpty()) {
      return Optional.empty();
    }
    List<Deployment> served =
        cluster
            .ask(() -> cluster.client().apps().deployments().inNamespace(namespace).list())
            .getItems()
            .stream()
            .filter(one -> isSelected(one, selector.get()))
            .toList();
    if (served.size() > 1) {
      throw new LeptonException(
          ErrorCode.NOT_SUPPORTED,
          "the service leads to several deployments: "
              + String.join(", ", served.stream().map(one -> one.getMetadata().getName()).toList()),
          ObjectKey.of(service).toString(),
          "give each a service of its own, or use --strategy rolling this time");
    }
    return served.stream().findFirst().flatMap(this::hash).map(hash -> pinned(service, hash));
  }

  private static boolean isSelected(Deployment deployment, Map<String, Object> selector) {
    Map<String, String> labels = deployment.getSpec().getTemplate().getMetadata().getLabels();
    return labels != null && labels.entrySet().containsAll(selector.entrySet());
  }

  private Optional<String> hash(Deployment deployment) {
    String uid = deployment.getMetadata().getUid();
    return cluster
        .ask(() -> cluster.client().apps().replicaSets().inNamespace(namespace).list())
        .getItems()
        .stream()
        .filter(set -> Pods.ownedBy(set, uid))
        .max(Comparator.comparingLong(Pins::revision))
        .map(ReplicaSet::getMetadata)
        .map(metadata -> metadata.getLabels())
        .map(labels -> labels.get(HASH));
  }

  private static long revision(HasMetadata set) {
    Map<String, String> annotations = set.getMetadata().getAnnotations();
    String text = annotations == null ? "" : annotations.getOrDefault(REVISION, "");
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }

  /** As it was applied before: what is left out of an apply is taken away. */
  private ManifestObject pinned(GenericKubernetesResource service, String hash) {
    ObjectKey key = ObjectKey.of(service);
    GenericKubernetesResource copy =
        earlier.stream()
            .filter(object -> ObjectKey.of(object).equals(key))
            .findFirst()
            .map(cluster.client().getKubernetesSerialization()::clone)
            .orElseGet(() -> bare(service));
    Map<String, Object> selector = new HashMap<>(ServiceLinks.selector(service).orElseThrow());
    selector.put(HASH, hash);
    Json.child(copy.getAdditionalProperties(), "spec").put("selector", selector);
    return new ManifestObject(copy, "the release before");
  }

  private static GenericKubernetesResource bare(GenericKubernetesResource service) {
    GenericKubernetesResource bare = new GenericKubernetesResource();
    bare.setApiVersion(service.getApiVersion());
    bare.setKind(service.getKind());
    bare.setMetadata(
        new ObjectMetaBuilder()
            .withName(service.getMetadata().getName())
            .withNamespace(service.getMetadata().getNamespace())
            .build());
    return bare;
  }
}
