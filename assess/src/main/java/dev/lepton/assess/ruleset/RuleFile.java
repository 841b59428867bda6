package dev.lepton.assess.ruleset;

import com.google.re2j.PatternSyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads one file of rules. */
final class RuleFile {
  private static final Set<String> KEYS =
      Set.of(
          "ruleID",
          "description",
          "labels",
          "effort",
          "category",
          "message",
          "tag",
          "links",
          "customVariables",
          "when");

  private final Written written;
  private final List<String> inherited;
  private final Set<String> ids = new HashSet<>();

  private RuleFile(Written written, List<String> inherited) {
    this.written = written;
    this.inherited = inherited;
  }

  static List<Rule> read(Path file, List<String> inherited, Rulebooks into) {
    Written written = new Written(file, into.problems(), into.remarks());
    Optional<Node> document = written.document();
    if (document.isEmpty()) {
      return List.of();
    }
    if (!(document.get() instanceof SequenceNode list)) {
      written.problem(document.get(), "a rule file is a list of rules", "start with `- ruleID:`");
      return List.of();
    }
    RuleFile reader = new RuleFile(written, inherited);
    return list.getValue().stream().flatMap(node -> reader.rule(node).stream()).toList();
  }

  private Optional<Rule> rule(Node node) {
    Map<String, Node> keys = written.map(node);
    String id = written.text(node, "ruleID").orElse("");
    checkKeys(keys, id);
    Optional<Condition> when = when(node, keys);
    if (!idIsGood(node, id) || !says(node, keys, id) || when.isEmpty()) {
      return Optional.empty();
    }
    List<String> tags = written.texts(node, "tag");
    Optional<String> message = written.text(node, "message");
    return Optional.of(
        new Rule(
            id,
            written.text(node, "description").orElse(""),
            Stream.concat(written.texts(node, "labels").stream(), inherited.stream())
                .distinct()
                .toList(),
            effort(node),
            category(node, message.isPresent()),
            message,
            tags,
            links(node),
            variables(node),
            when.get(),
            written.place(node)));
  }

  private void checkKeys(Map<String, Node> keys, String id) {
    keys.forEach(
        (key, value) -> {
          if (!KEYS.contains(key)) {
            written.remark(
                value,
                "rule " + id + " has the unknown key " + key,
                "known are " + KEYS.stream().sorted().toList());
          }
        });
  }

  private boolean idIsGood(Node node, String id) {
    if (id.isBlank() || id.contains("\n") || id.contains(";")) {
      written.problem(node, "a rule needs a ruleID without line breaks and `;`", "add one");
      return false;
    }
    if (!ids.add(id)) {
      written.problem(node, "the ruleID " + id + " occurs twice in this file", "rename one");
      return false;
    }
    return true;
  }

  private boolean says(Node node, Map<String, Node> keys, String id) {
    if (!keys.containsKey("message") && !keys.containsKey("tag")) {
      written.problem(node, "rule " + id + " says nothing", "add a message or a tag");
      return false;
    }
    return true;
  }

  private Optional<Condition> when(Node node, Map<String, Node> keys) {
    Node when = keys.get("when");
    if (when == null) {
      written.problem(node, "a rule needs a condition", "add `when:`");
      return Optional.empty();
    }
    return new ConditionReader(written).read(when);
  }

  private Optional<Integer> effort(Node node) {
    return written
        .get(node, "effort")
        .flatMap(
            value ->
                written
                    .text(value)
                    .flatMap(
                        text -> {
                          if (text.matches("-?\\d{1,9}")) {
                            return Optional.of(Integer.valueOf(text));
                          }
                          written.problem(value, "effort must be a whole number", "write 0 to 13");
                          return Optional.empty();
                        }));
  }

  private Optional<Category> category(Node node, boolean hasMessage) {
    Optional<Node> value = written.get(node, "category");
    Optional<Category> category = value.flatMap(written::text).flatMap(Category::of);
    if (value.isPresent() && category.isEmpty()) {
      written.problem(
          value.get(), "the category is unknown", "write mandatory, optional or potential");
    }
    return category.isEmpty() && hasMessage ? Optional.of(Category.POTENTIAL) : category;
  }

  private List<Link> links(Node node) {
    return written
        .get(node, "links")
        .map(
            list ->
                written.items(list).stream()
                    .map(
                        link ->
                            new Link(
                                written.text(link, "url").orElse(""),
                                written.text(link, "title").orElse("")))
                    .toList())
        .orElse(List.of());
  }

  private List<CustomVariable> variables(Node node) {
    List<CustomVariable> variables = new ArrayList<>();
    for (Node item : written.get(node, "customVariables").map(written::items).orElse(List.of())) {
      String pattern = written.text(item, "pattern").orElse("");
      try {
        CustomVariable.check(pattern);
        variables.add(
            new CustomVariable(
                written.text(item, "name").orElse(""),
                pattern,
                written.text(item, "nameOfCaptureGroup").orElse(""),
                written.text(item, "defaultValue").orElse("")));
      } catch (PatternSyntaxException e) {
        written.problem(
            item, "the pattern is no regular expression: " + e.getMessage(), "correct it");
      }
    }
    return List.copyOf(variables);
  }
}
