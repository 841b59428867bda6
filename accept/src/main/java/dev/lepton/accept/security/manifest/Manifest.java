package dev.lepton.accept.security.manifest;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One Kubernetes object.
 *
 * @param file its file's name
 */
record Manifest(String file, JsonNode node) {

  String kind() {
    return node.path("kind").asString("");
  }

  String name() {
    return node.path("metadata").path("name").asString("?");
  }

  String namespace() {
    return node.path("metadata").path("namespace").asString("");
  }

  JsonNode spec() {
    return node.path("spec");
  }

  String where() {
    return file + ": " + kind() + "/" + name();
  }

  /** The pod that the object makes; empty for objects that make none. */
  Optional<Pod> pod() {
    JsonNode template =
        switch (kind()) {
          case "Pod" -> node;
          case "Deployment",
              "StatefulSet",
              "DaemonSet",
              "ReplicaSet",
              "ReplicationController",
              "Job" ->
              node.path("spec").path("template");
          case "CronJob" -> node.path("spec").path("jobTemplate").path("spec").path("template");
          default -> node.path("no pod");
        };
    return template.has("spec") ? Optional.of(new Pod(this, template)) : Optional.empty();
  }
}
