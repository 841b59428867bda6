package dev.lepton.transform.internal.container;

import dev.lepton.transform.internal.container.process.Crontab;
import dev.lepton.transform.internal.container.process.Process;
import dev.lepton.transform.internal.source.SourceTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lets what starts an application on its servers confirm, correct and add to what the code says.
 * Not thread-safe.
 */
final class ProcessMerge {
  private static final Pattern JOBS_ONLY =
      Pattern.compile(
          "(?m)^\\s*(?:while|if) os\\.environ\\.get\\(\"IN_PROCESS_JOBS\"\\) != \"off\":");

  private final Map<Project, List<Draft>> drafts = new LinkedHashMap<>();

  ProcessMerge(List<Project> projects) {
    projects.forEach(project -> drafts.put(project, new ArrayList<>(project.drafts())));
  }

  /** The services after all processes have been heard. */
  List<Draft> drafts(List<Process> processes) {
    for (Process process : processes) {
      project(process).ifPresent(project -> merge(project, process));
    }
    // When all are known: a Procfile may come after the crontab.
    for (Process process : processes) {
      project(process).ifPresent(project -> turnOff(project, process));
    }
    drafts.forEach(
        (project, own) -> own.removeIf(draft -> isOutOfWork(project.folder().tree(), draft)));
    return drafts.values().stream().flatMap(List::stream).toList();
  }

  /**
   * A process that did nothing but jobs, all of which the clock starts now: it would end at once.
   */
  private static boolean isOutOfWork(SourceTree tree, Draft draft) {
    String prefix = draft.folder().isEmpty() ? "" : draft.folder() + "/";
    return draft.role() == Role.WORKER
        && draft.variables().open().containsKey(Crontab.IN_PROCESS_JOBS)
        && draft.stack().command().stream()
            .flatMap(word -> tree.text(prefix + word).stream())
            .anyMatch(file -> JOBS_ONLY.matcher(file.content()).find());
  }

  /** The project whose code the process runs: by its folder, or the only one that starts it. */
  private Optional<Project> project(Process process) {
    if (process.folder().isPresent()) {
      return drafts.keySet().stream()
          .filter(project -> project.holds(process.folder().get()))
          .findFirst();
    }
    List<Project> starting =
        drafts.keySet().stream()
            .filter(
                project ->
                    drafts.get(project).stream().anyMatch(draft -> draft.isStartedBy(process)))
            .toList();
    List<Project> runnable =
        drafts.keySet().stream()
            .filter(project -> !drafts.get(project).isEmpty() || project.bare().isPresent())
            .toList();
    List<Project> candidates = starting.isEmpty() ? runnable : starting;
    return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
  }

  private void merge(Project project, Process process) {
    List<Draft> own = drafts.get(project);
    Optional<Draft> same = same(own, process);
    if (same.isPresent()) {
      own.set(own.indexOf(same.get()), confirmed(same.get(), process));
    } else if (!process.command().isEmpty() || process.schedule().isPresent()) {
      Optional<Draft> like = own.isEmpty() ? project.bare() : Optional.of(own.get(0));
      like.map(base -> Draft.of(name(project, process), base, relative(project, process)))
          .ifPresent(own::add);
    }
  }

  private void turnOff(Project project, Process process) {
    off(project, process)
        .forEach(
            (name, never) -> drafts.get(project).replaceAll(draft -> draft.setting(name, never)));
  }

  /**
   * The variables that keep an application from doing a job that the clock starts: times of its own
   * for it, of which "-" means never, or one that turns all of them off.
   */
  private static Map<String, String> off(Project project, Process process) {
    Optional<String> job = Optional.ofNullable(process.variables().open().get(Crontab.JOB));
    if (job.isEmpty()) {
      return Map.of();
    }
    SourceTree tree = project.folder().tree();
    Map<String, String> variables = new TreeMap<>();
    String own = job.get().toUpperCase(Locale.ROOT).replace('-', '_') + "_CRON";
    if (tree.mentions(".java", "${" + own + ":")) {
      variables.put(own, "-");
    }
    if (Stream.of(".java", ".xml", ".py", "js", ".ts")
        .anyMatch(suffix -> tree.mentions(suffix, Crontab.IN_PROCESS_JOBS))) {
      variables.put(Crontab.IN_PROCESS_JOBS, "off");
    }
    return variables;
  }

  /** The service that this process is. */
  private static Optional<Draft> same(List<Draft> own, Process process) {
    if (process.schedule().isPresent()) {
      return Optional.empty();
    }
    if (isTask(process)) {
      return own.stream()
          .filter(draft -> draft.role() == Role.WORKER && !draft.claimed())
          .filter(draft -> isAll(draft, process))
          .findFirst();
    }
    Optional<Draft> started =
        own.stream()
            .filter(draft -> !process.command().isEmpty() && draft.isStartedBy(process))
            .findFirst();
    Optional<Draft> meant =
        started.or(() -> own.stream().filter(draft -> draft.isSupposed(process)).findFirst());
    if (meant.isPresent()) {
      return meant;
    }
    return switch (process.source()) {
      case PROCFILE ->
          process.role().filter(role -> role == Role.WEB).flatMap(web -> first(own, Role.WEB));
      case COMPOSE ->
          own.stream()
              .filter(draft -> draft.name().equals(process.name()))
              .findFirst()
              .or(() -> own.stream().filter(draft -> !draft.claimed()).findFirst())
              .filter(draft -> process.command().isEmpty() || process.port().isPresent());
      case SYSTEMD ->
          process.command().get(0).equals("java") ? own.stream().findFirst() : Optional.empty();
      case CRONTAB -> Optional.empty();
    };
  }

  private static boolean isTask(Process process) {
    return process.role().filter(Role.TASK::equals).isPresent();
  }

  /** Whether the task is all that the draft does, so that nothing is left to run without end. */
  private static boolean isAll(Draft draft, Process process) {
    return process.command().isEmpty()
        ? process.source() == Process.Source.COMPOSE
        : draft.isStartedBy(process);
  }

  private static Optional<Draft> first(List<Draft> own, Role role) {
    return own.stream().filter(draft -> draft.role() == role).findFirst();
  }

  private static Draft confirmed(Draft draft, Process process) {
    boolean other =
        process.source() != Process.Source.SYSTEMD
            && !process.command().isEmpty()
            && !draft.isStartedBy(process);
    Draft started = other ? draft.startedBy(process) : draft.with(process);
    Draft confirmed = isTask(process) ? started.once() : started;
    return process.source() == Process.Source.COMPOSE ? confirmed.named(process.name()) : confirmed;
  }

  private static String name(Project project, Process process) {
    return process.source() == Process.Source.COMPOSE || process.source() == Process.Source.SYSTEMD
        ? process.name()
        : project.name() + "-" + process.name();
  }

  /** Paths in the command as they are in the project's own folder. */
  private static Process relative(Project project, Process process) {
    String prefix = project.folder().path() + "/";
    return project.folder().path().isEmpty()
        ? process
        : process.withCommand(
            process.command().stream()
                .map(word -> word.startsWith(prefix) ? word.substring(prefix.length()) : word)
                .toList());
  }
}
