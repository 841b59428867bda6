package dev.lepton.deploy.internal.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which deployments a service leads to, by labels. Stateless. */
final class ServiceLinks {
  private ServiceLinks() {}

  /** What a service selects by; empty if it selects nothing. */
  static Optional<Map<String, Object>> selector(GenericKubernetesResource service) {
    Map<String, Object> selector = service.get("spec", "selector");
    return Optional.ofNullable(selector).filter(labels -> !labels.isEmpty());
  }

  static Map<String, Object> podLabels(GenericKubernetesResource deployment) {
    Map<String, Object> labels = deployment.get("spec", "template", "metadata", "labels");
    return labels == null ? Map.of() : labels;
  }

  static boolean leadsTo(GenericKubernetesResource service, GenericKubernetesResource deployment) {
    return selector(service)
        .filter(labels -> podLabels(deployment).entrySet().containsAll(labels.entrySet()))
        .isPresent();
  }

  /** The names of deployments that services of these names lead to. */
  static List<String> served(List<GenericKubernetesResource> objects, List<String> services) {
    List<GenericKubernetesResource> leading =
        ofKind(objects, "Service")
            .filter(service -> services.contains(service.getMetadata().getName()))
            .toList();
    return ofKind(objects, "Deployment")
        .filter(one -> leading.stream().anyMatch(service -> leadsTo(service, one)))
        .map(one -> one.getMetadata().getName())
        .toList();
  }

  static Stream<GenericKubernetesResource> ofKind(
      List<GenericKubernetesResource> objects, String kind) {
    return objects.stream().filter(object -> kind.equals(object.getKind()));
  }
}
