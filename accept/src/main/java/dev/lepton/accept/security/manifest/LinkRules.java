package dev.lepton.accept.security.manifest;

import static dev.lepton.accept.security.check.Severity.HIGH;
import static dev.lepton.accept.security.check.Severity.LOW;
import static dev.lepton.accept.security.check.Severity.MEDIUM;

import dev.lepton.accept.security.check.Check;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What refers to another object finds it, and its ports and labels agree with it. */
final class LinkRules {
  private static final Set<String> WORKLOADS =
      Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job");

  private final ManifestSet set;

  private LinkRules(ManifestSet set) {
    this.set = set;
  }

  static final List<SetRule> ALL =
      List.of(
          new SetRule(
              check(
                  "selector",
                  "workloads select their own pods",
                  HIGH,
                  "give the pod template the labels that spec.selector names"),
              set -> new LinkRules(set).foreignSelectors()),
          new SetRule(
              check(
                  "dangling-service",
                  "services select a workload",
                  MEDIUM,
                  "correct spec.selector; nothing here carries these labels"),
              set -> new LinkRules(set).danglingServices()),
          new SetRule(
              check(
                  "target-port",
                  "services lead to a port that their pods have",
                  HIGH,
                  "name one of the containers' ports in spec.ports.targetPort"),
              set -> new LinkRules(set).wrongTargetPorts()),
          new SetRule(
              check(
                  "probe-port",
                  "probes ask at a port that their container has",
                  HIGH,
                  "name one of the container's ports in the probe"),
              set -> new LinkRules(set).wrongProbePorts()),
          new SetRule(
              check(
                  "dangling-ingress",
                  "ingresses lead to a service",
                  MEDIUM,
                  "correct the backend's service name or port"),
              set -> new LinkRules(set).danglingIngresses()),
          new SetRule(
              check(
                  "dangling-autoscaler",
                  "autoscalers scale a workload",
                  MEDIUM,
                  "correct spec.scaleTargetRef"),
              set -> new LinkRules(set).danglingAutoscalers()),
          new SetRule(
              check(
                  "dangling-network-policy",
                  "network policies select pods, and so do their peers",
                  MEDIUM,
                  "correct the podSelector; nothing here carries these labels"),
              set -> new LinkRules(set).danglingPolicies()),
          new SetRule(
              check(
                  "dangling-service-monitor",
                  "service monitors select a service",
                  MEDIUM,
                  "correct spec.selector; no service here carries these labels"),
              set -> new LinkRules(set).danglingMonitors()),
          new SetRule(
              check(
                  "service-account-exists",
                  "pods run under an account that is there",
                  HIGH,
                  "add the ServiceAccount, or correct serviceAccountName"),
              set -> new LinkRules(set).missingAccounts()),
          new SetRule(
              check(
                  "config-map-exists",
                  "settings are taken from ConfigMaps that are there",
                  MEDIUM,
                  "add the ConfigMap or its key, or mark the reference as optional"),
              set -> new LinkRules(set).missingSettings()),
          new SetRule(
              check(
                  "duplicate-variable",
                  "no variable of a container is set twice",
                  LOW,
                  "remove one of the two; the last one would count"),
              set -> new LinkRules(set).duplicateVariables()));

  private static Check check(
      String id, String title, dev.lepton.accept.security.check.Severity severity, String fix) {
    return new Check("manifest-" + id, title, severity, fix);
  }

  private List<String> foreignSelectors() {
    return set.manifests().stream()
        .filter(manifest -> WORKLOADS.contains(manifest.kind()))
        .filter(manifest -> manifest.spec().has("selector"))
        .filter(
            manifest ->
                manifest
                    .pod()
                    .filter(
                        pod ->
                            SelectorMatch.selects(manifest.spec().path("selector"), pod.labels()))
                    .isEmpty())
        .map(Manifest::where)
        .toList();
  }

  private List<String> danglingServices() {
    return set.ofKind("Service")
        .filter(service -> service.spec().path("selector").size() > 0)
        .filter(service -> set.podsOf(service).findAny().isEmpty())
        .map(Manifest::where)
        .toList();
  }

  private List<String> wrongTargetPorts() {
    return set.ofKind("Service")
        .flatMap(
            service ->
                set.podsOf(service)
                    .flatMap(
                        pod ->
                            service
                                .spec()
                                .path("ports")
                                .valueStream()
                                .map(
                                    port ->
                                        port.has("targetPort")
                                            ? port.path("targetPort")
                                            : port.path("port"))
                                .filter(port -> !hasPort(pod.containers(), port))
                                .map(
                                    port ->
                                        service.where()
                                            + ", targetPort "
                                            + port.asString("")
                                            + " is none of "
                                            + pod.where())))
        .toList();
  }

  /** A number may be served without being declared; but declared ones must then be all. */
  private static boolean hasPort(List<Pod.Container> containers, JsonNode wanted) {
    List<JsonNode> ports =
        containers.stream()
            .flatMap(container -> container.node().path("ports").valueStream())
            .toList();
    if (wanted.isNumber() && ports.isEmpty()) {
      return true;
    }
    String field = wanted.isNumber() ? "containerPort" : "name";
    return ports.stream()
        .anyMatch(port -> port.path(field).asString("").equals(wanted.asString("")));
  }

  private List<String> wrongProbePorts() {
    return set.pods()
        .flatMap(pod -> pod.containers().stream())
        .flatMap(
            container ->
                Stream.of("startupProbe", "readinessProbe", "livenessProbe")
                    .filter(probe -> asksElsewhere(container, container.node().path(probe)))
                    .map(probe -> container.where() + ", " + probe))
        .toList();
  }

  private static boolean asksElsewhere(Pod.Container container, JsonNode probe) {
    return Stream.of("httpGet", "tcpSocket", "grpc")
        .map(kind -> probe.path(kind).path("port"))
        .anyMatch(port -> !port.isMissingNode() && !hasPort(List.of(container), port));
  }

  private List<String> danglingIngresses() {
    return set.ofKind("Ingress")
        .flatMap(
            ingress ->
                ingress.node().findValues("service").stream()
                    .filter(backend -> backend.isObject() && !hasService(ingress, backend))
                    .map(
                        backend ->
                            ingress.where() + ", service " + backend.path("name").asString("?")))
        .toList();
  }

  private boolean hasService(Manifest ingress, JsonNode backend) {
    return set.ofKind("Service")
        .filter(service -> service.namespace().equals(ingress.namespace()))
        .filter(service -> service.name().equals(backend.path("name").asString("")))
        .flatMap(service -> service.spec().path("ports").valueStream())
        .anyMatch(
            port ->
                port.path("name")
                        .asString("-")
                        .equals(backend.path("port").path("name").asString(""))
                    || port.path("port").equals(backend.path("port").path("number")));
  }

  private List<String> danglingAutoscalers() {
    return set.ofKind("HorizontalPodAutoscaler")
        .filter(
            scaler -> {
              JsonNode target = scaler.spec().path("scaleTargetRef");
              return set.ofKind(target.path("kind").asString(""))
                  .noneMatch(
                      workload ->
                          workload.name().equals(target.path("name").asString(""))
                              && workload.namespace().equals(scaler.namespace()));
            })
        .map(Manifest::where)
        .toList();
  }

  private List<String> danglingPolicies() {
    return set.ofKind("NetworkPolicy")
        .flatMap(
            policy ->
                Stream.concat(Stream.of(policy.spec().path("podSelector")), peers(policy))
                    .filter(
                        selector ->
                            selector.size() > 0
                                && set.pods()
                                    .filter(
                                        pod ->
                                            pod.workload().namespace().equals(policy.namespace()))
                                    .noneMatch(
                                        pod -> SelectorMatch.selects(selector, pod.labels())))
                    .map(selector -> policy.where() + ", podSelector " + selector))
        .toList();
  }

  /** Of this namespace only: others are not here to be looked at. */
  private static Stream<JsonNode> peers(Manifest policy) {
    return Stream.of("ingress", "egress")
        .flatMap(direction -> policy.spec().path(direction).valueStream())
        .flatMap(rule -> Stream.of("from", "to").flatMap(side -> rule.path(side).valueStream()))
        .filter(peer -> !peer.has("namespaceSelector"))
        .map(peer -> peer.path("podSelector"));
  }

  private List<String> danglingMonitors() {
    return set.ofKind("ServiceMonitor")
        .filter(
            monitor ->
                set.ofKind("Service")
                    .noneMatch(
                        service ->
                            SelectorMatch.selects(
                                monitor.spec().path("selector"),
                                service.node().path("metadata").path("labels"))))
        .map(Manifest::where)
        .toList();
  }

  private List<String> missingAccounts() {
    return set.pods()
        .filter(pod -> !pod.account().equals("default"))
        .filter(
            pod ->
                set.ofKind("ServiceAccount")
                    .noneMatch(account -> account.name().equals(pod.account())))
        .map(pod -> pod.where() + ", account " + pod.account())
        .toList();
  }

  private List<String> missingSettings() {
    return set.pods().flatMap(pod -> pod.containers().stream()).flatMap(this::missing).toList();
  }

  private Stream<String> missing(Pod.Container container) {
    Stream<JsonNode> wholes =
        container.node().path("envFrom").valueStream().map(from -> from.path("configMapRef"));
    Stream<JsonNode> keys =
        container
            .node()
            .path("env")
            .valueStream()
            .map(variable -> variable.path("valueFrom").path("configMapKeyRef"));
    return Stream.concat(wholes, keys)
        .filter(JsonNode::isObject)
        .filter(reference -> !reference.path("optional").asBoolean(false))
        .filter(reference -> set.ofKind("ConfigMap").noneMatch(map -> holds(map, reference)))
        .map(
            reference ->
                container.where()
                    + ", ConfigMap "
                    + reference.path("name").asString("?")
                    + (reference.has("key") ? ", key " + reference.path("key").asString("") : ""));
  }

  private static boolean holds(Manifest map, JsonNode reference) {
    return map.name().equals(reference.path("name").asString(""))
        && (!reference.has("key")
            || map.node().path("data").has(reference.path("key").asString("")));
  }

  private List<String> duplicateVariables() {
    return set.pods()
        .flatMap(pod -> pod.containers().stream())
        .flatMap(
            container -> {
              List<String> names =
                  container
                      .node()
                      .path("env")
                      .valueStream()
                      .map(variable -> variable.path("name").asString(""))
                      .toList();
              return names.stream()
                  .distinct()
                  .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                  .map(name -> container.where() + ", env " + name);
            })
        .toList();
  }
}
