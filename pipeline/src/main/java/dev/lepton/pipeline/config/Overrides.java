package dev.lepton.pipeline.config;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settings that win over migration.yaml: {@code --set cutover.maxPause=2s} and, below it, {@code
 * LEPTON_CUTOVER_MAX_PAUSE=2s}. Any single value below {@code spec} can be set, and a list of words
 * as {@code requirements.providers=aws,gcp}.
 */
final class Overrides {
  private final Map<String, List<String>> pathByVariable = new TreeMap<>();
  private final Map<String, JsonNode> schemaByPath = new TreeMap<>();

  Overrides(DocumentSchema schema) {
    collect(schema.tree().path("properties").path("spec"), new ArrayList<>());
  }

  private void collect(JsonNode node, List<String> path) {
    node.path("properties")
        .properties()
        .forEach(
            entry -> {
              List<String> child = new ArrayList<>(path);
              child.add(entry.getKey());
              String type = entry.getValue().path("type").asString("");
              if (type.equals("object")) {
                collect(entry.getValue(), child);
              } else if (!type.equals("array") || isWords(entry.getValue())) {
                pathByVariable.put(variable(child), child);
                schemaByPath.put(String.join(".", child), entry.getValue());
              }
            });
  }

  private static boolean isWords(JsonNode list) {
    return list.path("items").path("type").asString("").equals("string");
  }

  /** {@code [cutover, maxPause]} → {@code LEPTON_CUTOVER_MAX_PAUSE}. */
  private static String variable(List<String> path) {
    StringBuilder name = new StringBuilder("LEPTON");
    path.forEach(
        part ->
            name.append('_')
                .append(part.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT)));
    return name.toString();
  }

  /**
   * @param environment the process's variables; those that are not settings are left alone
   * @param flags path to value, in the order given
   */
  YamlTree apply(YamlTree document, Map<String, String> environment, Map<String, String> flags) {
    if (!document.root().isObject()) {
      return document;
    }
    ObjectNode root = (ObjectNode) document.root().deepCopy();
    Map<String, Position> positions = new HashMap<>(document.positions());
    pathByVariable.forEach(
        (variable, path) -> {
          if (environment.containsKey(variable)) {
            set(root, path, environment.get(variable));
            positions.put(
                "/spec/" + String.join("/", path),
                new Position("environment variable " + variable, 0, 0));
          }
        });
    flags.forEach(
        (path, value) -> {
          if (!schemaByPath.containsKey(path)) {
            String fix =
                DidYouMean.nearest(path, schemaByPath.keySet())
                    .map(near -> "did you mean " + near + "?")
                    .orElse("settings are paths below spec, for instance cutover.maxPause");
            throw new LeptonException(
                ErrorCode.USAGE,
                List.of(new Problem("there is no setting " + path, "--set " + path, fix)));
          }
          set(root, List.of(path.split("\\.")), value);
          positions.put("/spec/" + path.replace('.', '/'), new Position("--set " + path, 0, 0));
        });
    return new YamlTree(root, positions);
  }

  private void set(ObjectNode root, List<String> path, String value) {
    ObjectNode node = child(root, "spec");
    for (String part : path.subList(0, path.size() - 1)) {
      node = child(node, part);
    }
    String type = schemaByPath.get(String.join(".", path)).path("type").asString("");
    node.set(path.get(path.size() - 1), typed(type, value));
  }

  private static ObjectNode child(ObjectNode node, String key) {
    return node.path(key).isObject() ? (ObjectNode) node.get(key) : node.putObject(key);
  }

  private static JsonNode typed(String type, String value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    try {
      return switch (type) {
        case "integer" -> nodes.numberNode(Long.parseLong(value));
        case "number" -> nodes.numberNode(Double.parseDouble(value));
        case "boolean" ->
            value.equals("true") || value.equals("false")
                ? nodes.booleanNode(value.equals("true"))
                : nodes.stringNode(value);
        case "array" -> {
          ArrayNode words = nodes.arrayNode();
          Stream.of(value.split(","))
              .map(String::strip)
              .filter(w -> !w.isEmpty())
              .forEach(words::add);
          yield words;
        }
        default -> nodes.stringNode(value);
      };
    } catch (NumberFormatException e) {
      // Left as text, so that the schema reports it together with everything else.
      return nodes.stringNode(value);
    }
  }
}
