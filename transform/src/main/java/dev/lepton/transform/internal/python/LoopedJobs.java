package dev.lepton.transform.internal.python;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.schedule.CronTimes;
import dev.lepton.transform.internal.schedule.Timetable;
import dev.lepton.transform.internal.script.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Jobs of the library schedule, which a loop of the application's own looks after. */
final class LoopedJobs implements InProcessJobs {
  private static final Pattern DAILY =
      Pattern.compile(
          "(?s)schedule\\.every\\(\\)\\s*\\.(day|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
              + "\\s*\\.at\\(\\s*['\"](\\d{1,2}):(\\d{2})(?::00)?['\"]\\s*(?:,\\s*['\"]([\\w/+-]+)['\"]\\s*)?\\)\\s*\\.do");

  private final PythonFunctions functions;
  private final List<PythonModule> modules;

  LoopedJobs(PythonSources sources) {
    this.functions = new PythonFunctions(sources);
    this.modules = sources.mentioning("schedule.");
  }

  @Override
  public List<PythonJob.Reading> read() {
    List<PythonJob.Reading> jobs = new ArrayList<>();
    for (PythonModule module : modules) {
      for (SyntaxNode every : module.calls("schedule\\.every")) {
        PythonJob.Reading reading = job(module, every);
        jobs.add(
            reading.job().isPresent()
                ? reading
                : PythonJob.Reading.left(
                    module.path() + ":" + module.script().line(every) + ": " + reading.obstacle()));
      }
    }
    return jobs;
  }

  private PythonJob.Reading job(PythonModule module, SyntaxNode every) {
    SyntaxNode call = every;
    while (call.parent().filter(node -> node.is("attribute", "call")).isPresent()) {
      call = call.parent().get();
    }
    Matcher daily = DAILY.matcher(module.callee(call));
    List<SyntaxNode> given = PythonModule.arguments(call);
    if (!daily.matches()) {
      return PythonJob.Reading.left(
          "It counts from the start of the process; a CronJob starts by the calendar.");
    }
    if (given.size() != 1
        || !PythonModule.keywords(call).isEmpty()
        || call.parent().filter(node -> node.is("expression_statement")).isEmpty()) {
      return PythonJob.Reading.left("The call is more than a time and a function.");
    }
    String day = daily.group(1).equals("day") ? "*" : daily.group(1).substring(0, 3);
    CronTimes times =
        CronTimes.of(
            Integer.parseInt(daily.group(3))
                + " "
                + Integer.parseInt(daily.group(2))
                + " * * "
                + day,
            CronTimes.Dialect.UNIX);
    Optional<Timetable> timetable = PythonJob.timetable(times, Optional.ofNullable(daily.group(4)));
    return timetable.isEmpty()
        ? PythonJob.Reading.left(times.obstacle())
        : PythonJob.of(functions, module, every, given.get(0), timetable.get());
  }

  /** The loop that looks whether a job is due, with the module that it is in. */
  private record Loop(PythonModule module, SyntaxNode statement) {}

  private List<Loop> loops() {
    List<Loop> loops = new ArrayList<>();
    for (PythonModule module : modules) {
      for (SyntaxNode call : module.calls("schedule\\.run_pending")) {
        call.enclosing("while_statement")
            .filter(loop -> module.script().source(loop, "condition").matches("True|1"))
            .ifPresent(loop -> loops.add(new Loop(module, loop)));
      }
    }
    return loops;
  }

  @Override
  public List<String> obstacles(List<PythonJob> jobs) {
    if (loops().size() != 1) {
      return List.of("The loop that calls run_pending is not one plain \"while True\".");
    }
    Loop loop = loops().get(0);
    List<String> obstacles = new ArrayList<>();
    long statements =
        loop.statement.field("body").stream()
            .flatMap(body -> body.children().stream())
            .filter(node -> !node.is("comment"))
            .filter(
                node ->
                    !loop.module
                        .source(node)
                        .matches("(?s)schedule\\.run_pending\\(.*|(time\\.)?sleep\\(.*"))
            .count();
    if (statements > 0) {
      obstacles.add("The loop that calls run_pending does other things as well.");
    }
    jobs.stream()
        .map(PythonJob::module)
        .distinct()
        .flatMap(
            module -> PythonFunctions.startsWhenLoaded(module, List.of(loop.statement)).stream())
        .forEach(obstacles::add);
    return obstacles;
  }

  @Override
  public void turnOff(Refactoring refactoring, Finding finding) {
    Loop loop = loops().get(0);
    SyntaxNode condition = loop.statement.field("condition").orElseThrow();
    loop.module.replace(
        refactoring, Concern.SCHEDULED_JOBS, condition, ClusterJobsFile.WANTED, finding.ruleId());
  }
}
