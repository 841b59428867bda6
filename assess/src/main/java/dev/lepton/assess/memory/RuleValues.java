package dev.lepton.assess.memory;

import dev.lepton.assess.ruleset.Category;
import dev.lepton.assess.ruleset.Condition;
import dev.lepton.assess.ruleset.Condition.Role;
import dev.lepton.assess.ruleset.CustomVariable;
import dev.lepton.assess.ruleset.Link;
import dev.lepton.assess.ruleset.Place;
import dev.lepton.assess.ruleset.Rule;
import dev.lepton.assess.ruleset.Rulebooks;
import dev.lepton.assess.ruleset.Ruleset;
import dev.lepton.model.error.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Rules as values that a cache can keep: reading them back is far quicker than parsing YAML. */
public final class RuleValues {
  private RuleValues() {}

  /** As a value. */
  public static Object of(Rulebooks books) {
    return List.of(
        books.rulesets().stream().map(RuleValues::of).toList(),
        books.problems().stream().map(RuleValues::of).toList(),
        books.remarks().stream().map(RuleValues::of).toList());
  }

  /** What {@link #of} was given. */
  public static Rulebooks books(Object value) {
    return new Rulebooks(
        list(value, 0, RuleValues::ruleset),
        list(value, 1, RuleValues::problem),
        list(value, 2, RuleValues::problem));
  }

  private static Object of(Problem problem) {
    return List.of(problem.what(), problem.where(), problem.fix());
  }

  private static Problem problem(Object value) {
    return new Problem(text(value, 0), text(value, 1), text(value, 2));
  }

  private static Object of(Ruleset ruleset) {
    return List.of(
        ruleset.name(),
        ruleset.description(),
        ruleset.labels(),
        ruleset.rules().stream().map(RuleValues::of).toList());
  }

  private static Ruleset ruleset(Object value) {
    return new Ruleset(
        text(value, 0), text(value, 1), texts(value, 2), list(value, 3, RuleValues::rule));
  }

  private static Object of(Rule rule) {
    return List.of(
        rule.id(),
        rule.description(),
        rule.labels(),
        maybe(rule.effort()),
        maybe(rule.category().map(Category::name)),
        maybe(rule.message()),
        rule.tags(),
        rule.links().stream().map(link -> List.of(link.url(), link.title())).toList(),
        rule.variables().stream().map(RuleValues::of).toList(),
        of(rule.when()),
        of(rule.place()));
  }

  private static Rule rule(Object value) {
    return new Rule(
        text(value, 0),
        text(value, 1),
        texts(value, 2),
        list(value, 3, Integer.class::cast).stream().findFirst(),
        list(value, 4, name -> Category.valueOf((String) name)).stream().findFirst(),
        texts(value, 5).stream().findFirst(),
        texts(value, 6),
        list(value, 7, link -> new Link(text(link, 0), text(link, 1))),
        list(value, 8, RuleValues::variable),
        condition(at(value, 9)),
        place(at(value, 10)));
  }

  private static Object of(CustomVariable variable) {
    return List.of(variable.name(), variable.pattern(), variable.group(), variable.otherwise());
  }

  private static CustomVariable variable(Object value) {
    return new CustomVariable(text(value, 0), text(value, 1), text(value, 2), text(value, 3));
  }

  private static Object of(Place place) {
    return List.of(place.file().toString(), place.line(), place.column());
  }

  private static Place place(Object value) {
    return new Place(Path.of(text(value, 0)), (Integer) at(value, 1), (Integer) at(value, 2));
  }

  private static Object of(Condition condition) {
    Object place = of(condition.place());
    Object role = of(condition.role());
    if (condition instanceof Condition.And and) {
      return List.of("and", role, place, and.parts().stream().map(RuleValues::of).toList());
    }
    if (condition instanceof Condition.Or or) {
      return List.of("or", role, place, or.parts().stream().map(RuleValues::of).toList());
    }
    Condition.Ask ask = (Condition.Ask) condition;
    return List.of("ask", role, place, ask.provider(), ask.capability(), ask.fields());
  }

  private static Condition condition(Object value) {
    Role role = role(at(value, 1));
    Place place = place(at(value, 2));
    return switch (text(value, 0)) {
      case "and" -> new Condition.And(list(value, 3, RuleValues::condition), role, place);
      case "or" -> new Condition.Or(list(value, 3, RuleValues::condition), role, place);
      default ->
          new Condition.Ask(text(value, 3), text(value, 4), fields(at(value, 5)), role, place);
    };
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> fields(Object value) {
    return (Map<String, Object>) value;
  }

  private static Object of(Role role) {
    return List.of(maybe(role.as()), maybe(role.from()), role.ignore(), role.not());
  }

  private static Role role(Object value) {
    return new Role(
        texts(value, 0).stream().findFirst(),
        texts(value, 1).stream().findFirst(),
        (Boolean) at(value, 2),
        (Boolean) at(value, 3));
  }

  private static List<Object> maybe(Optional<?> value) {
    return value.<List<Object>>map(List::of).orElse(List.of());
  }

  private static Object at(Object list, int index) {
    return ((List<?>) list).get(index);
  }

  private static String text(Object list, int index) {
    return (String) at(list, index);
  }

  private static List<String> texts(Object list, int index) {
    return list(list, index, String.class::cast);
  }

  /** A loop: tens of thousands of small lists are read before any stream's code is compiled. */
  private static <T> List<T> list(Object value, int index, Function<Object, T> each) {
    List<?> items = (List<?>) at(value, index);
    List<T> list = new ArrayList<>(items.size());
    for (Object item : items) {
      list.add(each.apply(item));
    }
    return Collections.unmodifiableList(list);
  }
}
