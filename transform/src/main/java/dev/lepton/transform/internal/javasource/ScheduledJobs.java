package dev.lepton.transform.internal.javasource;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.container.process.Crontab;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jdt.core.dom.Annotation;
import org.eclipse.jdt.core.dom.ExpressionStatement;
import org.eclipse.jdt.core.dom.TypeDeclaration;

/**
 * Scheduled methods of Spring Boot become jobs that a cluster starts: their times can be turned off
 * by a variable, a class runs one of them and ends, and a crontab beside the build says when. From
 * the crontab come the CronJobs. Without the variables all is as it was.
 */
record ScheduledJobs(JavaSources sources) implements Recipe {
  private static final Concern CONCERN = Concern.SCHEDULED_JOBS;
  private static final Pattern OTHER_PACKAGES =
      Pattern.compile("scanBasePackage|@ComponentScan\\s*\\(");
  private static final String RULE = "lepton-java-schedule-0010";
  private static final String EXPLAINED =
      """
      # Jobs that a cluster starts (lepton transform makes a CronJob of each line). Without a command
      # the application itself is started with these variables: JobRunner runs the job, and it ends.
      """;

  @Override
  public String id() {
    return "scheduled-jobs";
  }

  @Override
  public Language language() {
    return Language.JAVA;
  }

  @Override
  public void run(Refactoring refactoring) {
    Map<Boolean, List<Finding>> open =
        refactoring.open(this).stream()
            .collect(Collectors.partitioningBy(finding -> finding.ruleId().equals(RULE)));
    Map<Boolean, List<Finding>> ofQuartz =
        open.getOrDefault(false, List.of()).stream()
            .collect(
                Collectors.partitioningBy(finding -> finding.ruleId().equals(SpringQuartz.RULE)));
    new QuartzJobs(sources).answer(refactoring, ofQuartz.getOrDefault(false, List.of()));
    new SpringQuartz(sources).answer(refactoring, ofQuartz.getOrDefault(true, List.of()));
    List<Finding> findings = open.getOrDefault(true, List.of());
    if (findings.isEmpty()) {
      return;
    }
    Optional<JavaUnit> main = main();
    Map<Finding, ScheduledMethod> jobs = new LinkedHashMap<>();
    for (Finding finding : findings) {
      ScheduledMethod.Reading reading =
          sources
              .unit(finding.file())
              .map(unit -> ScheduledMethod.on(unit, finding.line()))
              .orElseGet(() -> new ScheduledMethod.Reading(Optional.empty(), "It cannot be read."));
      Optional<String> obstacle =
          reading
              .method()
              .map(method -> obstacle(refactoring, main, method))
              .orElse(Optional.of(reading.obstacle()));
      if (obstacle.isPresent()) {
        refactoring.leave(finding, obstacle.get());
      } else {
        jobs.put(finding, reading.method().orElseThrow());
      }
    }
    jobs.forEach((finding, job) -> turnOff(refactoring, finding, job));
    if (!jobs.isEmpty()) {
      JavaUnit unit = main.orElseThrow();
      describe(refactoring, unit, List.copyOf(jobs.values()));
      endAfterJob(refactoring, unit, start(unit).orElseThrow());
    }
  }

  /** The only class that Spring Boot starts from. */
  private Optional<JavaUnit> main() {
    List<JavaUnit> found =
        sources.mentioning("SpringBootApplication").stream()
            .filter(unit -> !annotated(unit, "SpringBootApplication").isEmpty())
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static List<Annotation> annotated(JavaUnit unit, String name) {
    return unit.all(
        Annotation.class,
        one ->
            one.getTypeName().getFullyQualifiedName().matches("(.*\\.)?" + name)
                && one.getParent() instanceof TypeDeclaration);
  }

  /** Why it cannot be run by itself in a process of its own; empty when it can. */
  private Optional<String> obstacle(
      Refactoring refactoring, Optional<JavaUnit> main, ScheduledMethod job) {
    if (main.isEmpty()) {
      return Optional.of("No single class was found that Spring Boot starts from.");
    }
    if (OTHER_PACKAGES.matcher(main.get().file().content()).find()) {
      return Optional.of("Where Spring looks for classes is set apart from where they stand.");
    }
    if (start(main.get()).isEmpty()) {
      return Optional.of("The statement that starts Spring Boot is more than a plain call.");
    }
    String runner = folder(main.get()) + JobRunner.NAME + ".java";
    if (refactoring.tree().contains(runner) || refactoring.tree().contains(crontab(main.get()))) {
      return Optional.of(
          "There is a crontab or a class JobRunner already, which people may have written: add "
              + job.name()
              + " (\""
              + job.times()
              + "\") there.");
    }
    if (!job.isSeenFrom(main.get().packageName())) {
      return Optional.of("The method cannot be called from " + main.get().packageName() + ".");
    }
    boolean evicts =
        job.declaration().modifiers().toString().matches("(?s).*@(Cache|Async|Timed)\\w*.*");
    return evicts
        ? Optional.of("Other annotations of the method belong to the process that serves.")
        : new StatelessBeans(sources).obstacle(job.unit(), job.owner());
  }

  private static void turnOff(Refactoring refactoring, Finding finding, ScheduledMethod job) {
    int begin = job.cron().getStartPosition();
    String path = job.unit().path();
    refactoring.edit(
        new Edit(CONCERN, path, begin + 1, 0, "${" + job.variable() + ":", finding.ruleId()));
    int end = begin + job.cron().getLength() - 1;
    refactoring.edit(new Edit(CONCERN, path, end, 0, "}", finding.ruleId()));
    refactoring.answer(finding);
  }

  private static void describe(Refactoring refactoring, JavaUnit main, List<ScheduledMethod> jobs) {
    String source = new JobRunner(main.packageName(), jobs).source();
    refactoring.create(
        CONCERN,
        folder(main) + JobRunner.NAME + ".java",
        Indentation.of(main).apply(source, 0) + "\n",
        RULE);
    StringBuilder lines = new StringBuilder(EXPLAINED);
    jobs.forEach(job -> lines.append(job.times()).append(" JOB=").append(job.name()).append('\n'));
    refactoring.create(CONCERN, crontab(main), lines.toString(), RULE);
  }

  /** The statement that starts the application, if it stands alone. */
  private static Optional<ExpressionStatement> start(JavaUnit main) {
    List<ExpressionStatement> found =
        main.all(
            ExpressionStatement.class,
            statement -> statement.getExpression().toString().startsWith("SpringApplication.run("));
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** When the job is done, the process ends as it does on SIGTERM: in order, and with status 0. */
  private static void endAfterJob(
      Refactoring refactoring, JavaUnit main, ExpressionStatement start) {
    String name = main.named("application").isEmpty() ? "application" : "startedApplication";
    String before = "org.springframework.context.ConfigurableApplicationContext " + name + " = ";
    int begin = start.getStartPosition();
    refactoring.edit(new Edit(CONCERN, main.path(), begin, 0, before, RULE));
    String line = main.file().newline() + main.indentation(start);
    String after =
        line
            + "if (System.getenv(\"JOB\") != null) {"
            + line
            + Indentation.of(main).step()
            + name
            + ".close();"
            + line
            + "}";
    refactoring.edit(new Edit(CONCERN, main.path(), begin + start.getLength(), 0, after, RULE));
  }

  /** Beside the build of the module that is started. */
  static String crontab(JavaUnit main) {
    int sources = main.path().indexOf("src/main/java/");
    return (sources < 0 ? "" : main.path().substring(0, sources)) + Crontab.OF_CLUSTER;
  }

  static String folder(JavaUnit unit) {
    return unit.path().substring(0, unit.path().lastIndexOf('/') + 1);
  }
}
