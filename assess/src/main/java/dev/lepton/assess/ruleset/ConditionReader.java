package dev.lepton.assess.ruleset;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads what stands under {@code when}. */
final class ConditionReader {
  private static final Set<String> ROLE_KEYS = Set.of("as", "from", "ignore", "not");

  /** Deeper nesting is not written by people, and would only wear out the stack. */
  private static final int DEEPEST = 50;

  private final Written written;

  ConditionReader(Written written) {
    this.written = written;
  }

  Optional<Condition> read(Node node) {
    return read(node, 0);
  }

  private Optional<Condition> read(Node node, int depth) {
    Map<String, Node> keys = written.map(node);
    List<String> conditions =
        keys.keySet().stream().filter(key -> !ROLE_KEYS.contains(key)).toList();
    if (depth > DEEPEST) {
      written.problem(node, "conditions are nested too deeply", "split the rule");
      return Optional.empty();
    }
    if (conditions.size() != 1) {
      written.problem(
          node,
          "exactly one condition is expected here, not " + conditions.size(),
          "write `and:` or `or:` with a list, or `provider.capability:`");
      return Optional.empty();
    }
    String name = conditions.get(0);
    Node value = keys.get(name);
    return switch (name) {
      case "and", "or" -> parts(name, node, value, depth);
      default -> ask(name, node, value);
    };
  }

  private Optional<Condition> parts(String name, Node node, Node value, int depth) {
    List<Condition> parts =
        written.items(value).stream().flatMap(part -> read(part, depth + 1).stream()).toList();
    if (parts.size() < written.items(value).size()) {
      return Optional.empty();
    }
    if (parts.isEmpty()) {
      written.problem(value, "an empty `" + name + "` can never match", "add a condition");
      return Optional.empty();
    }
    return Optional.of(
        name.equals("and")
            ? new Condition.And(parts, role(node), written.place(node))
            : new Condition.Or(parts, role(node), written.place(node)));
  }

  private Optional<Condition> ask(String name, Node node, Node value) {
    int dot = name.indexOf('.');
    if (dot <= 0 || dot == name.length() - 1) {
      written.problem(
          node, "`" + name + "` is no condition", "write `provider.capability:`, `and:` or `or:`");
      return Optional.empty();
    }
    String capability = name.substring(dot + 1);
    Object fields = written.value(value);
    return Optional.of(
        new Condition.Ask(
            name.substring(0, dot),
            capability,
            value instanceof MappingNode ? castFields(fields) : Map.of(capability, fields),
            role(node),
            written.place(node)));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> castFields(Object fields) {
    return (Map<String, Object>) fields;
  }

  private Condition.Role role(Node node) {
    return new Condition.Role(
        written.text(node, "as"),
        written.text(node, "from"),
        written.flag(node, "ignore"),
        written.flag(node, "not"));
  }
}
