package dev.lepton.transform.internal.nodejs;

import dev.lepton.transform.internal.schedule.CronTimes;
import dev.lepton.transform.internal.schedule.Timetable;
import dev.lepton.transform.internal.script.SyntaxNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A call that has node-cron or node-schedule run a function at plain times.
 *
 * @param callee what is called, as it stands
 * @param task the function, or the name of one
 * @param label what the code calls the job; empty when it does not
 */
record ScheduledCall(
    NodeModule module,
    SyntaxNode statement,
    SyntaxNode callee,
    SyntaxNode task,
    Timetable times,
    String label) {
  private static final Set<String> HARMLESS = Set.of("timezone", "tz", "rule", "name", "noOverlap");

  /** A call, or why it is left to a person. */
  record Reading(Optional<ScheduledCall> call, String obstacle) {}

  static Reading of(NodeModule module, SyntaxNode call) {
    List<SyntaxNode> given = NodeModule.arguments(call);
    Optional<SyntaxNode> statement = call.parent().filter(node -> node.is("expression_statement"));
    if (statement.isEmpty()) {
      return left("What the scheduler returns is used further on.");
    }
    boolean named = given.size() == 3 && given.get(0).is("string") && !given.get(2).is("object");
    int first = named ? 1 : 0;
    if (given.size() < first + 2) {
      return left("The call is none of a time and a function.");
    }
    Optional<SyntaxNode> options =
        given.stream().filter(argument -> argument.is("object")).findFirst();
    SyntaxNode when = given.get(first);
    Optional<String> expression =
        (when.is("object") ? value(module, when, "rule") : Optional.of(when)).flatMap(module::text);
    if (expression.isEmpty()) {
      return left("The times do not stand here as a plain text.");
    }
    Optional<String> unknown = options.flatMap(object -> unknown(module, object));
    if (unknown.isPresent()) {
      return left("A CronJob has nothing that is like the option \"" + unknown.get() + "\".");
    }
    CronTimes times = CronTimes.of(expression.get(), CronTimes.Dialect.UNIX);
    if (times.fields().isEmpty()) {
      return left(times.obstacle());
    }
    Optional<SyntaxNode> zone =
        options.flatMap(
            object -> value(module, object, "timezone").or(() -> value(module, object, "tz")));
    if (zone.isPresent() && zone.flatMap(module::text).isEmpty()) {
      return left("The time zone does not stand here as a plain text.");
    }
    Optional<SyntaxNode> label =
        named
            ? Optional.of(given.get(0))
            : options.flatMap(object -> value(module, object, "name"));
    return new Reading(
        Optional.of(
            new ScheduledCall(
                module,
                statement.get(),
                call.field("function").orElseThrow(),
                given.get(first + 1),
                new Timetable(times.fields().get(), zone.flatMap(module::text)),
                label.flatMap(module::text).orElse(""))),
        "");
  }

  private static Optional<SyntaxNode> value(NodeModule module, SyntaxNode object, String key) {
    return module.pair(object, key).flatMap(pair -> pair.field("value"));
  }

  /** What an object has beside what a CronJob can say. */
  private static Optional<String> unknown(NodeModule module, SyntaxNode object) {
    return object.children().stream()
        .filter(node -> !node.is("{", "}", ",", "comment"))
        .map(node -> node.is("pair") ? module.script().source(node, "key") : module.source(node))
        .filter(key -> !HARMLESS.contains(key))
        .findFirst();
  }

  private static Reading left(String obstacle) {
    return new Reading(Optional.empty(), obstacle);
  }

  /** Where it stands, as file:line. */
  String where() {
    return module.path() + ":" + module.script().line(statement);
  }
}
