package dev.lepton.transform.internal.javasource;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.source.TextFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jdt.core.dom.Block;
import org.eclipse.jdt.core.dom.ExpressionStatement;
import org.eclipse.jdt.core.dom.MethodDeclaration;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.Modifier;
import org.eclipse.jdt.core.dom.Statement;

/**
 * Jobs of a Quartz scheduler that a main method starts: where JOB names one, that method runs it in
 * place of starting the scheduler, and ends. All jobs go or none: the finding is the scheduler's.
 */
record QuartzJobs(JavaSources sources) {
  static final String RULE = "lepton-java-schedule-0040";
  static final String RULE_OF_MEMORY = "lepton-java-schedule-0060";

  private static final String TABLES =
      "A store in a database needs Quartz' own tables, which its scripts make by dropping those that"
          + " are there, so that it is run once, by people.";
  private static final Pattern STARTS =
      Pattern.compile(
          "(\\w*[sS]cheduler|StdSchedulerFactory\\.getDefaultScheduler\\(\\))\\.start\\(\\)");
  private static final Pattern IN_MEMORY =
      Pattern.compile(
          "\\s*org\\.quartz\\.jobStore\\.class\\s*[=:]\\s*org\\.quartz\\.simpl\\.RAMJobStore\\s*");

  /** The statement that starts the scheduler, in the body of a main method. */
  private record Start(JavaUnit unit, ExpressionStatement statement, Block body) {}

  void answer(Refactoring refactoring, List<Finding> found) {
    List<Finding> schedulers = found.stream().filter(one -> one.ruleId().equals(RULE)).toList();
    boolean gone = false;
    for (Finding finding : schedulers) {
      List<String> obstacles = new ArrayList<>();
      Map<String, QuartzJob> jobs = new LinkedHashMap<>();
      Optional<Start> start = sources.unit(finding.file()).flatMap(QuartzJobs::start);
      if (start.isEmpty() || schedulers.size() > 1) {
        obstacles.add("The scheduler is not started by one plain statement of a main method.");
      } else {
        read(refactoring, start.get(), jobs, obstacles);
        obstacles.addAll(inTheWay(start.get()));
        obstacles.addAll(new QuartzRunner(start.get().unit, false, jobs).obstacles(refactoring));
      }
      if (obstacles.isEmpty()) {
        change(refactoring, start.orElseThrow(), jobs);
        refactoring.answer(finding);
        gone = true;
      } else {
        refactoring.leave(finding, String.join(" ", obstacles));
      }
    }
    for (Finding finding : found) {
      if (finding.ruleId().equals(RULE_OF_MEMORY) && !(gone && forget(refactoring, finding))) {
        refactoring.leave(finding, TABLES);
      }
    }
  }

  /** Memory is what Quartz takes by itself; of jobs that a cluster starts there is none to keep. */
  private static boolean forget(Refactoring refactoring, Finding finding) {
    Optional<TextFile> file =
        refactoring
            .tree()
            .text(finding.file())
            .filter(text -> IN_MEMORY.matcher(text.line(finding.line())).matches());
    file.ifPresent(
        text -> {
          int begin = text.offsetOfLine(finding.line());
          int length = text.offsetOfLine(finding.line() + 1) - begin;
          refactoring.edit(
              new Edit(Concern.SCHEDULED_JOBS, text.path(), begin, length, "", finding.ruleId()));
          refactoring.answer(finding);
        });
    return file.isPresent();
  }

  private static Optional<Start> start(JavaUnit unit) {
    List<Start> starts = new ArrayList<>();
    for (ExpressionStatement statement :
        unit.all(
            ExpressionStatement.class,
            one -> STARTS.matcher(one.getExpression().toString()).matches())) {
      if (statement.getParent() instanceof Block body
          && body.getParent() instanceof MethodDeclaration method
          && method.getName().getIdentifier().equals("main")
          && Modifier.isStatic(method.getModifiers())) {
        starts.add(new Start(unit, statement, body));
      }
    }
    return starts.size() == 1 ? Optional.of(starts.get(0)) : Optional.empty();
  }

  private void read(
      Refactoring refactoring, Start start, Map<String, QuartzJob> jobs, List<String> obstacles) {
    List<QuartzJob.Found> all = new ArrayList<>();
    for (JavaUnit unit : sources.mentioning("scheduleJob")) {
      for (MethodInvocation call :
          unit.all(
              MethodInvocation.class, one -> one.getName().getIdentifier().equals("scheduleJob"))) {
        QuartzJob.Reading reading =
            unit == start.unit
                ? QuartzJob.of(sources, unit, call)
                : QuartzJob.left("It is scheduled elsewhere.");
        all.add(new QuartzJob.Found(unit.where(call), reading));
      }
    }
    QuartzData.in(refactoring.tree(), sources).forEach(data -> all.addAll(data.jobs()));
    take(all, jobs, obstacles);
    if (jobs.isEmpty() && obstacles.isEmpty()) {
      obstacles.add("No job with times of its own was found in the code or in a file of Quartz.");
    }
  }

  /** Sorts what was found into jobs by their names and what is in the way. */
  static void take(List<QuartzJob.Found> all, Map<String, QuartzJob> jobs, List<String> obstacles) {
    for (QuartzJob.Found found : all) {
      Optional<QuartzJob> job = found.reading().job();
      if (job.isEmpty()) {
        obstacles.add(found.where() + ": " + found.reading().obstacle());
      } else if (jobs.putIfAbsent(job.get().work().name(), job.get()) != null) {
        obstacles.add(found.where() + ": It is scheduled twice.");
      }
    }
  }

  private static List<String> inTheWay(Start start) {
    List<String> obstacles = new ArrayList<>();
    for (Object statement : start.body.statements()) {
      if (statement == start.statement) {
        break;
      }
      if (statement.toString().matches("(?s).*\\.(start|run|join|serve)\\(.*")) {
        obstacles.add(
            start.unit.where((Statement) statement) + ": Something else is started before it.");
      }
    }
    return obstacles;
  }

  private static void change(Refactoring refactoring, Start start, Map<String, QuartzJob> jobs) {
    QuartzRunner runner = new QuartzRunner(start.unit, false, jobs);
    String scheduler = start.unit.source(start.statement).replaceFirst("\\.start\\(.*", "");
    String run = QuartzRunner.NAME + ".run(System.getenv(\"JOB\"));";
    // The threads of one that is made wait from the beginning: whatever a job throws, they must go.
    String work =
        scheduler.matches("\\w+")
            ? "try {\n    %s\n  } finally {\n    %s.shutdown();\n  }".formatted(run, scheduler)
            : run;
    String text =
        """
        if (System.getenv("JOB") != null) {
          %s
          return;
        }
        if (!"off".equals(System.getenv("IN_PROCESS_JOBS"))) {
          %s.start();
        }
        """
            .formatted(work, scheduler);
    int begin = start.statement.getStartPosition();
    runner.edit(refactoring, begin, start.statement.getLength(), text, RULE);
    runner.write(refactoring, RULE);
  }
}
