package dev.lepton.operate.rightsize.manifest;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Finds one's way in YAML that knows where everything stands. Stateless. */
final class YamlPath {
  private YamlPath() {}

  /** What is below these keys. */
  static Optional<Node> node(Node from, String... keys) {
    Node at = from;
    for (String key : keys) {
      Optional<NodeTuple> entry = entry(at, key);
      if (entry.isEmpty()) {
        return Optional.empty();
      }
      at = entry.get().getValueNode();
    }
    return Optional.of(at);
  }

  static Optional<NodeTuple> entry(Node mapping, String key) {
    return mapping instanceof MappingNode map
        ? map.getValue().stream()
            .filter(
                tuple ->
                    tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key))
            .findFirst()
        : Optional.empty();
  }

  /** Empty for what is no scalar. */
  static String text(Node from, String... keys) {
    return node(from, keys)
        .filter(ScalarNode.class::isInstance)
        .map(node -> ((ScalarNode) node).getValue())
        .orElse("");
  }

  static List<Node> items(Node from, String... keys) {
    return node(from, keys)
        .filter(SequenceNode.class::isInstance)
        .map(node -> ((SequenceNode) node).getValue())
        .orElse(List.of());
  }
}
