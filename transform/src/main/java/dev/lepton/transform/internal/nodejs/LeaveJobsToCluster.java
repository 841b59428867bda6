package dev.lepton.transform.internal.nodejs;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.container.ServiceNames;
import dev.lepton.transform.internal.container.process.Crontab;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.schedule.CrontabLines;
import dev.lepton.transform.internal.script.SyntaxNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Jobs of node-cron and node-schedule become jobs that a cluster starts, all of a package or none:
 * the finding is the package's. What they are registered with asks the environment first.
 */
record LeaveJobsToCluster(NodeSources sources) implements Recipe {
  private static final Concern CONCERN = Concern.SCHEDULED_JOBS;
  private static final String EXPLAINED =
      "Without a command the application itself is started with these variables: it runs the job,"
          + " and ends.";

  @Override
  public String id() {
    return "scheduled-jobs";
  }

  @Override
  public Language language() {
    return Language.NODEJS;
  }

  @Override
  public void run(Refactoring refactoring) {
    Set<String> done = new TreeSet<>();
    for (Finding finding : refactoring.open(this)) {
      String folder = finding.file().substring(0, finding.file().lastIndexOf('/') + 1);
      SchedulerUse use = new SchedulerUse(sources, folder);
      List<ScheduledCall> calls = use.calls();
      List<String> obstacles = obstacles(refactoring, use, calls, folder);
      if (!done.add(folder)) {
        refactoring.leave(finding, "The package has another scheduler as well.");
      } else if (!obstacles.isEmpty()) {
        refactoring.leave(finding, String.join(" ", obstacles));
      } else {
        change(refactoring, folder, named(calls), finding.ruleId());
        refactoring.answer(finding);
      }
    }
  }

  private List<String> obstacles(
      Refactoring refactoring, SchedulerUse use, List<ScheduledCall> calls, String folder) {
    List<String> obstacles = new ArrayList<>(use.obstacles());
    if (calls.isEmpty() && obstacles.isEmpty()) {
      obstacles.add("No plain call of node-cron or node-schedule was found that sets a time.");
    }
    if (refactoring.tree().contains(folder + Crontab.OF_CLUSTER)) {
      obstacles.add(
          "There is a crontab already, which people may have written: add the jobs there.");
    }
    Set<String> loaded = new ModulePaths(sources).loaded(folder);
    for (ScheduledCall call : calls) {
      obstacle(loaded, call).ifPresent(why -> obstacles.add(call.where() + ": " + why));
    }
    return obstacles;
  }

  private Optional<String> obstacle(Set<String> loaded, ScheduledCall call) {
    NodeModule module = call.module();
    if (!loaded.contains(module.path())) {
      return Optional.of("What starts the package does not load this file.");
    }
    if (module.source(module.root()).contains(ClusterJobs.FUNCTION)) {
      return Optional.of("The name " + ClusterJobs.FUNCTION + " is taken.");
    }
    return isReached(call)
        ? new LoneTask(sources).obstacle(module, call.task())
        : Optional.of("Whether the start of the application comes by here is not told.");
  }

  /** At the top of the module, when the server listens, or in a function that the top calls. */
  private static boolean isReached(ScheduledCall call) {
    Optional<SyntaxNode> around = LoneTask.functionAround(call.statement());
    if (around.isEmpty()) {
      return true;
    }
    SyntaxNode function = around.get();
    NodeModule module = call.module();
    if (LoneTask.functionAround(function).isPresent()) {
      return false;
    }
    Optional<SyntaxNode> outer = module.call(function);
    if (outer.isPresent()) {
      return module.callee(outer.get()).endsWith(".listen");
    }
    String name = module.script().source(function, "name");
    return !name.isEmpty()
        && module.calls(name).stream().anyMatch(one -> LoneTask.functionAround(one).isEmpty());
  }

  /** Each with a name of its own: what the code calls it, its function's, or its file's. */
  private static Map<String, ScheduledCall> named(List<ScheduledCall> calls) {
    Map<String, ScheduledCall> named = new LinkedHashMap<>();
    ServiceNames names = new ServiceNames();
    for (ScheduledCall call : calls) {
      String task = call.module().source(call.task());
      String file = call.module().path().replaceFirst(".*/", "").replaceFirst("\\.\\w+$", "");
      String wished =
          !call.label().isEmpty()
              ? call.label()
              : task.matches("[\\w.]+") ? task.substring(task.lastIndexOf('.') + 1) : file;
      named.put(names.unique(wished), call);
    }
    return named;
  }

  private static void change(
      Refactoring refactoring, String folder, Map<String, ScheduledCall> jobs, String rule) {
    List<CrontabLines.Line> lines = new ArrayList<>();
    jobs.forEach(
        (name, job) -> {
          lines.add(new CrontabLines.Line(job.times(), name, ""));
          refactoring.carry(job.where());
          ClusterJobs helper = ClusterJobs.of(refactoring.tree(), folder, job.module());
          String callee = job.module().source(job.callee());
          job.module()
              .replace(refactoring, CONCERN, job.callee(), helper.asking(name, callee), rule);
          helper.load(refactoring);
          refactoring.create(CONCERN, helper.file(), helper.source(), rule);
        });
    refactoring.create(
        CONCERN, folder + Crontab.OF_CLUSTER, CrontabLines.of(lines, EXPLAINED), rule);
  }
}
