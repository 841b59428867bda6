package dev.lepton.accept.security.manifest;

import dev.lepton.accept.security.check.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A pod template of a workload.
 *
 * @param template with metadata and spec
 */
record Pod(Manifest workload, JsonNode template) {

  /** A container of any sort; {@code where} names it for a person. */
  record Container(JsonNode node, String where) {
    JsonNode security() {
      return node.path("securityContext");
    }
  }

  JsonNode spec() {
    return template.path("spec");
  }

  JsonNode labels() {
    return template.path("metadata").path("labels");
  }

  /** The account that it runs under. */
  String account() {
    return spec().path("serviceAccountName").asString("default");
  }

  /** Why somebody lets the workload break a check; empty when nobody does, or gives no reason. */
  Optional<String> waiver(Check check) {
    String name = "lepton.dev/waive." + check.id();
    return Stream.of(workload.node(), template)
        .map(node -> node.path("metadata").path("annotations").path(name).asString("").strip())
        .filter(reason -> !reason.isEmpty())
        .findFirst();
  }

  JsonNode security() {
    return spec().path("securityContext");
  }

  String where() {
    return workload.where();
  }

  /** Init and ephemeral containers too: each of them is a way in. */
  List<Container> containers() {
    List<Container> containers = new ArrayList<>();
    for (String list : List.of("initContainers", "containers", "ephemeralContainers")) {
      for (JsonNode container : spec().path(list)) {
        String name = container.path("name").asString("?");
        containers.add(new Container(container, where() + ", container " + name));
      }
    }
    return containers;
  }

  /** Where the containers are for which the condition holds. */
  List<String> containersWhere(Predicate<Container> condition) {
    return containers().stream().filter(condition).map(Container::where).toList();
  }

  /** The pod's and all its containers' security contexts that exist. */
  Stream<JsonNode> securityContexts() {
    return Stream.concat(Stream.of(security()), containers().stream().map(Container::security))
        .filter(JsonNode::isObject);
  }
}
