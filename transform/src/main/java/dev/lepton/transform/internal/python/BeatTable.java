package dev.lepton.transform.internal.python;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.container.process.Crontab;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.schedule.CronTimes;
import dev.lepton.transform.internal.schedule.CrontabLines;
import dev.lepton.transform.internal.schedule.PythonTimes;
import dev.lepton.transform.internal.script.SyntaxNode;
import dev.lepton.transform.internal.source.TextFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table of Celery's beat, where a worker has beat inside: each entry becomes a CronJob that
 * queues the task ({@code celery call}), and the worker goes without beat. What a task does, and
 * where, stays as it was.
 */
record BeatTable(PythonSources sources) {
  static final String RULE = "lepton-python-schedule-0030";

  private static final Pattern WORKER =
      Pattern.compile(
          "(\\bcelery\\s[^\"',|;&]*?)\\bworker\\b[^\"',|;&]*?(\\s(?:-B|--beat)(?=\\s|$))");
  private static final Pattern ZONE =
      Pattern.compile("(?m)(?:\\btimezone|CELERY_TIMEZONE)['\"]?\\s*[=:]\\s*['\"]([\\w/+-]+)['\"]");
  private static final String TABLE = "(?s).*(beat_schedule|CELERY_?BEAT_SCHEDULE)[\"'\\]]*";

  /** One row of it. */
  private record Entry(String where, String name, String task, CronTimes times) {}

  void answer(Refactoring refactoring, List<Finding> found) {
    if (found.isEmpty()) {
      return;
    }
    List<String> obstacles = new ArrayList<>();
    List<Entry> entries = entries(obstacles);
    entries.stream()
        .filter(entry -> entry.times().fields().isEmpty())
        .forEach(entry -> obstacles.add(entry.where() + ": " + entry.times().obstacle()));
    if (entries.isEmpty() && obstacles.isEmpty()) {
      obstacles.add("The table of beat does not stand here as a plain dictionary.");
    }
    if (refactoring.tree().contains(Crontab.OF_CLUSTER)
        || refactoring.isCreated(Crontab.OF_CLUSTER)) {
      obstacles.add("There is a crontab already: add the entries there.");
    }
    Optional<String> command = Optional.empty();
    for (Finding finding : found) {
      Optional<Matcher> worker =
          refactoring
              .tree()
              .text(finding.file())
              .map(file -> WORKER.matcher(file.line(finding.line())))
              .filter(Matcher::find);
      command = command.or(() -> worker.map(one -> one.group(1).strip()));
      if (worker.isEmpty()) {
        obstacles.add(finding.where() + ": The command does not stand on one line of plain words.");
      }
    }
    if (!obstacles.isEmpty()) {
      found.forEach(finding -> refactoring.leave(finding, String.join(" ", obstacles)));
      return;
    }
    found.forEach(finding -> dropBeat(refactoring, finding));
    write(refactoring, entries, command.orElseThrow());
  }

  private List<Entry> entries(List<String> obstacles) {
    List<Entry> entries = new ArrayList<>();
    for (PythonModule module : sources.mentioning("crontab")) {
      for (SyntaxNode table : module.root().all("dictionary")) {
        Optional<String> name =
            table
                .parent()
                .filter(node -> node.is("assignment", "keyword_argument"))
                .map(node -> module.script().source(node, node.is("assignment") ? "left" : "name"));
        if (name.filter(text -> text.matches(TABLE)).isPresent()) {
          table.children().stream()
              .filter(node -> node.is("pair"))
              .forEach(pair -> read(module, pair, entries, obstacles));
        }
      }
    }
    return entries;
  }

  private static void read(
      PythonModule module, SyntaxNode pair, List<Entry> entries, List<String> obstacles) {
    SyntaxNode row = pair.field("value").orElseThrow();
    String where = module.path() + ":" + module.script().line(pair);
    Optional<String> name = pair.field("key").flatMap(module::text);
    Optional<String> task = value(module, row, "task").flatMap(module::text);
    Optional<SyntaxNode> times = value(module, row, "schedule");
    boolean more =
        row.children().stream()
            .filter(node -> node.is("pair"))
            .anyMatch(node -> !isKnown(module, node));
    boolean calendar =
        times
            .filter(node -> node.is("call") && module.callee(node).endsWith("crontab"))
            .isPresent();
    if (name.isEmpty() || task.isEmpty() || more || !calendar) {
      obstacles.add(where + ": The entry is more than a task at times of the calendar.");
      return;
    }
    String fields = module.script().source(times.get(), "arguments");
    CronTimes cron = PythonTimes.fields(fields.substring(1, fields.length() - 1), true);
    entries.add(
        new Entry(
            module.path() + ":" + module.script().line(times.get()), name.get(), task.get(), cron));
  }

  private static boolean isKnown(PythonModule module, SyntaxNode pair) {
    String key = pair.field("key").flatMap(module::text).orElse("");
    return key.matches("task|schedule")
        || key.matches("args|kwargs")
            && module.script().source(pair, "value").matches("\\(\\s*\\)|\\[\\s*\\]|\\{\\s*\\}");
  }

  private static Optional<SyntaxNode> value(PythonModule module, SyntaxNode row, String key) {
    return row.children().stream()
        .filter(node -> node.is("pair"))
        .filter(node -> node.field("key").flatMap(module::text).filter(key::equals).isPresent())
        .findFirst()
        .flatMap(node -> node.field("value"));
  }

  private static void dropBeat(Refactoring refactoring, Finding finding) {
    TextFile file = refactoring.tree().text(finding.file()).orElseThrow();
    Matcher worker = WORKER.matcher(file.line(finding.line()));
    if (worker.find()) {
      int offset = file.offsetOfLine(finding.line()) + worker.start(2);
      int length = worker.end(2) - worker.start(2);
      refactoring.edit(
          new Edit(Concern.SCHEDULED_JOBS, file.path(), offset, length, "", finding.ruleId()));
      refactoring.answer(finding);
    }
  }

  private void write(Refactoring refactoring, List<Entry> entries, String command) {
    Optional<String> zone =
        sources.mentioning("crontab").stream()
            .map(module -> ZONE.matcher(module.script().file().content()))
            .filter(Matcher::find)
            .map(found -> found.group(1))
            .findFirst();
    List<CrontabLines.Line> lines = new ArrayList<>();
    for (Entry entry : entries) {
      refactoring.carry(entry.where());
      String label = entry.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
      PythonJob.timetable(entry.times(), zone)
          .ifPresent(
              times ->
                  lines.add(
                      new CrontabLines.Line(times, label, command + " call " + entry.task())));
    }
    refactoring.create(
        Concern.SCHEDULED_JOBS,
        Crontab.OF_CLUSTER,
        CrontabLines.of(lines, "Each puts a task into Celery's queue; the workers do it."),
        RULE);
  }
}
