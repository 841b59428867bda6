package dev.lepton.operate.rightsize.manifest;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Writes one value into YAML and leaves every other character as it is. Not thread-safe.
 *
 * @param text of the whole file
 */
record YamlEdit(String text) {

  /**
   * @param from a mapping of this text
   * @param keys which lead to the value; those that are missing are added
   * @return the new text; empty where the way leads through an alias or something else than a
   *     mapping
   */
  Optional<String> set(Node from, List<String> keys, String value) {
    Optional<NodeTuple> entry = YamlPath.entry(from, keys.get(0));
    if (entry.isEmpty()) {
      return from instanceof MappingNode mapping
          ? Optional.of(add(mapping, keys, value))
          : Optional.empty();
    }
    Node next = entry.get().getValueNode();
    if (isAlias(entry.get())) {
      return Optional.empty();
    }
    if (keys.size() == 1) {
      return next instanceof ScalarNode scalar
          ? Optional.of(replace(start(scalar), end(scalar), value))
          : Optional.empty();
    }
    if (next instanceof ScalarNode scalar && scalar.getValue().isEmpty()) {
      int column = column(entry.get().getKeyNode()) + 2;
      return Optional.of(
          replace(
              start(scalar),
              end(scalar),
              lineEnd() + " ".repeat(column) + block(keys.subList(1, keys.size()), value, column)));
    }
    return set(next, keys.subList(1, keys.size()), value);
  }

  /** What is written elsewhere stands before its key, or far behind it. */
  private boolean isAlias(NodeTuple entry) {
    int key = end(entry.getKeyNode());
    int value = start(entry.getValueNode());
    return value < key || text.substring(key, value).contains("*");
  }

  private String add(MappingNode mapping, List<String> keys, String value) {
    if (mapping.getFlowStyle() == FlowStyle.FLOW) {
      String more = mapping.getValue().isEmpty() ? "" : ", ";
      int inside = start(mapping) + text.substring(start(mapping)).indexOf('{') + 1;
      return replace(inside, inside, flow(keys, value) + more);
    }
    // Behind a value that fits into its line there is room for another entry.
    for (NodeTuple entry : mapping.getValue()) {
      if (entry.getValueNode() instanceof ScalarNode scalar
          && !isAlias(entry)
          && line(entry.getKeyNode()) == mark(scalar.getEndMark()).getLine()) {
        int column = column(entry.getKeyNode());
        int line = text.indexOf('\n', end(scalar));
        int at = line < 0 ? text.length() : line + 1;
        String before = line < 0 ? lineEnd() : "";
        String after = line < 0 ? "" : lineEnd();
        return replace(at, at, before + " ".repeat(column) + block(keys, value, column) + after);
      }
    }
    Node first = mapping.getValue().get(0).getKeyNode();
    int column = column(first);
    return replace(
        start(first), start(first), block(keys, value, column) + lineEnd() + " ".repeat(column));
  }

  /** Without the indentation of its first line, and without an end of its last. */
  private String block(List<String> keys, String value, int column) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < keys.size(); i++) {
      lines.append(i == 0 ? "" : lineEnd() + " ".repeat(column + 2 * i));
      lines.append(keys.get(i)).append(':');
    }
    return lines.append(' ').append(value).toString();
  }

  private static String flow(List<String> keys, String value) {
    return keys.size() == 1
        ? keys.get(0) + ": " + value
        : keys.get(0) + ": {" + flow(keys.subList(1, keys.size()), value) + "}";
  }

  private String lineEnd() {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }

  private String replace(int start, int end, String with) {
    return text.substring(0, start) + with + text.substring(end);
  }

  private int start(Node node) {
    return offset(mark(node.getStartMark()));
  }

  private int end(Node node) {
    return offset(mark(node.getEndMark()));
  }

  /** Marks count characters as people see them, a text's offsets do not. */
  private int offset(Mark mark) {
    return text.offsetByCodePoints(0, mark.getIndex());
  }

  private static int column(Node node) {
    return mark(node.getStartMark()).getColumn();
  }

  private static int line(Node node) {
    return mark(node.getStartMark()).getLine();
  }

  private static Mark mark(Optional<Mark> mark) {
    return mark.orElseThrow(() -> new IllegalStateException("composed with marks"));
  }
}
