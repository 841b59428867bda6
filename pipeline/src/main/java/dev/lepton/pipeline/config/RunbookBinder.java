package dev.lepton.pipeline.config;

import dev.lepton.model.error.Problem;
import dev.lepton.operate.recovery.runbook.ActionKind;
import dev.lepton.operate.recovery.runbook.ActionRule;
import dev.lepton.operate.recovery.runbook.Choice;
import dev.lepton.operate.recovery.runbook.Condition;
import dev.lepton.operate.recovery.runbook.Runbook;
import dev.lepton.operate.recovery.runbook.Sign;
import dev.lepton.operate.recovery.runbook.When;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Turns a document that satisfies the schema into a {@link Runbook}, collecting what the schema
 * cannot see.
 */
final class RunbookBinder {
  private final YamlTree document;
  private final List<Problem> problems = new ArrayList<>();

  RunbookBinder(YamlTree document) {
    this.document = document;
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** The runbook; only to be used when {@link #problems()} is empty afterwards. */
  Runbook bind() {
    Section root = new Section(document.root(), "");
    Section spec = root.section("spec");
    Section detect = spec.section("detect");
    When signs = when(detect);
    if (!detect.node().has("all") && !detect.node().has("any")) {
      problem(
          "nothing is detected by this runbook", detect.pointer(), "give conditions: all or any");
    }
    return new Runbook(
        root.section("metadata").text("name", ""),
        spec.text("title", ""),
        signs,
        detect.integer("times").orElse(1),
        detect.texts("unless"),
        spec.each("decide", this::choice),
        rules(spec.section("act")),
        verification(spec.section("verify")));
  }

  private Runbook.Verification verification(Section verify) {
    When when = when(verify);
    if (Stream.of("all", "any", "none").noneMatch(verify.node()::has)) {
      problem(
          "nothing is verified by this runbook",
          verify.pointer(),
          "say what must be true afterwards, such as all: [{sign: probe.healthy, is: true}]");
    }
    return new Runbook.Verification(
        when, verify.duration("within", "45s"), verify.integer("times").orElse(1));
  }

  private Choice choice(Section choice) {
    List<ActionKind> actions = new ArrayList<>();
    List<String> names = choice.texts("actions");
    for (int i = 0; i < names.size(); i++) {
      action(names.get(i), choice.pointer() + "/actions/" + i).ifPresent(actions::add);
    }
    return new Choice(
        when(choice.section("when")),
        actions,
        choice.flag("approval", false),
        choice.text("advice", ""));
  }

  private Map<ActionKind, ActionRule> rules(Section act) {
    Map<ActionKind, ActionRule> rules = new EnumMap<>(ActionKind.class);
    act.node()
        .propertyNames()
        .forEach(
            name ->
                action(name, act.pointer() + "/" + name)
                    .ifPresent(kind -> rules.put(kind, rule(kind, act.section(name)))));
    return rules;
  }

  private static ActionRule rule(ActionKind kind, Section rule) {
    ActionRule usual = ActionRule.usual(kind);
    return new ActionRule(
        kind,
        rule.integer("atMost").orElse(usual.atMost()),
        rule.text("within").map(Durations::parse).orElse(usual.window()),
        rule.number("factor", usual.factor()),
        rule.integer(kind == ActionKind.SCALE_UP ? "mostInstances" : "mostMiB")
            .map(Long::valueOf)
            .orElse(usual.most()));
  }

  private Optional<ActionKind> action(String name, String pointer) {
    Optional<ActionKind> kind = ActionKind.of(name);
    if (kind.isEmpty()) {
      unknown("action", name, ActionKind.ids(), pointer);
    }
    return kind;
  }

  private When when(Section section) {
    return new When(
        conditions(section, "all"), conditions(section, "any"), conditions(section, "none"));
  }

  private List<Condition> conditions(Section section, String key) {
    return section.each(key, this::condition).stream().flatMap(Optional::stream).toList();
  }

  private Optional<Condition> condition(Section condition) {
    String name = condition.text("sign", "");
    Optional<Sign> sign = Sign.of(name);
    if (sign.isEmpty()) {
      unknown("sign", name, Sign.ids(), condition.pointer() + "/sign");
      return Optional.empty();
    }
    return test(sign.get(), condition).map(test -> new Condition(sign.get(), test));
  }

  private Optional<Condition.Test> test(Sign sign, Section condition) {
    String key =
        condition.node().propertyNames().stream()
            .filter(name -> !name.equals("sign"))
            .findFirst()
            .orElseThrow();
    String pointer = condition.pointer() + "/" + key;
    JsonNode value = condition.node().get(key);
    return switch (key) {
      case "below" -> number(sign, pointer).map(fits -> new Condition.Below(value.asDouble()));
      case "above" -> number(sign, pointer).map(fits -> new Condition.Above(value.asDouble()));
      case "matches" -> matches(sign, value.asString(), pointer);
      case "in" -> oneOf(sign, value.values().stream().toList(), pointer);
      default -> oneOf(sign, List.of(value), pointer);
    };
  }

  private Optional<Sign> number(Sign sign, String pointer) {
    if (sign.kind() == Sign.Kind.NUMBER) {
      return Optional.of(sign);
    }
    problem(sign.id() + " is not a number", pointer, "compare it with is, in or matches");
    return Optional.empty();
  }

  private Optional<Condition.Test> matches(Sign sign, String pattern, String pointer) {
    if (sign.kind() != Sign.Kind.TEXT) {
      problem(sign.id() + " is not a text", pointer, "compare it with is, below or above");
      return Optional.empty();
    }
    try {
      return Optional.of(new Condition.Matches(Pattern.compile(pattern)));
    } catch (PatternSyntaxException e) {
      problem("not a regular expression: " + e.getDescription(), pointer, "correct " + pattern);
      return Optional.empty();
    }
  }

  private Optional<Condition.Test> oneOf(Sign sign, List<JsonNode> values, String pointer) {
    List<Object> found = new ArrayList<>();
    for (JsonNode value : values) {
      boolean fits =
          switch (sign.kind()) {
            case TEXT -> value.isString();
            case NUMBER -> value.isNumber();
            case FLAG -> value.isBoolean();
          };
      if (!fits) {
        problem(
            sign.id() + " is never " + value,
            pointer,
            "it is "
                + switch (sign.kind()) {
                  case TEXT -> "a text: ";
                  case NUMBER -> "a number: ";
                  case FLAG -> "true or false: ";
                }
                + sign.meaning());
        return Optional.empty();
      }
      found.add(
          switch (sign.kind()) {
            case TEXT -> value.asString();
            case NUMBER -> value.asDouble();
            case FLAG -> value.asBoolean();
          });
    }
    return Optional.of(new Condition.OneOf(found));
  }

  private void unknown(String what, String name, Collection<String> known, String pointer) {
    String fix =
        DidYouMean.nearest(name, known)
            .map(word -> "did you mean \"" + word + "\"?")
            .orElse("known: " + String.join(", ", known));
    problem("unknown " + what + " \"" + name + "\"", pointer, fix);
  }

  private void problem(String what, String pointer, String fix) {
    problems.add(new Problem(what, document.where(pointer).toString(), fix));
  }
}
