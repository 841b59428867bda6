package dev.lepton.accept.security.manifest;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Whether a label selector selects an object with given labels, as Kubernetes decides it. */
final class SelectorMatch {
  private SelectorMatch() {}

  /** A selector with matchLabels and matchExpressions; an empty one selects everything. */
  static boolean selects(JsonNode selector, JsonNode labels) {
    return matchesAll(selector.path("matchLabels"), labels)
        && selector
            .path("matchExpressions")
            .valueStream()
            .allMatch(expression -> holds(expression, labels));
  }

  /** The older shape: a map of labels that must all be there. */
  static boolean matchesAll(JsonNode wanted, JsonNode labels) {
    return wanted
        .propertyStream()
        .allMatch(label -> label.getValue().equals(labels.path(label.getKey())));
  }

  private static boolean holds(JsonNode expression, JsonNode labels) {
    JsonNode value = labels.path(expression.path("key").asString(""));
    List<JsonNode> values = expression.path("values").valueStream().toList();
    return switch (expression.path("operator").asString("")) {
      case "In" -> values.contains(value);
      case "NotIn" -> !values.contains(value);
      case "Exists" -> !value.isMissingNode();
      case "DoesNotExist" -> value.isMissingNode();
      default -> false;
    };
  }
}
