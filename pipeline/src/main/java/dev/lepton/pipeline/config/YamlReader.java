package dev.lepton.pipeline.config;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads one YAML document into a tree with positions. Bounded: an alias bomb is refused before it
 * grows.
 */
final class YamlReader {
  private static final int MAX_NODES = 20_000;
  private static final int MAX_DEPTH = 50;

  private final String source;
  private final Map<String, Position> positions = new HashMap<>();
  private final JsonNodeFactory nodes = JsonNodeFactory.instance;
  private int nodeCount;

  private YamlReader(String source) {
    this.source = source;
  }

  /**
   * @throws LeptonException CONFIG_INVALID on a syntax error, a duplicate key, or a document that
   *     is too large
   */
  static YamlTree read(String source, String text) {
    return new YamlReader(source).parse(text);
  }

  private YamlTree parse(String text) {
    try {
      LoadSettings settings =
          LoadSettings.builder().setLabel(source).setAllowDuplicateKeys(false).build();
      requireShallow(new Parse(settings).parseString(text));
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        throw new LeptonException(
            ErrorCode.CONFIG_INVALID, "the file is empty", source, "write one with `lepton init`");
      }
      return new YamlTree(convert(root.get(), "", 0), positions);
    } catch (MarkedYamlEngineException e) {
      Position at =
          e.getProblemMark()
              .map(mark -> new Position(source, mark.getLine() + 1, mark.getColumn() + 1))
              .orElse(new Position(source, 1, 1));
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "not valid YAML: " + e.getProblem(),
          at.toString(),
          "correct the syntax at this place",
          e);
    } catch (YamlEngineException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "not valid YAML: " + e.getMessage(),
          source,
          "correct the syntax",
          e);
    }
  }

  /**
   * Composing recurses, parsing does not: too deep a document must be found before the stack
   * overflows.
   */
  private void requireShallow(Iterable<Event> events) {
    int depth = 0;
    for (Event event : events) {
      if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
        throw tooLarge("it is nested more than " + MAX_DEPTH + " levels deep");
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
  }

  private JsonNode convert(Node node, String pointer, int depth) {
    if (++nodeCount > MAX_NODES || depth > MAX_DEPTH) {
      throw tooLarge(
          "it expands to more than " + MAX_NODES + " values or " + MAX_DEPTH + " levels");
    }
    node.getStartMark()
        .ifPresent(
            mark ->
                positions.putIfAbsent(
                    pointer, new Position(source, mark.getLine() + 1, mark.getColumn() + 1)));
    if (node instanceof MappingNode mapping) {
      return object(mapping, pointer, depth);
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode array = nodes.arrayNode();
      for (Node item : sequence.getValue()) {
        array.add(convert(item, pointer + "/" + array.size(), depth + 1));
      }
      return array;
    }
    return scalar((ScalarNode) node);
  }

  private ObjectNode object(MappingNode mapping, String pointer, int depth) {
    ObjectNode object = nodes.objectNode();
    for (NodeTuple tuple : mapping.getValue()) {
      Node keyNode = tuple.getKeyNode();
      Position at =
          keyNode
              .getStartMark()
              .map(mark -> new Position(source, mark.getLine() + 1, mark.getColumn() + 1))
              .orElse(new Position(source, 1, 1));
      if (!(keyNode instanceof ScalarNode)) {
        throw new LeptonException(
            ErrorCode.CONFIG_INVALID, "a key must be plain text", at.toString(), "use a plain key");
      }
      String key = ((ScalarNode) keyNode).getValue();
      if (object.has(key)) {
        throw new LeptonException(
            ErrorCode.CONFIG_INVALID,
            "\"" + key + "\" stands here a second time",
            at.toString(),
            "keep one of the two");
      }
      String child = pointer + "/" + key;
      positions.put(child, at);
      object.set(key, convert(tuple.getValueNode(), child, depth + 1));
    }
    return object;
  }

  private JsonNode scalar(ScalarNode scalar) {
    String value = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return nodes.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return nodes.booleanNode(Boolean.parseBoolean(value));
    }
    try {
      if (tag.equals(Tag.INT)) {
        return nodes.numberNode(Long.parseLong(value));
      }
      if (tag.equals(Tag.FLOAT)) {
        return nodes.numberNode(Double.parseDouble(value));
      }
    } catch (NumberFormatException e) {
      // Numbers only YAML knows (0o17, .inf) stay text; the schema then says what was expected.
      return nodes.stringNode(value);
    }
    return nodes.stringNode(value);
  }

  private LeptonException tooLarge(String how) {
    return new LeptonException(
        ErrorCode.CONFIG_INVALID,
        "the file is too large: " + how,
        source,
        "a migration needs a few dozen lines; remove aliases and nesting");
  }
}
