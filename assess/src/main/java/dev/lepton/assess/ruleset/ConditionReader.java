package dev.lepton.assess.ruleset;

import java.util.ArrayList;
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
    List<String> conditions = conditions(node);
    if (depth > DEEPEST) {
      written.problem(node, "conditions are nested too deeply", "split the rule");
      return Optional.empty();
    }
    if (conditions.size() != 1) {
      return slipped(node, conditions, depth).or(() -> notOne(node, conditions.size()));
    }
    String name = conditions.get(0);
    Node value = written.map(node).get(name);
    return isList(name)
        ? combined(name, node, parts(written.items(value), depth))
        : ask(name, node, value);
  }

  private List<String> conditions(Node node) {
    return written.map(node).keySet().stream().filter(key -> !ROLE_KEYS.contains(key)).toList();
  }

  private static boolean isList(String name) {
    return name.equals("and") || name.equals("or");
  }

  private Optional<Condition> notOne(Node node, int number) {
    written.problem(
        node,
        "exactly one condition is expected here, not " + number,
        "write `and:` or `or:` with a list, or `provider.capability:`");
    return Optional.empty();
  }

  /**
   * A condition that slipped out of its place in a list by its indentation: one part of the list
   * has a name and no condition, and beside the list stands one condition. There is one way to read
   * it.
   */
  private Optional<Condition> slipped(Node node, List<String> conditions, int depth) {
    if (conditions.size() != 2 || isList(conditions.get(0)) == isList(conditions.get(1))) {
      return Optional.empty();
    }
    String list = conditions.get(isList(conditions.get(0)) ? 0 : 1);
    String beside = conditions.get(isList(conditions.get(0)) ? 1 : 0);
    List<Node> items = written.items(written.map(node).get(list));
    List<Node> bare =
        items.stream()
            .filter(item -> item instanceof MappingNode && conditions(item).isEmpty())
            .toList();
    if (bare.size() != 1) {
      return Optional.empty();
    }
    Node place = bare.get(0);
    written.remark(
        place,
        "`"
            + beside
            + "` stands beside the list, and is read as the condition that is missing here",
        "indent it like the keys here");
    Optional<Condition> missing = ask(beside, place, written.map(node).get(beside));
    List<Condition> parts = new ArrayList<>();
    for (Node item : items) {
      (item == place ? missing : read(item, depth + 1)).ifPresent(parts::add);
    }
    return combined(
        list, node, parts.size() < items.size() ? Optional.empty() : Optional.of(parts));
  }

  /** Empty when one of them cannot be used. */
  private Optional<List<Condition>> parts(List<Node> items, int depth) {
    List<Condition> parts = items.stream().flatMap(part -> read(part, depth + 1).stream()).toList();
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
