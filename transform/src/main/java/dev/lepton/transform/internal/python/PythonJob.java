package dev.lepton.transform.internal.python;

import dev.lepton.transform.internal.schedule.CronTimes;
import dev.lepton.transform.internal.schedule.Timetable;
import dev.lepton.transform.internal.script.SyntaxNode;
import java.util.Locale;
import java.util.Optional;

/**
 * A function that a scheduler of the process calls at plain times.
 *
 * @param where file and line of the call that says so
 * @param module that makes the function
 * @param function its definition, at the top of that module
 */
record PythonJob(String where, PythonModule module, SyntaxNode function, Timetable times) {

  /** A job, or why it is left to a person. */
  record Reading(Optional<PythonJob> job, String obstacle) {
    static Reading left(String obstacle) {
      return new Reading(Optional.empty(), obstacle);
    }
  }

  /** The function that a name means where a job is scheduled. */
  static Reading of(
      PythonFunctions functions,
      PythonModule module,
      SyntaxNode call,
      SyntaxNode name,
      Timetable times) {
    Optional<PythonFunctions.Function> function = functions.named(module, module.source(name));
    if (function.isEmpty()) {
      return Reading.left("Where the function of the job is made was not found.");
    }
    String where = module.path() + ":" + module.script().line(call);
    PythonJob job =
        new PythonJob(where, function.get().module(), function.get().definition(), times);
    return functions
        .obstacle(function.get())
        .map(Reading::left)
        .orElseGet(() -> new Reading(Optional.of(job), ""));
  }

  /** Times of which a zone is said apart. */
  static Optional<Timetable> timetable(CronTimes times, Optional<String> zone) {
    return times.fields().map(fields -> new Timetable(fields, zone));
  }

  String functionName() {
    return module.script().source(function, "name");
  }

  /** As a label. */
  String name() {
    return functionName().toLowerCase(Locale.ROOT).replaceAll("_+", "-").replaceAll("^-+|-+$", "");
  }

  boolean isCoroutine() {
    return module.source(function).startsWith("async");
  }
}
