package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.cluster.CanaryAnalysis.Side;
import dev.lepton.deploy.cluster.CanaryAnalysis.Sides;
import dev.lepton.deploy.cluster.ManifestObject;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Objects that share users between two releases: second services that lead to the new one, weights
 * of HTTPRoutes, and second Ingresses with the weight that ingress-nginx reads. Pure.
 */
final class CanaryTraffic {
  private static final String SUFFIX = "-canary";
  private static final String NGINX = "nginx.ingress.kubernetes.io/";
  private static final String OLD_CLASS = "kubernetes.io/ingress.class";

  private final KubernetesSerialization serialization;
  private final List<ManifestObject> services;
  private final List<ManifestObject> routes;
  private final List<ManifestObject> ingresses;
  private final Set<String> names;

  /**
   * @param services that change over, leading to the new release
   * @param objects of the new release
   * @throws LeptonException CONFIG_INVALID if nothing leads users to any of the services
   */
  CanaryTraffic(
      KubernetesSerialization serialization,
      List<ManifestObject> services,
      List<ManifestObject> objects) {
    this.serialization = serialization;
    this.services = services;
    this.names = services.stream().map(each -> each.key().name()).collect(Collectors.toSet());
    this.routes = leading(objects, "HTTPRoute");
    this.ingresses = leading(objects, "Ingress");
    if (routes.isEmpty() && ingresses.isEmpty()) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "no Ingress or HTTPRoute leads to " + String.join(", ", names),
          services.get(0).where(),
          "a canary shares users by their weights: add one, or use --strategy blue-green");
    }
  }

  private List<ManifestObject> leading(List<ManifestObject> objects, String kind) {
    return objects.stream()
        .filter(object -> object.key().kind().equals(kind))
        .filter(object -> names.stream().anyMatch(name -> leadsTo(object.content(), name)))
        .toList();
  }

  private static boolean leadsTo(GenericKubernetesResource route, String service) {
    return "Ingress".equals(route.getKind())
        ? backends(route).anyMatch(backend -> service.equals(serviceName(backend)))
        : rules(route)
            .flatMap(rule -> references(rule).stream())
            .anyMatch(reference -> isService(reference) && service.equals(reference.get("name")));
  }

  /**
   * Where both releases are measured.
   *
   * @param earlier what there is of the release before
   * @param now what there is of the new one
   */
  Sides sides(
      String namespace,
      List<GenericKubernetesResource> earlier,
      List<GenericKubernetesResource> now) {
    List<String> stable = services.stream().map(each -> each.key().name()).toList();
    List<String> second = stable.stream().map(name -> name + SUFFIX).toList();
    List<String> entries = ingresses.stream().map(each -> each.key().name()).toList();
    return new Sides(
        namespace,
        new Side(ServiceLinks.served(earlier, stable), stable, entries),
        new Side(ServiceLinks.served(now, stable), second, entries));
  }

  /** Services of their own that lead to the new release alone. */
  List<ManifestObject> canaryServices() {
    return services.stream().map(this::canaryService).toList();
  }

  private ManifestObject canaryService(ManifestObject service) {
    GenericKubernetesResource copy = serialization.clone(service.content());
    copy.getMetadata().setName(service.key().name() + SUFFIX);
    Map<String, Object> spec = Json.child(copy.getAdditionalProperties(), "spec");
    // Addresses and ports of the node belong to the service that is there.
    spec.keySet()
        .removeAll(
            Set.of("clusterIP", "clusterIPs", "loadBalancerIP", "healthCheckNodePort", "type"));
    spec.computeIfPresent("ports", (key, ports) -> withoutNodePorts(ports));
    return new ManifestObject(copy, service.where());
  }

  private static Object withoutNodePorts(Object ports) {
    List<Object> plain = new ArrayList<>();
    for (Map<String, Object> port : Json.maps(ports)) {
      Map<String, Object> copy = new LinkedHashMap<>(port);
      copy.remove("nodePort");
      plain.add(copy);
    }
    return plain;
  }

  /**
   * What leads that share of the users to the new release.
   *
   * @param percent 0 to 100
   */
  List<ManifestObject> at(int percent) {
    return Stream.concat(
            routes.stream().map(route -> weighted(route, percent)),
            ingresses.stream().map(ingress -> canaryIngress(ingress, percent)))
        .toList();
  }

  /** The routes as the release has them. */
  List<ManifestObject> plainRoutes() {
    return routes;
  }

  /** What is there only as long as users are shared, in the order in which it can go. */
  List<ManifestObject> temporary() {
    return Stream.concat(
            ingresses.stream().map(ingress -> canaryIngress(ingress, 0)), canaryServices().stream())
        .toList();
  }

  /** What a canary would have made beside this object, by its name; empty for other kinds. */
  static Optional<GenericKubernetesResource> temporary(
      KubernetesSerialization serialization, GenericKubernetesResource object) {
    if (!Set.of("Service", "Ingress").contains(object.getKind())) {
      return Optional.empty();
    }
    GenericKubernetesResource copy = serialization.clone(object);
    copy.getMetadata().setName(object.getMetadata().getName() + SUFFIX);
    return Optional.of(copy);
  }

  private ManifestObject weighted(ManifestObject route, int percent) {
    GenericKubernetesResource copy = serialization.clone(route.content());
    Map<String, Object> spec = Json.child(copy.getAdditionalProperties(), "spec");
    List<Object> rules = new ArrayList<>();
    for (Map<String, Object> rule : Json.maps(spec.get("rules"))) {
      Map<String, Object> changed = new LinkedHashMap<>(rule);
      changed.put("backendRefs", shared(references(rule), percent));
      rules.add(changed);
    }
    spec.put("rules", rules);
    return new ManifestObject(copy, route.where());
  }

  /** Weights are relative: each is multiplied by 100, and that of a service shared. */
  private List<Object> shared(List<Map<String, Object>> references, int percent) {
    List<Object> shared = new ArrayList<>();
    for (Map<String, Object> reference : references) {
      int weight = reference.get("weight") instanceof Number number ? number.intValue() : 1;
      if (isService(reference) && names.contains(String.valueOf(reference.get("name")))) {
        shared.add(
            with(reference, String.valueOf(reference.get("name")), weight * (100 - percent)));
        shared.add(with(reference, reference.get("name") + SUFFIX, weight * percent));
      } else {
        shared.add(with(reference, String.valueOf(reference.get("name")), weight * 100));
      }
    }
    return shared;
  }

  private static Map<String, Object> with(Map<String, Object> reference, String name, int weight) {
    Map<String, Object> copy = new LinkedHashMap<>(reference);
    copy.put("name", name);
    copy.put("weight", weight);
    return copy;
  }

  private ManifestObject canaryIngress(ManifestObject ingress, int percent) {
    GenericKubernetesResource copy = serialization.clone(ingress.content());
    copy.getMetadata().setName(ingress.key().name() + SUFFIX);
    Map<String, String> annotations = new HashMap<>();
    Map<String, String> old = ingress.content().getMetadata().getAnnotations();
    if (old != null && old.containsKey(OLD_CLASS)) {
      annotations.put(OLD_CLASS, old.get(OLD_CLASS));
    }
    annotations.put(NGINX + "canary", "true");
    annotations.put(NGINX + "canary-weight", String.valueOf(percent));
    copy.getMetadata().setAnnotations(annotations);
    Map<String, Object> spec = Json.child(copy.getAdditionalProperties(), "spec");
    // Certificates belong to the first Ingress, which answers for the host.
    spec.remove("tls");
    spec.put("rules", ingressRules(spec.get("rules")));
    spec.computeIfPresent("defaultBackend", (key, backend) -> renamed(backend));
    return new ManifestObject(copy, ingress.where());
  }

  private List<Object> ingressRules(Object rules) {
    List<Object> kept = new ArrayList<>();
    for (Map<String, Object> rule : Json.maps(rules)) {
      List<Object> paths = new ArrayList<>();
      for (Map<String, Object> path : Json.maps(Json.map(rule.get("http")).get("paths"))) {
        if (names.contains(serviceName(Json.map(path.get("backend"))))) {
          Map<String, Object> changed = new LinkedHashMap<>(path);
          changed.put("backend", renamed(path.get("backend")));
          paths.add(changed);
        }
      }
      if (!paths.isEmpty()) {
        Map<String, Object> changed = new LinkedHashMap<>(rule);
        changed.put("http", Map.of("paths", paths));
        kept.add(changed);
      }
    }
    return kept;
  }

  private Object renamed(Object backend) {
    Map<String, Object> copy = new LinkedHashMap<>(Json.map(backend));
    if (!names.contains(serviceName(copy))) {
      return copy;
    }
    Map<String, Object> service = Json.child(copy, "service");
    service.put("name", service.get("name") + SUFFIX);
    return copy;
  }

  private static Stream<Map<String, Object>> backends(GenericKubernetesResource ingress) {
    Map<String, Object> spec = Json.map(ingress.getAdditionalProperties().get("spec"));
    return Stream.concat(
        Stream.of(Json.map(spec.get("defaultBackend"))),
        Json.maps(spec.get("rules")).stream()
            .flatMap(rule -> Json.maps(Json.map(rule.get("http")).get("paths")).stream())
            .map(path -> Json.map(path.get("backend"))));
  }

  private static String serviceName(Map<String, Object> backend) {
    return String.valueOf(Json.map(backend.get("service")).get("name"));
  }

  private static Stream<Map<String, Object>> rules(GenericKubernetesResource route) {
    Map<String, Object> spec = Json.map(route.getAdditionalProperties().get("spec"));
    return Json.maps(spec.get("rules")).stream();
  }

  private static List<Map<String, Object>> references(Map<String, Object> rule) {
    return Json.maps(rule.get("backendRefs"));
  }

  private static boolean isService(Map<String, Object> reference) {
    return "Service".equals(reference.getOrDefault("kind", "Service"));
  }
}
