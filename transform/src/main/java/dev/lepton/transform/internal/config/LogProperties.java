package dev.lepton.transform.internal.config;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.source.TextFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Files that Log4j, java.util.logging and Spring Boot write by properties or YAML. */
record LogProperties(BuildFacts build) implements Recipe {
  private static final Pattern LOG4J_1 =
      Pattern.compile("^\\s*log4j\\.appender\\.(\\w+)\\s*=\\s*(\\S+)\\s*$");
  private static final Pattern LOG4J_2 =
      Pattern.compile("^\\s*(appender\\.[\\w.]+)\\.type\\s*=\\s*(\\S+)\\s*$");
  private static final Pattern HANDLERS = Pattern.compile("^\\s*handlers\\s*=\\s*(.*?)\\s*$");
  private static final String FILE_HANDLER = "java.util.logging.FileHandler";
  private static final String CONSOLE_HANDLER = "java.util.logging.ConsoleHandler";
  private static final String FORMATTER = CONSOLE_HANDLER + ".formatter";

  @Override
  public String id() {
    return "log-properties";
  }

  @Override
  public Language language() {
    return Language.CONFIG;
  }

  @Override
  public void run(Refactoring refactoring) {
    for (Finding finding : refactoring.open(this)) {
      Optional<TextFile> file = refactoring.tree().text(finding.file());
      boolean answered =
          file.isPresent()
              && (finding.ruleId().equals("lepton-java-logging-0030")
                  ? dropSpringFile(refactoring, file.get(), finding)
                  : turn(refactoring, file.get(), finding));
      if (answered) {
        refactoring.answer(finding);
      } else {
        refactoring.leave(finding, "The settings around it are not written in a known way.");
      }
    }
  }

  private boolean turn(Refactoring refactoring, TextFile file, Finding finding) {
    String line = file.line(finding.line());
    Matcher first = LOG4J_1.matcher(line);
    if (first.matches()) {
      replace(refactoring, file, finding, first, 2, "org.apache.log4j.ConsoleAppender");
      drop(
          refactoring,
          file,
          finding,
          "log4j\\.appender\\."
              + first.group(1)
              + "\\.(?i:file|maxFileSize|maxBackupIndex|append|datePattern|bufferedIO|bufferSize)");
      JsonLayouts.stays(refactoring, file, finding.line(), finding.ruleId());
      return true;
    }
    Matcher second = LOG4J_2.matcher(line);
    if (second.matches()) {
      replace(refactoring, file, finding, second, 2, "Console");
      drop(
          refactoring,
          file,
          finding,
          Pattern.quote(second.group(1))
              + "\\.(?:fileName|filePattern|append|immediateFlush|policies\\..*|strategy\\..*)");
      writeTemplate(refactoring, file, finding, second.group(1));
      return true;
    }
    Matcher handlers = HANDLERS.matcher(line);
    if (!handlers.matches()) {
      return false;
    }
    String others =
        String.join(
            ", ",
            java.util.Arrays.stream(handlers.group(1).split("[,\\s]+"))
                .filter(handler -> !handler.equals(FILE_HANDLER))
                .toList());
    String left = others.isEmpty() ? CONSOLE_HANDLER : others;
    replace(refactoring, file, finding, handlers, 1, left);
    if (left.contains(CONSOLE_HANDLER)) {
      Optional.of(file)
          .filter(this::canLoadFormatter)
          .flatMap(one -> JsonClass.JAVA_UTIL_LOGGING.add(refactoring, one, finding.ruleId()))
          .ifPresentOrElse(
              name -> format(refactoring, file, finding, name),
              () -> JsonLayouts.stays(refactoring, file, finding.line(), finding.ruleId()));
    }
    return true;
  }

  /** A pattern's place is taken by a template of JSON. */
  private static void writeTemplate(
      Refactoring refactoring, TextFile file, Finding finding, String appender) {
    String layout = "^\\s*" + Pattern.quote(appender) + "\\.layout\\.";
    Optional<Line> type = line(file, layout + "type\\s*=\\s*(PatternLayout)\\s*$");
    Optional<Line> pattern = line(file, layout + "(pattern\\s*=.*?)\\s*$");
    if (type.isPresent()
        && pattern.isPresent()
        && JsonLayouts.addTemplates(refactoring, file, finding.ruleId())) {
      type.get().replace(refactoring, file, finding.ruleId(), "JsonTemplateLayout");
      String template = "eventTemplateUri = " + JsonLayouts.TEMPLATE;
      pattern.get().replace(refactoring, file, finding.ruleId(), template);
    } else {
      JsonLayouts.stays(refactoring, file, finding.line(), finding.ruleId());
    }
  }

  /** The log's own settings are read by the system's class loader, which sees no nested jars. */
  private boolean canLoadFormatter(TextFile file) {
    return build.springBoot().isEmpty()
        && !build.mentions("<packaging>war</packaging>")
        && line(file, "^\\s*" + Pattern.quote(FORMATTER) + "\\s*=\\s*(?!java\\.util)(\\S+)")
            .isEmpty();
  }

  private static void format(Refactoring refactoring, TextFile file, Finding finding, String name) {
    Optional<Line> there = line(file, "^\\s*" + Pattern.quote(FORMATTER) + "\\s*=\\s*(\\S+)");
    if (there.isPresent()) {
      there.get().replace(refactoring, file, finding.ruleId(), name);
    } else {
      refactoring.insertOnce(
          Concern.LOG_TO_STDOUT,
          file.path(),
          file.offsetOfLine(finding.line() + 1),
          FORMATTER + " = " + name + file.newline());
    }
  }

  /** A line of which a part is replaced: the first group of what it was found by. */
  private record Line(int number, Matcher found) {
    void replace(Refactoring refactoring, TextFile file, String rule, String by) {
      refactoring.edit(
          new Edit(
              Concern.LOG_TO_STDOUT,
              file.path(),
              file.offsetOfLine(number) + found.start(1),
              found.end(1) - found.start(1),
              by,
              rule));
    }
  }

  private static Optional<Line> line(TextFile file, String expression) {
    Pattern wanted = Pattern.compile(expression);
    return IntStream.rangeClosed(1, file.lines().size())
        .mapToObj(number -> new Line(number, wanted.matcher(file.line(number))))
        .filter(line -> line.found().find())
        .findFirst();
  }

  private static void replace(
      Refactoring refactoring, TextFile file, Finding finding, Matcher line, int group, String by) {
    int offset = file.offsetOfLine(finding.line());
    refactoring.edit(
        new Edit(
            Concern.LOG_TO_STDOUT,
            file.path(),
            offset + line.start(group),
            line.end(group) - line.start(group),
            by,
            finding.ruleId()));
  }

  /** Takes away the lines whose key matches. */
  private static void drop(Refactoring refactoring, TextFile file, Finding finding, String key) {
    Pattern wanted = Pattern.compile("^\\s*" + key + "\\s*[=:].*");
    for (int number = 1; number <= file.lines().size(); number++) {
      if (wanted.matcher(file.line(number)).matches()) {
        dropLines(refactoring, file, finding, number, number);
      }
    }
  }

  private static void dropLines(
      Refactoring refactoring, TextFile file, Finding finding, int from, int to) {
    int start = file.offsetOfLine(from);
    Edit edit =
        new Edit(
            Concern.LOG_TO_STDOUT,
            file.path(),
            start,
            file.offsetOfLine(to + 1) - start,
            "",
            finding.ruleId());
    if (!refactoring.taken(edit)) {
      refactoring.edit(edit);
    }
  }

  private boolean dropSpringFile(Refactoring refactoring, TextFile file, Finding finding) {
    boolean dropped =
        ConfigLine.isYaml(file)
            ? dropSpringYaml(refactoring, file, finding)
            : dropSpringProperty(refactoring, file, finding);
    // Since 3.4 it writes JSON itself; before, the pattern stays as it was.
    boolean json = build.springBoot().filter(version -> version.isAtLeast(3, 4)).isPresent();
    if (dropped && json && !ConfigLine.isYaml(file)) {
      refactoring.insertOnce(
          Concern.LOG_TO_STDOUT,
          file.path(),
          file.offsetOfLine(finding.line()),
          "logging.structured.format.console=ecs" + file.newline());
    }
    return dropped;
  }

  private static boolean dropSpringProperty(
      Refactoring refactoring, TextFile file, Finding finding) {
    dropLines(refactoring, file, finding, finding.line(), finding.line());
    return true;
  }

  private boolean dropSpringYaml(Refactoring refactoring, TextFile file, Finding finding) {
    int top = finding.line();
    boolean json = build.springBoot().filter(version -> version.isAtLeast(3, 4)).isPresent();
    int end = lastBelow(file, top);
    boolean others = false;
    int from = 0;
    for (int number = top + 1; number <= end; number++) {
      String line = file.line(number);
      boolean child = depth(line) == depth(file.line(top + 1)) && !line.isBlank();
      if (child && line.strip().matches("(file|path)\\s*:.*")) {
        from = number;
        dropLines(refactoring, file, finding, number, lastBelow(file, number));
      } else if (child && !line.strip().startsWith("#")) {
        others = true;
      }
    }
    if (from > 0 && json) {
      String step = file.line(top + 1).substring(0, depth(file.line(top + 1)));
      StringBuilder text = new StringBuilder();
      int depth = 1;
      for (String key : List.of("structured:", "format:", "console: ecs")) {
        text.append(step.repeat(depth++)).append(key).append(file.newline());
      }
      refactoring.insertOnce(
          Concern.LOG_TO_STDOUT, file.path(), file.offsetOfLine(top + 1), text.toString());
    } else if (from > 0 && !others) {
      dropLines(refactoring, file, finding, top, top);
    }
    return from > 0;
  }

  /** The last line of what stands below a key. */
  private static int lastBelow(TextFile file, int key) {
    int last = key;
    for (int number = key + 1; number <= file.lines().size(); number++) {
      String line = file.line(number);
      if (!line.isBlank() && depth(line) <= depth(file.line(key))) {
        break;
      }
      last = line.isBlank() ? last : number;
    }
    return last;
  }

  private static int depth(String line) {
    return line.length() - line.stripLeading().length();
  }
}
