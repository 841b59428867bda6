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
    List<String> conditions = conditions(keys);
    if (depth > DEEPEST) {
      written.problem(node, "conditions are nested too deeply", "split the rule");
      return Optional.empty();
    }
    Optional<Node> gap = gap(keys, conditions);
    if (gap.isPresent()) {
      return slipped(node, keys, gap.get(), depth);
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
    return isList(name)
        ? combined(name, node, parts(written.items(value), depth))
        : ask(name, node, value);
  }

  private static List<String> conditions(Map<String, Node> keys) {
    return keys.keySet().stream().filter(key -> !ROLE_KEYS.contains(key)).toList();
  }

  private static boolean isList(String name) {
    return name.equals("and") || name.equals("or");
  }

  /**
   * The only part of a list that has a name and no condition, where exactly one condition stands
   * beside the list: its indentation has put it there, and there is one way to read it.
   */
  private Optional<Node> gap(Map<String, Node> keys, List<String> conditions) {
    if (conditions.size() != 2 || isList(conditions.get(0)) == isList(conditions.get(1))) {
      return Optional.empty();
    }
    List<Node> gaps =
        written.items(keys.get(list(conditions))).stream()
            .filter(item -> item instanceof MappingNode)
            .filter(item -> written.get(item, "as").isPresent())
            .filter(item -> conditions(written.map(item)).isEmpty())
            .toList();
    return gaps.size() == 1 ? Optional.of(gaps.get(0)) : Optional.empty();
  }

  private static String list(List<String> conditions) {
    return conditions.stream().filter(ConditionReader::isList).findFirst().orElseThrow();
  }

  private Optional<Condition> slipped(Node node, Map<String, Node> keys, Node gap, int depth) {
    String list = list(conditions(keys));
    String beside =
        conditions(keys).stream().filter(name -> !isList(name)).findFirst().orElseThrow();
    written.remark(
        gap,
        "`"
            + beside
            + "` stands beside the list, and is read as the condition that is missing here",
        "indent it like the keys here");
    List<Node> items = written.items(keys.get(list));
    List<Condition> parts =
        items.stream()
            .flatMap(
                item ->
                    (item == gap ? ask(beside, gap, keys.get(beside)) : read(item, depth + 1))
                        .stream())
            .toList();
    return combined(list, node, usable(parts, items));
  }

  /** Empty when one of them cannot be used. */
  private Optional<List<Condition>> parts(List<Node> items, int depth) {
    return usable(items.stream().flatMap(part -> read(part, depth + 1).stream()).toList(), items);
  }

  private static Optional<List<Condition>> usable(List<Condition> parts, List<Node> items) {
    return parts.size() < items.size() ? Optional.empty() : Optional.of(parts);
  }

  private Optional<Condition> combined(String name, Node node, Optional<List<Condition>> usable) {
    if (usable.isPresent() && usable.get().isEmpty()) {
      written.remark(node, "an empty `" + name + "` never finds anything", "add a condition");
    }
    return usable.map(
        parts ->
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
