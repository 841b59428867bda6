package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.cluster.ManifestObject;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many copies a release has. Where an autoscaler says how many, a new one would begin with a
 * single pod, and all users would meet it.
 */
final class Sizes {
  private static final String NAME = "app.kubernetes.io/name";

  private final Cluster cluster;
  private final String namespace;

  Sizes(Cluster cluster, String namespace) {
    this.cluster = cluster;
    this.namespace = namespace;
  }

  /**
   * Gives new deployments that do not say how many pods they want as many as their old ones have.
   */
  void grow(List<ManifestObject> objects, List<GenericKubernetesResource> earlier) {
    Map<String, String> old = new HashMap<>();
    earlier.stream()
        .filter(object -> "Deployment".equals(object.getKind()))
        .forEach(object -> old.put(family(object), object.getMetadata().getName()));
    for (ManifestObject object : objects) {
      GenericKubernetesResource content = object.content();
      String before = old.get(family(content));
      boolean open = content.get("spec", "replicas") == null;
      if (object.key().kind().equals("Deployment") && open && before != null) {
        copies(before).ifPresent(copies -> scale(object.key().name(), copies));
      }
    }
  }

  /** What a deployment is called apart from its colour. */
  private static String family(GenericKubernetesResource object) {
    Map<String, String> labels =
        Optional.ofNullable(object.getMetadata().getLabels()).orElse(Map.of());
    String name = object.getMetadata().getName();
    String colour = labels.get(Colours.LABEL);
    return colour == null ? labels.getOrDefault(NAME, name) : plain(name, colour, labels);
  }

  private static String plain(String name, String colour, Map<String, String> labels) {
    return labels.getOrDefault(NAME, name.substring(0, name.length() - colour.length() - 1));
  }

  private Optional<Integer> copies(String name) {
    Deployment live =
        cluster.ask(
            () ->
                cluster.client().apps().deployments().inNamespace(namespace).withName(name).get());
    return Optional.ofNullable(live)
        .map(deployment -> deployment.getSpec().getReplicas())
        .filter(copies -> copies > 1);
  }

  private void scale(String name, int copies) {
    cluster.ask(
        () ->
            cluster
                .client()
                .apps()
                .deployments()
                .inNamespace(namespace)
                .withName(name)
                .scale(copies));
  }
}
