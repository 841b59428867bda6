package dev.lepton.transform.internal.container.process;

import dev.lepton.transform.internal.container.Evidence;
import dev.lepton.transform.internal.container.Role;
import dev.lepton.transform.internal.schedule.Timetable;
import dev.lepton.transform.internal.source.SourceTree;
import dev.lepton.transform.internal.source.TextFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The jobs of crontabs that are kept with the code. Pure. */
public final class Crontab {
  private static final Pattern FILE =
      Pattern.compile("(?:.*/)?(?:(?:cluster-)?crontab|[\\w.-]+\\.cron|cron\\.d/[\\w.-]+)");
  private static final Pattern LINE =
      Pattern.compile("^\\s*(@\\w+|(?:[\\d*,/A-Za-z-]+\\s+){4}[\\d*,/A-Za-z-]+)\\s+(\\S.*)$");
  private static final Pattern ZONE = Pattern.compile("\\s*CRON_TZ\\s*=\\s*\"?([\\w/+-]+)\"?\\s*");
  private static final Pattern NAMED_JOB = Pattern.compile("\\s*JOB=([a-z0-9-]+)\\s+(\\S.*)");
  private static final Map<String, String> NAMES =
      Map.of(
          "@hourly", "0 * * * *",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@weekly", "0 0 * * 0",
          "@monthly", "0 0 1 * *",
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *");

  /** What recipes call theirs: no machine reads it, a cluster's clock does. */
  public static final String OF_CLUSTER = "cluster-crontab";

  /** The variable by which an application that is started knows which of its jobs is meant. */
  public static final String JOB = "JOB";

  /** The variable that leaves all jobs of a process to the cluster's clock, by the value "off". */
  public static final String IN_PROCESS_JOBS = "IN_PROCESS_JOBS";

  private Crontab() {}

  public static List<Process> in(SourceTree tree) {
    List<Process> jobs = new ArrayList<>();
    tree.files().stream()
        .filter(file -> FILE.matcher(file).matches())
        .flatMap(file -> tree.text(file).stream())
        .forEach(file -> jobs.addAll(in(tree, file)));
    return jobs;
  }

  private static List<Process> in(SourceTree tree, TextFile file) {
    List<Process> jobs = new ArrayList<>();
    Optional<String> zone = Optional.empty();
    int number = 0;
    for (String line : file.lines()) {
      number++;
      Matcher named = ZONE.matcher(line);
      if (named.matches()) {
        zone = Optional.of(named.group(1));
      }
      Matcher job = LINE.matcher(line);
      if (line.strip().startsWith("#") || !job.find()) {
        continue;
      }
      String times = job.group(1).replaceAll("\\s+", " ");
      String schedule = times.startsWith("@") ? NAMES.getOrDefault(times, "") : times;
      if (!schedule.isEmpty()) {
        Timetable timetable = new Timetable(schedule, zone);
        Evidence evidence = new Evidence("runs at " + timetable, file.path() + ":" + number);
        jobs.add(job(tree, file, job.group(2), evidence).at(timetable));
      }
    }
    return jobs;
  }

  private static Process job(SourceTree tree, TextFile file, String line, Evidence evidence) {
    // Crontabs of the system name a user before the command.
    String words = file.path().contains("cron.d/") ? line.replaceFirst("^\\S+\\s+", "") : line;
    Map<String, String> variables = CommandLine.assignments(words);
    if (!variables.isEmpty()) {
      return itself(file, variables, List.of(), evidence);
    }
    Matcher named = NAMED_JOB.matcher(words);
    if (named.matches()) {
      return itself(file, Map.of(JOB, named.group(1)), CommandLine.words(named.group(2)), evidence);
    }
    ServerCommand command =
        ServerCommand.of(
            tree,
            CommandLine.words(words.replaceFirst("\\s*(>|2>|>>).*$", "")).stream()
                .map(word -> inTree(tree, folder(file), word))
                .toList());
    Process process =
        Process.of(
            Process.Source.CRONTAB,
            command.label("job"),
            Optional.of(Role.SCHEDULED),
            command.words(),
            evidence);
    return command.folder().map(process::in).orElse(process);
  }

  /** What lies beside a crontab is meant from its folder. */
  private static String inTree(SourceTree tree, String folder, String word) {
    String beside = folder + "/" + word;
    return !folder.isEmpty() && tree.contains(beside) ? beside : word;
  }

  private static String folder(TextFile file) {
    return file.path().contains("/") ? file.path().substring(0, file.path().lastIndexOf('/')) : "";
  }

  /** Without a command, the application itself is started with these variables. */
  private static Process itself(
      TextFile file, Map<String, String> variables, List<String> command, Evidence evidence) {
    return new Process(
        Process.Source.CRONTAB,
        variables.getOrDefault(JOB, "job"),
        Optional.of(folder(file)),
        Optional.of(Role.SCHEDULED),
        command,
        Optional.empty(),
        Optional.empty(),
        Variables.of(variables),
        List.of(),
        Optional.empty(),
        List.of(evidence));
  }
}
