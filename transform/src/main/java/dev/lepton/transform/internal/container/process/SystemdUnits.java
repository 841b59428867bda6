package dev.lepton.transform.internal.container.process;

import dev.lepton.transform.internal.container.Evidence;
import dev.lepton.transform.internal.schedule.Timetable;
import dev.lepton.transform.internal.source.SourceTree;
import dev.lepton.transform.internal.source.TextFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The services and timers of systemd that are kept with the code. Pure. */
public final class SystemdUnits {
  private static final Pattern SETTING =
      Pattern.compile("^(ExecStart|Environment|EnvironmentFile|User|OnCalendar)\\s*=\\s*(.*)$");

  private SystemdUnits() {}

  public static List<Process> in(SourceTree tree) {
    return tree.files(".service").stream()
        .flatMap(path -> tree.text(path).stream())
        .flatMap(file -> unit(tree, file).stream())
        .toList();
  }

  private static Optional<Process> unit(SourceTree tree, TextFile file) {
    List<Evidence> evidence = new ArrayList<>();
    Map<String, String> variables = new HashMap<>();
    Optional<ServerCommand> command = Optional.empty();
    int number = 0;
    for (String line : file.lines()) {
      number++;
      Matcher setting = SETTING.matcher(line);
      if (!setting.find()) {
        continue;
      }
      String place = file.path() + ":" + number;
      String value = setting.group(2);
      switch (setting.group(1)) {
        case "ExecStart" -> {
          command =
              Optional.of(
                  ServerCommand.of(tree, CommandLine.words(value.replaceFirst("^[-@:+!]+", ""))));
          evidence.add(new Evidence("started by systemd", place));
        }
        case "Environment" -> variables.putAll(assignments(value));
        case "EnvironmentFile" ->
            evidence.add(
                new Evidence(
                    "takes more variables from " + value + ", which stays on the server", place));
        case "User" ->
            evidence.add(new Evidence("ran as " + value + "; in the image as 10001", place));
        default -> {}
      }
    }
    Optional<Timetable> times = schedule(tree, file);
    String name = file.path().replaceFirst(".*/", "").replaceFirst("\\.service$", "");
    return command.map(
        found -> {
          Process process =
              new Process(
                  Process.Source.SYSTEMD,
                  name,
                  found.folder(),
                  Optional.empty(),
                  found.words(),
                  Optional.empty(),
                  Optional.empty(),
                  Variables.of(variables),
                  List.of(),
                  Optional.empty(),
                  List.copyOf(evidence));
          return times.map(process::at).orElse(process);
        });
  }

  private static Map<String, String> assignments(String value) {
    Map<String, String> variables = new HashMap<>();
    for (String word : CommandLine.split(value)) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        variables.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    return variables;
  }

  private static Optional<Timetable> schedule(SourceTree tree, TextFile unit) {
    return tree.text(unit.path().replaceFirst("\\.service$", ".timer"))
        .flatMap(
            timer ->
                timer.lines().stream()
                    .map(SETTING::matcher)
                    .filter(Matcher::find)
                    .filter(setting -> setting.group(1).equals("OnCalendar"))
                    .map(setting -> setting.group(2))
                    .findFirst())
        .map(CalendarTimes::cron)
        .map(Timetable::of);
  }
}
