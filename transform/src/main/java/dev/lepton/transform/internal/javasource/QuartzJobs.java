package dev.lepton.transform.internal.javasource;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.schedule.CrontabLines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
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

  private static final Concern CONCERN = Concern.SCHEDULED_JOBS;
  private static final String RUNNER = "ClusterJobs";
  private static final String EXPLAINED =
      "Without a command the application itself is started with these variables: "
          + RUNNER
          + " runs the job, and it ends.";

  /** The statement that starts the scheduler, in the body of a main method. */
  private record Start(JavaUnit unit, ExpressionStatement statement, Block body) {}

  void answer(Refactoring refactoring, List<Finding> found) {
    for (Finding finding : found) {
      List<String> obstacles = new ArrayList<>();
      Map<String, QuartzJob> jobs = new LinkedHashMap<>();
      Optional<Start> start = sources.unit(finding.file()).flatMap(QuartzJobs::start);
      if (start.isEmpty() || found.size() > 1) {
        obstacles.add("The scheduler is not started by one plain statement of a main method.");
      } else {
        read(start.get(), jobs, obstacles);
        obstacles.addAll(inTheWay(refactoring, start.get(), jobs));
      }
      if (obstacles.isEmpty()) {
        change(refactoring, start.orElseThrow(), jobs);
        refactoring.answer(finding);
      } else {
        refactoring.leave(finding, String.join(" ", obstacles));
      }
    }
  }

  private static Optional<Start> start(JavaUnit unit) {
    List<Start> starts = new ArrayList<>();
    for (ExpressionStatement statement :
        unit.all(
            ExpressionStatement.class,
            one -> one.getExpression().toString().matches("\\w*[sS]cheduler\\.start\\(\\)"))) {
      if (statement.getParent() instanceof Block body
          && body.getParent() instanceof MethodDeclaration method
          && method.getName().getIdentifier().equals("main")
          && Modifier.isStatic(method.getModifiers())) {
        starts.add(new Start(unit, statement, body));
      }
    }
    return starts.size() == 1 ? Optional.of(starts.get(0)) : Optional.empty();
  }

  private void read(Start start, Map<String, QuartzJob> jobs, List<String> obstacles) {
    for (JavaUnit unit : sources.mentioning("scheduleJob")) {
      for (MethodInvocation call :
          unit.all(
              MethodInvocation.class, one -> one.getName().getIdentifier().equals("scheduleJob"))) {
        QuartzJob.Reading reading = QuartzJob.of(sources, unit, call);
        Optional<QuartzJob> job = reading.job();
        if (unit != start.unit || job.isPresent() && jobs.containsKey(job.get().name())) {
          obstacles.add(unit.where(call) + ": It is scheduled elsewhere, or twice.");
        } else if (job.isPresent()) {
          jobs.put(job.get().name(), job.get());
        } else {
          obstacles.add(unit.where(call) + ": " + reading.obstacle());
        }
      }
    }
    if (jobs.isEmpty() && obstacles.isEmpty()) {
      obstacles.add("No job with times of its own was found in the code.");
    }
  }

  private static List<String> inTheWay(
      Refactoring refactoring, Start start, Map<String, QuartzJob> jobs) {
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
    boolean hidden =
        jobs.values().stream()
            .anyMatch(
                job ->
                    !job.owner().unit().packageName().equals(start.unit.packageName())
                        && !Modifier.isPublic(job.owner().type().getModifiers()));
    if (hidden) {
      obstacles.add("A job's class cannot be seen from " + start.unit.packageName() + ".");
    }
    if (refactoring.tree().contains(ScheduledJobs.crontab(start.unit))
        || refactoring.tree().contains(ScheduledJobs.folder(start.unit) + RUNNER + ".java")) {
      obstacles.add("There is a crontab already, which people may have written: add it there.");
    }
    return obstacles;
  }

  private static void change(Refactoring refactoring, Start start, Map<String, QuartzJob> jobs) {
    JavaUnit unit = start.unit;
    Indentation indentation = Indentation.of(unit);
    String around = unit.file().newline() + unit.indentation(start.statement);
    String scheduler = unit.source(start.statement).replaceFirst("\\.start.*", "");
    String text =
        indentation.apply(
            """
            if (System.getenv("JOB") != null) {
              %1$s.run(System.getenv("JOB"));
              %2$s.shutdown();
              return;
            }
            if (!"off".equals(System.getenv("IN_PROCESS_JOBS"))) {
              %2$s.start();
            }
            """
                .formatted(RUNNER, scheduler),
            0);
    refactoring.edit(
        new Edit(
            CONCERN,
            unit.path(),
            start.statement.getStartPosition(),
            start.statement.getLength(),
            text.replace("\n", around),
            RULE));
    refactoring.create(
        CONCERN,
        ScheduledJobs.folder(unit) + RUNNER + ".java",
        indentation.apply(runner(unit.packageName(), jobs), 0) + "\n",
        RULE);
    List<CrontabLines.Line> lines = new ArrayList<>();
    jobs.forEach((name, job) -> lines.add(new CrontabLines.Line(job.times(), name, "")));
    refactoring.create(
        CONCERN, ScheduledJobs.crontab(unit), CrontabLines.of(lines, EXPLAINED), RULE);
  }

  private static String runner(String packageName, Map<String, QuartzJob> jobs) {
    TreeSet<String> imports = new TreeSet<>(List.of("org.quartz.JobExecutionException"));
    StringBuilder cases = new StringBuilder();
    jobs.forEach(
        (name, job) -> {
          if (!job.owner().unit().packageName().equals(packageName)) {
            imports.add(job.owner().unit().packageName() + "." + job.type());
          }
          cases.append(
              """
                    case "%s":
                      new %s().execute(null);
                      break;
              """
                  .formatted(name, job.type()));
        });
    StringBuilder text = new StringBuilder();
    text.append(packageName.isEmpty() ? "" : "package " + packageName + ";\n\n");
    imports.forEach(name -> text.append("import ").append(name).append(";\n"));
    return text.append(
            """

            /** Runs a job that a cluster's clock asks for; none of them looks at its context. */
            final class ClusterJobs {
              private ClusterJobs() {}

              static void run(String job) throws JobExecutionException {
                switch (job) {
            %s      default:
                    throw new IllegalArgumentException("there is no job " + job);
                }
              }
            }
            """
                .formatted(cases))
        .toString();
  }
}
