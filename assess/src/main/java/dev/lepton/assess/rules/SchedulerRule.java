package dev.lepton.assess.rules;

import dev.lepton.assess.code.Call;
import dev.lepton.assess.code.CodeFile;
import dev.lepton.assess.code.Reference;
import dev.lepton.model.assessment.Finding.Category;
import dev.lepton.model.assessment.Finding.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Jobs run by the clock inside the process that serves users. */
final class SchedulerRule {
  private static final Set<String> EXECUTORS =
      Set.of(
          "java.util.concurrent.ScheduledExecutorService",
          "java.util.concurrent.ScheduledThreadPoolExecutor",
          "java.util.Timer");
  private static final Set<String> SCHEDULING =
      Set.of("scheduleAtFixedRate", "scheduleWithFixedDelay", "schedule");
  private static final Set<String> ANNOTATIONS =
      Set.of(
          "org.springframework.scheduling.annotation.Scheduled",
          "javax.ejb.Schedule",
          "jakarta.ejb.Schedule");
  private static final Set<String> PYTHON_SCHEDULERS =
      Set.of(
          "apscheduler.schedulers.background",
          "apscheduler.schedulers.blocking",
          "apscheduler.schedulers.asyncio");

  private SchedulerRule() {}

  static Rule rule() {
    return new Rule(
        "in-process-scheduler",
        Category.SCHEDULING,
        Severity.POTENTIAL,
        new Advice(
            "Scheduled job inside the application",
            "With two replicas the job runs twice, with none it does not run, and a rollout at the"
                + " wrong minute cuts it off.",
            "Make it a job of the platform (CronJob) with an entry point of its own, or guard it by"
                + " a lock in the database; until then run one replica."),
        Repair.person(5),
        List.of(Matcher.java(SchedulerRule::java), Matcher.python(SchedulerRule::python)));
  }

  private static Stream<Match> java(CodeFile file) {
    List<Call> jobs =
        file.calls().stream().filter(call -> call.isOn(EXECUTORS, SCHEDULING)).toList();
    Stream<Call> calls =
        jobs.isEmpty()
            ? file.calls().stream().filter(SchedulerRule::makesScheduler)
            : jobs.stream();
    Stream<Match> annotated =
        file.references(Reference.Kind.ANNOTATION)
            .filter(reference -> reference.name().isOneOf(ANNOTATIONS))
            .map(reference -> Match.at(reference.place()));
    return Stream.concat(calls.map(Match::at), annotated);
  }

  private static boolean makesScheduler(Call call) {
    return call.isOn(
            List.of("java.util.concurrent.Executors"),
            Set.of("newScheduledThreadPool", "newSingleThreadScheduledExecutor"))
        || call.name().equals(Call.CONSTRUCTOR) && call.owner().isOneOf(EXECUTORS)
        || call.owner().is("org.quartz.impl.StdSchedulerFactory");
  }

  private static Stream<Match> python(CodeFile file) {
    return file.calls().stream()
        .filter(
            call ->
                call.owner().isOneOf(PYTHON_SCHEDULERS) && call.name().endsWith("Scheduler")
                    || call.is("schedule", "every")
                    || call.is("threading", "Timer"))
        .map(Match::at);
  }
}
