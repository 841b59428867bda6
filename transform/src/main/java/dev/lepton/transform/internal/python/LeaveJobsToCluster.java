package dev.lepton.transform.internal.python;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.container.ServiceNames;
import dev.lepton.transform.internal.container.process.Crontab;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.schedule.CrontabLines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Jobs of APScheduler and schedule become jobs that a cluster starts, all that a scheduler has or
 * none: the finding is the scheduler's. A script of a few lines runs one of them; the scheduler is
 * off where the environment says so. Celery's beat is {@link BeatTable}'s, the table of
 * django-crontab {@link DjangoCrontab}'s.
 */
record LeaveJobsToCluster(PythonSources sources) implements Recipe {
  private static final Concern CONCERN = Concern.SCHEDULED_JOBS;
  private static final String APSCHEDULER = "lepton-python-schedule-0010";
  private static final String SCHEDULE = "lepton-python-schedule-0020";
  private static final String EXPLAINED =
      ClusterJobsFile.NAME + " runs the job that JOB names, and ends.";

  @Override
  public String id() {
    return "scheduled-jobs";
  }

  @Override
  public Language language() {
    return Language.PYTHON;
  }

  @Override
  public void run(Refactoring refactoring) {
    List<Finding> open = refactoring.open(this);
    answer(refactoring, of(open, APSCHEDULER), new ApschedulerJobs(sources));
    answer(refactoring, of(open, SCHEDULE), new LoopedJobs(sources));
    new BeatTable(sources).answer(refactoring, of(open, BeatTable.RULE));
    new DjangoCrontab(sources).answer(refactoring, of(open, DjangoCrontab.RULE));
  }

  private static List<Finding> of(List<Finding> open, String rule) {
    return open.stream().filter(finding -> finding.ruleId().equals(rule)).toList();
  }

  private static void answer(Refactoring refactoring, List<Finding> found, InProcessJobs jobs) {
    if (found.isEmpty()) {
      return;
    }
    List<PythonJob.Reading> readings = jobs.read();
    List<PythonJob> read = readings.stream().flatMap(one -> one.job().stream()).toList();
    List<String> obstacles = new ArrayList<>();
    readings.stream()
        .map(PythonJob.Reading::obstacle)
        .filter(why -> !why.isEmpty())
        .forEach(obstacles::add);
    if (obstacles.isEmpty()) {
      obstacles.addAll(read.isEmpty() ? List.of("No job was found.") : jobs.obstacles(read));
    }
    Optional<ClusterJobsFile> file =
        read.stream()
            .findFirst()
            .map(
                job -> new ClusterJobsFile(ImportRoot.of(refactoring.tree(), job.module().path())));
    file.flatMap(one -> taken(refactoring, one)).ifPresent(obstacles::add);
    if (!obstacles.isEmpty()) {
      found.forEach(finding -> refactoring.leave(finding, String.join(" ", obstacles)));
      return;
    }
    jobs.turnOff(refactoring, found.get(0));
    write(refactoring, file.orElseThrow(), named(read), found.get(0).ruleId());
    found.forEach(refactoring::answer);
  }

  private static Optional<String> taken(Refactoring refactoring, ClusterJobsFile file) {
    if (refactoring.tree().contains(file.root().folder() + "manage.py")) {
      return Optional.of(
          "Django's own set-up comes before everything: a command of manage.py is the place for"
              + " the job.");
    }
    boolean there =
        refactoring.tree().contains(file.path())
            || refactoring.isCreated(file.path())
            || refactoring.tree().contains(file.root().folder() + Crontab.OF_CLUSTER);
    return there
        ? Optional.of("There is a crontab already, which people may have written: add it there.")
        : Optional.empty();
  }

  private static Map<String, PythonJob> named(List<PythonJob> jobs) {
    Map<String, PythonJob> named = new LinkedHashMap<>();
    ServiceNames names = new ServiceNames();
    jobs.forEach(job -> named.put(names.unique(job.name()), job));
    return named;
  }

  private static void write(
      Refactoring refactoring, ClusterJobsFile file, Map<String, PythonJob> jobs, String rule) {
    List<CrontabLines.Line> lines = new ArrayList<>();
    jobs.forEach(
        (name, job) -> {
          lines.add(new CrontabLines.Line(job.times(), name, file.command()));
          refactoring.carry(job.where());
        });
    refactoring.create(CONCERN, file.path(), file.source(jobs), rule);
    refactoring.create(
        CONCERN,
        file.root().folder() + Crontab.OF_CLUSTER,
        CrontabLines.of(lines, EXPLAINED),
        rule);
  }
}
