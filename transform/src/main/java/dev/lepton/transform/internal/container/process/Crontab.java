package dev.lepton.transform.internal.container.process;

import dev.lepton.transform.internal.container.Evidence;
import dev.lepton.transform.internal.container.Role;
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
      Pattern.compile("(?:.*/)?(?:crontab|[\\w.-]+\\.cron|cron\\.d/[\\w.-]+)");
  private static final Pattern LINE =
      Pattern.compile("^\\s*(@\\w+|(?:[\\d*,/A-Za-z-]+\\s+){4}[\\d*,/A-Za-z-]+)\\s+(\\S.*)$");
  private static final Map<String, String> NAMES =
      Map.of(
          "@hourly", "0 * * * *",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@weekly", "0 0 * * 0",
          "@monthly", "0 0 1 * *",
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *");

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
    int number = 0;
    for (String line : file.lines()) {
      number++;
      Matcher job = LINE.matcher(line);
      if (line.strip().startsWith("#") || !job.find()) {
        continue;
      }
      String times = job.group(1).replaceAll("\\s+", " ");
      String schedule = times.startsWith("@") ? NAMES.getOrDefault(times, "") : times;
      if (schedule.isEmpty()) {
        continue;
      }
      String words = job.group(2);
      // Crontabs of the system name a user before the command.
      if (file.path().contains("cron.d/")) {
        words = words.replaceFirst("^\\S+\\s+", "");
      }
      ServerCommand command =
          ServerCommand.of(tree, CommandLine.words(words.replaceFirst("\\s*(>|2>|>>).*$", "")));
      Process process =
          Process.of(
                  Process.Source.CRONTAB,
                  command.label("job"),
                  Optional.of(Role.SCHEDULED),
                  command.words(),
                  new Evidence("runs at " + schedule, file.path() + ":" + number))
              .at(schedule);
      jobs.add(command.folder().map(process::in).orElse(process));
    }
    return jobs;
  }
}
