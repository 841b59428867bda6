package dev.lepton.transform.internal.python;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.container.ServiceNames;
import dev.lepton.transform.internal.container.process.Crontab;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.schedule.CronTimes;
import dev.lepton.transform.internal.schedule.CrontabLines;
import dev.lepton.transform.internal.script.SyntaxNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The table of django-crontab, whose jobs run in processes of their own already, but by the crontab
 * of a machine: each becomes a job that a cluster starts. All of them go or none.
 */
record DjangoCrontab(PythonSources sources) {
  static final String RULE = "lepton-python-schedule-0040";

  private static final Concern CONCERN = Concern.SCHEDULED_JOBS;
  private static final String COMMAND = "django.core.management.call_command";
  private static final Pattern SETTINGS =
      Pattern.compile("DJANGO_SETTINGS_MODULE['\"]\\s*,\\s*['\"]([\\w.]+)['\"]");
  private static final String EXPLAINED =
      ClusterJobsFile.NAME + " runs the job that JOB names, and ends.";

  private static final String SOURCE =
      """
      \"""Runs the job that JOB names once, and ends: what a cluster's clock starts.\"""

      import importlib
      import os
      import sys

      import django

      JOBS = {
      %s}


      def run(name):
          if name not in JOBS:
              sys.exit(f"There is no job {name}.")
          os.environ.setdefault("DJANGO_SETTINGS_MODULE", "%s")
          django.setup()
          module, function = JOBS[name]
          getattr(importlib.import_module(module), function)()


      run(os.environ.get("JOB", ""))
      """;

  /**
   * One row of the table.
   *
   * @param function with its module, or {@link #COMMAND}
   * @param words of the command
   */
  private record Entry(SyntaxNode node, CronTimes times, String function, List<String> words) {
    boolean isCommand() {
      return function.equals(COMMAND);
    }

    String name() {
      return isCommand() ? words.get(0) : function.substring(function.lastIndexOf('.') + 1);
    }
  }

  void answer(Refactoring refactoring, List<Finding> found) {
    for (Finding finding : found) {
      Optional<PythonModule> module = sources.module(finding.file());
      List<String> obstacles = new ArrayList<>();
      Optional<SyntaxNode> table = module.flatMap(one -> table(one, finding.line()));
      Optional<String> settings =
          refactoring
              .tree()
              .text("manage.py")
              .map(file -> SETTINGS.matcher(file.content()))
              .filter(Matcher::find)
              .map(match -> match.group(1));
      List<Entry> entries = new ArrayList<>();
      if (table.isEmpty() || settings.isEmpty()) {
        obstacles.add(
            "There is no plain table here, or no manage.py at the top that names the settings.");
      } else {
        read(refactoring, module.orElseThrow(), table.get(), entries, obstacles);
      }
      if (refactoring.tree().contains(Crontab.OF_CLUSTER)
          || refactoring.isCreated(Crontab.OF_CLUSTER)
          || refactoring.tree().contains(ClusterJobsFile.NAME)) {
        obstacles.add(
            "There is a crontab already, which people may have written: add the jobs there.");
      }
      if (obstacles.isEmpty()) {
        turnOff(refactoring, module.orElseThrow(), table.orElseThrow());
        write(refactoring, entries, settings.orElseThrow());
        refactoring.answer(finding);
      } else {
        refactoring.leave(finding, String.join(" ", obstacles));
      }
    }
  }

  private static Optional<SyntaxNode> table(PythonModule module, int line) {
    return module.script().on(line, "assignment").stream()
        .filter(node -> module.script().source(node, "left").equals("CRONJOBS"))
        .flatMap(node -> node.field("right").stream())
        .filter(node -> node.is("list", "tuple"))
        .findFirst();
  }

  private static void read(
      Refactoring refactoring,
      PythonModule module,
      SyntaxNode table,
      List<Entry> entries,
      List<String> obstacles) {
    for (SyntaxNode row : parts(table)) {
      String where = module.path() + ":" + module.script().line(row) + ": ";
      List<SyntaxNode> given = row.is("tuple", "list") ? parts(row) : List.of();
      Optional<String> times = given.isEmpty() ? Optional.empty() : module.text(given.get(0));
      Optional<String> function = given.size() < 2 ? Optional.empty() : module.text(given.get(1));
      boolean command = function.filter(COMMAND::equals).isPresent();
      List<String> words =
          command && given.size() == 3
              ? parts(given.get(2)).stream().flatMap(one -> module.text(one).stream()).toList()
              : List.of();
      boolean plain =
          command
              ? given.size() == 3
                  && !words.isEmpty()
                  && words.size() == parts(given.get(2)).size()
                  && words.stream().allMatch(word -> word.matches("[\\w.=/-]+"))
              : given.size() == 2;
      if (times.isEmpty() || function.isEmpty() || !plain) {
        obstacles.add(
            where + "The entry is more than times and a function, or a command of plain words.");
        continue;
      }
      Entry entry =
          new Entry(row, CronTimes.of(times.get(), CronTimes.Dialect.UNIX), function.get(), words);
      if (entry.times().fields().isEmpty()) {
        obstacles.add(where + entry.times().obstacle());
      } else if (!entry.isCommand() && !isThere(refactoring, entry)) {
        obstacles.add(where + "Where the function of the job is made was not found.");
      } else {
        entries.add(entry);
      }
    }
    if (entries.isEmpty() && obstacles.isEmpty()) {
      obstacles.add("The table has no entry.");
    }
  }

  private static List<SyntaxNode> parts(SyntaxNode list) {
    return list.children().stream()
        .filter(node -> !node.is("(", ")", "[", "]", ",", "comment"))
        .toList();
  }

  private static boolean isThere(Refactoring refactoring, Entry entry) {
    String function = entry.function();
    int dot = function.lastIndexOf('.');
    return dot > 0
        && refactoring
            .tree()
            .text(function.substring(0, dot).replace('.', '/') + ".py")
            .filter(
                file ->
                    Pattern.compile("(?m)^def " + Pattern.quote(entry.name()) + "\\(")
                        .matcher(file.content())
                        .find())
            .isPresent();
  }

  /** The table is empty where a cluster's clock has its jobs. */
  private static void turnOff(Refactoring refactoring, PythonModule module, SyntaxNode table) {
    refactoring.edit(
        new Edit(
            CONCERN,
            module.path(),
            table.start(),
            0,
            "[] if " + ClusterJobsFile.UNWANTED + " else ",
            RULE));
    module.need(refactoring, CONCERN, "os");
  }

  private static void write(Refactoring refactoring, List<Entry> entries, String settings) {
    ServiceNames names = new ServiceNames();
    Map<String, Entry> named = new LinkedHashMap<>();
    entries.forEach(entry -> named.put(names.unique(entry.name()), entry));
    List<CrontabLines.Line> lines = new ArrayList<>();
    named.forEach(
        (name, entry) ->
            PythonJob.timetable(entry.times(), Optional.empty())
                .ifPresent(times -> lines.add(new CrontabLines.Line(times, name, command(entry)))));
    String table =
        named.entrySet().stream()
            .filter(one -> !one.getValue().isCommand())
            .map(one -> row(one.getKey(), one.getValue().function()))
            .collect(Collectors.joining());
    if (!table.isEmpty()) {
      refactoring.create(CONCERN, ClusterJobsFile.NAME, SOURCE.formatted(table, settings), RULE);
    }
    refactoring.create(CONCERN, Crontab.OF_CLUSTER, CrontabLines.of(lines, EXPLAINED), RULE);
  }

  private static String command(Entry entry) {
    return "python "
        + (entry.isCommand()
            ? "manage.py " + String.join(" ", entry.words())
            : ClusterJobsFile.NAME);
  }

  private static String row(String name, String function) {
    int dot = function.lastIndexOf('.');
    return "    \"%s\": (\"%s\", \"%s\"),\n"
        .formatted(name, function.substring(0, dot), function.substring(dot + 1));
  }
}
