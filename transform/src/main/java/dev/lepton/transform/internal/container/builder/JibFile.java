package dev.lepton.transform.internal.container.builder;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What of Jib's build file is understood here: everything that is generated, and the same as people
 * may edit it.
 *
 * @param ports that the image says it listens on
 */
record JibFile(
    String base,
    Map<String, String> environment,
    Map<String, String> labels,
    Optional<String> user,
    Optional<String> folder,
    List<Integer> ports,
    List<String> entryPoint,
    List<Layer> layers) {
  private static final List<String> KNOWN =
      List.of(
          "apiVersion",
          "kind",
          "from",
          "environment",
          "labels",
          "user",
          "workingDirectory",
          "exposedPorts",
          "entrypoint",
          "layers");

  /**
   * @param owner user:group; empty for root
   */
  record Layer(String name, String owner, List<Placement> files) {}

  /**
   * @param from below the folder that the script has filled
   * @param to an absolute path in the image
   */
  record Placement(String from, String to) {}

  static JibFile read(Path file) throws IOException {
    JsonNode root;
    try {
      root = new YAMLMapper().readTree(Files.readString(file));
    } catch (JacksonException e) {
      throw wrong(file, "it is no YAML: " + e.getOriginalMessage());
    }
    for (String name : root.propertyNames()) {
      if (!KNOWN.contains(name)) {
        throw wrong(file, "\"" + name + "\" is not understood here");
      }
    }
    if (!root.path("from").has("image")) {
      throw wrong(file, "from.image is missing");
    }
    List<Integer> ports =
        root.path("exposedPorts")
            .valueStream()
            .map(port -> port.asString().replaceFirst("/.*", ""))
            .filter(port -> port.matches("\\d{1,5}"))
            .map(Integer::valueOf)
            .toList();
    List<Layer> layers = new ArrayList<>();
    root.path("layers").path("entries").valueStream().forEach(one -> layers.add(layer(one)));
    return new JibFile(
        root.path("from").path("image").asString(),
        map(root.path("environment")),
        map(root.path("labels")),
        text(root, "user"),
        text(root, "workingDirectory"),
        ports,
        root.path("entrypoint").valueStream().map(JsonNode::asString).toList(),
        List.copyOf(layers));
  }

  private static Layer layer(JsonNode node) {
    JsonNode properties = node.path("properties");
    String owner =
        text(properties, "user").orElse("")
            + text(properties, "group").map(group -> ":" + group).orElse("");
    return new Layer(
        node.path("name").asString(""),
        owner,
        node.path("files")
            .valueStream()
            .map(one -> new Placement(one.path("src").asString(), one.path("dest").asString()))
            .toList());
  }

  private static Optional<String> text(JsonNode node, String name) {
    return node.has(name) ? Optional.of(node.path(name).asString()) : Optional.empty();
  }

  private static Map<String, String> map(JsonNode node) {
    Map<String, String> values = new LinkedHashMap<>();
    node.propertyStream().forEach(one -> values.put(one.getKey(), one.getValue().asString()));
    return values;
  }

  private static LeptonException wrong(Path file, String what) {
    return new LeptonException(
        ErrorCode.CONFIG_INVALID,
        "The build file cannot be used: " + what,
        file.toString(),
        "Correct it, or have transform write it anew: delete it, then run transform again.");
  }
}
