package dev.lepton.transform.internal.python;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.schedule.CronTimes;
import dev.lepton.transform.internal.schedule.PythonTimes;
import dev.lepton.transform.internal.schedule.Timetable;
import dev.lepton.transform.internal.script.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Jobs of APScheduler 3: {@code add_job} and {@code scheduled_job} with a cron trigger. A scheduler
 * that is started paused is as one that has no jobs.
 */
final class ApschedulerJobs implements InProcessJobs {
  private static final String ABOUT_RUNS =
      "id|name|max_instances|coalesce|misfire_grace_time|replace_existing|trigger|func";
  private static final String FIELDS =
      "second|minute|hour|day|day_of_week|month|week|year|start_date|end_date|jitter|timezone";
  private static final String HARMLESS = "daemon|timezone|job_defaults";

  private final PythonFunctions functions;
  private final List<PythonModule> modules;
  private final List<SchedulerMade> made = new ArrayList<>();

  /** Where a scheduler is made, and how it is called from then on. */
  private record SchedulerMade(PythonModule module, SyntaxNode call, String name) {
    boolean isBlocking() {
      return module.callee(call).endsWith("BlockingScheduler");
    }

    boolean isStartedBy(String callee) {
      return callee.matches("(\\w+\\.)?" + name + "\\.start");
    }
  }

  ApschedulerJobs(PythonSources sources) {
    this.functions = new PythonFunctions(sources);
    this.modules = sources.mentioning("sched");
    for (PythonModule module : sources.mentioning("apscheduler")) {
      for (SyntaxNode call : module.calls("(\\w+\\.)*\\w+Scheduler")) {
        call.parent()
            .filter(node -> node.is("assignment"))
            .map(node -> module.script().source(node, "left"))
            .filter(name -> name.matches("\\w+"))
            .ifPresent(name -> made.add(new SchedulerMade(module, call, name)));
      }
    }
  }

  @Override
  public List<PythonJob.Reading> read() {
    List<PythonJob.Reading> jobs = new ArrayList<>();
    if (made.size() != 1) {
      return List.of(PythonJob.Reading.left("The scheduler is not one plain variable."));
    }
    for (PythonModule module : modules) {
      for (SyntaxNode call :
          module.calls("(\\w+\\.)?" + made.get(0).name + "\\.(add_job|scheduled_job)")) {
        PythonJob.Reading reading = job(module, call);
        jobs.add(
            reading.job().isPresent()
                ? reading
                : PythonJob.Reading.left(
                    module.path() + ":" + module.script().line(call) + ": " + reading.obstacle()));
      }
    }
    return jobs;
  }

  private PythonJob.Reading job(PythonModule module, SyntaxNode call) {
    boolean decorates = module.callee(call).endsWith("scheduled_job");
    List<SyntaxNode> given = PythonModule.arguments(call);
    Optional<SyntaxNode> function =
        decorates
            ? call.parent()
                .filter(node -> node.is("decorator"))
                .flatMap(SyntaxNode::parent)
                .flatMap(node -> node.field("definition"))
                .flatMap(node -> node.field("name"))
            : given.stream().findFirst().or(() -> keyword(module, call, "func"));
    int next = decorates || given.isEmpty() ? 0 : 1;
    Optional<SyntaxNode> trigger =
        given.size() > next ? Optional.of(given.get(next)) : keyword(module, call, "trigger");
    if (function.isEmpty() || trigger.isEmpty() || given.size() > next + 1) {
      return PythonJob.Reading.left("The call is none of a function and a trigger.");
    }
    boolean inline = trigger.get().is("string");
    if (inline && !module.text(trigger.get()).filter("cron"::equals).isPresent()
        || !inline && !trigger.get().is("call")) {
      return PythonJob.Reading.left(
          "The trigger counts from the start of the process; a CronJob starts by the calendar.");
    }
    return times(module, call, inline ? call : trigger.get())
        .map(times -> PythonJob.of(functions, module, call, function.get(), times))
        .orElseGet(() -> PythonJob.Reading.left(refusal(module, inline ? call : trigger.get())));
  }

  private Optional<Timetable> times(PythonModule module, SyntaxNode call, SyntaxNode trigger) {
    String known = trigger == call ? ABOUT_RUNS + "|" + FIELDS : ABOUT_RUNS;
    boolean more =
        PythonModule.keywords(call).stream()
            .anyMatch(one -> !module.script().source(one, "name").matches(known));
    Optional<SyntaxNode> zone =
        keyword(module, trigger, "timezone")
            .or(() -> keyword(made.get(0).module, made.get(0).call, "timezone"));
    Optional<String> named =
        zone.flatMap(node -> module.text(node).or(() -> made.get(0).module.text(node)));
    return more || zone.isPresent() && named.isEmpty()
        ? Optional.empty()
        : PythonJob.timetable(cron(module, trigger), named);
  }

  private static CronTimes cron(PythonModule module, SyntaxNode trigger) {
    String callee = module.callee(trigger);
    if (callee.endsWith("from_crontab")) {
      String text =
          PythonModule.arguments(trigger).stream().findFirst().flatMap(module::text).orElse("");
      return PythonTimes.crontab(text);
    }
    if (!callee.endsWith("CronTrigger") && !callee.endsWith("_job")) {
      return PythonTimes.crontab("");
    }
    String fields =
        PythonModule.keywords(trigger).stream()
            .filter(one -> !module.script().source(one, "name").matches(ABOUT_RUNS + "|timezone"))
            .map(module::source)
            .collect(Collectors.joining(", "));
    return PythonTimes.fields(fields, false);
  }

  private static String refusal(PythonModule module, SyntaxNode trigger) {
    String why = cron(module, trigger).obstacle();
    return why.isEmpty() ? "The call says more than a CronJob can." : why;
  }

  private static Optional<SyntaxNode> keyword(PythonModule module, SyntaxNode call, String name) {
    return PythonModule.keywords(call).stream()
        .filter(node -> module.script().source(node, "name").equals(name))
        .findFirst()
        .flatMap(node -> node.field("value"));
  }

  @Override
  public List<String> obstacles(List<PythonJob> jobs) {
    List<String> obstacles = new ArrayList<>();
    boolean configured =
        PythonModule.keywords(made.get(0).call).stream()
            .anyMatch(one -> !made.get(0).module.script().source(one, "name").matches(HARMLESS));
    if (configured || !PythonModule.arguments(made.get(0).call).isEmpty()) {
      obstacles.add("The scheduler has stores or executors of its own.");
    }
    if (starts().size() != 1) {
      obstacles.add("Where the scheduler is started is not one plain call.");
      return obstacles;
    }
    SchedulerStart start = starts().get(0);
    jobs.stream()
        .map(PythonJob::module)
        .distinct()
        .flatMap(
            module -> PythonFunctions.startsWhenLoaded(module, List.of(start.statement)).stream())
        .forEach(obstacles::add);
    return obstacles;
  }

  private record SchedulerStart(PythonModule module, SyntaxNode call, SyntaxNode statement) {}

  private List<SchedulerStart> starts() {
    List<SchedulerStart> starts = new ArrayList<>();
    for (PythonModule module : modules) {
      for (SyntaxNode call : module.root().all("call")) {
        boolean plain =
            made.get(0).isStartedBy(module.callee(call))
                && module.script().source(call, "arguments").matches("\\(\\s*\\)");
        call.parent()
            .filter(statement -> plain && statement.is("expression_statement"))
            .ifPresent(statement -> starts.add(new SchedulerStart(module, call, statement)));
      }
    }
    return starts;
  }

  @Override
  public void turnOff(Refactoring refactoring, Finding finding) {
    SchedulerStart start = starts().get(0);
    PythonModule module = start.module;
    if (made.get(0).isBlocking()) {
      String line =
          module.script().file().newline() + module.script().indentation(start.statement) + "    ";
      String text = "if " + ClusterJobsFile.WANTED + ":" + line + module.source(start.call);
      module.replace(refactoring, Concern.SCHEDULED_JOBS, start.statement, text, finding.ruleId());
      return;
    }
    SyntaxNode arguments = start.call.field("arguments").orElseThrow();
    refactoring.edit(
        new Edit(
            Concern.SCHEDULED_JOBS,
            module.path(),
            arguments.start() + 1,
            0,
            "paused=" + ClusterJobsFile.UNWANTED,
            finding.ruleId()));
    module.need(refactoring, Concern.SCHEDULED_JOBS, "os");
  }
}
