package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.cluster.ManifestObject;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Two releases side by side: deployments that a service leads to are called by a colour, and so are
 * their autoscalers; the service's selector says which colour users reach.
 */
final class Colours {
  /** Carried by deployments, their pods, and the selector of their service. */
  static final String LABEL = "lepton.dev/colour";

  private static final String BLUE = "blue";
  private static final String GREEN = "green";

  private final KubernetesSerialization serialization;
  private final String colour;
  private final List<GenericKubernetesResource> reached;
  private final Set<String> deployments;

  private Colours(
      KubernetesSerialization serialization, String colour, List<ManifestObject> objects) {
    this.serialization = serialization;
    this.colour = colour;
    List<GenericKubernetesResource> contents =
        objects.stream().map(ManifestObject::content).toList();
    List<GenericKubernetesResource> services = ServiceLinks.ofKind(contents, "Service").toList();
    this.reached =
        ServiceLinks.ofKind(contents, "Deployment")
            .filter(one -> services.stream().anyMatch(each -> ServiceLinks.leadsTo(each, one)))
            .toList();
    this.deployments =
        reached.stream().map(each -> each.getMetadata().getName()).collect(Collectors.toSet());
  }

  /** The colour that the revision does not have; green beside one without any. */
  static String beside(Optional<StoredRevision> deployed) {
    boolean green =
        deployed.map(StoredRevision::objects).orElse(List.of()).stream()
            .filter(object -> "Deployment".equals(object.getKind()))
            .map(object -> Optional.ofNullable(object.getMetadata().getLabels()))
            .flatMap(Optional::stream)
            .anyMatch(labels -> GREEN.equals(labels.get(LABEL)));
    return green ? BLUE : GREEN;
  }

  /** The colour of what is deployed, if it has one. */
  static Optional<String> of(StoredRevision deployed) {
    return deployed.objects().stream()
        .map(object -> Optional.ofNullable(object.getMetadata().getLabels()))
        .flatMap(Optional::stream)
        .map(labels -> Optional.ofNullable(labels.get(LABEL)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The same objects, of a colour. */
  static List<ManifestObject> paint(
      KubernetesSerialization serialization, String colour, List<ManifestObject> objects) {
    Colours colours = new Colours(serialization, colour, objects);
    return objects.stream().map(colours::paint).toList();
  }

  private ManifestObject paint(ManifestObject object) {
    GenericKubernetesResource copy = serialization.clone(object.content());
    String name = copy.getMetadata().getName();
    switch (copy.getKind()) {
      case "Deployment" -> {
        if (deployments.contains(name)) {
          copy.getMetadata().setName(named(name));
          label(copy);
          Map<String, Object> spec = Json.child(copy.getAdditionalProperties(), "spec");
          Json.child(Json.child(spec, "selector"), "matchLabels").put(LABEL, colour);
          Json.child(Json.child(Json.child(spec, "template"), "metadata"), "labels")
              .put(LABEL, colour);
        }
      }
      case "HorizontalPodAutoscaler" -> {
        Map<String, Object> target =
            Json.child(Json.child(copy.getAdditionalProperties(), "spec"), "scaleTargetRef");
        if (deployments.contains(String.valueOf(target.get("name")))) {
          target.put("name", named(String.valueOf(target.get("name"))));
          copy.getMetadata().setName(named(name));
          label(copy);
        }
      }
      case "Service" -> {
        if (reached.stream().anyMatch(one -> ServiceLinks.leadsTo(copy, one))) {
          Json.child(Json.child(copy.getAdditionalProperties(), "spec"), "selector")
              .put(LABEL, colour);
        }
      }
      default -> {
        return object;
      }
    }
    return new ManifestObject(copy, object.where());
  }

  private String named(String name) {
    return name + "-" + colour;
  }

  private void label(GenericKubernetesResource object) {
    Map<String, String> labels = new HashMap<>(object.getMetadata().getLabels());
    labels.put(LABEL, colour);
    object.getMetadata().setLabels(labels);
  }
}
