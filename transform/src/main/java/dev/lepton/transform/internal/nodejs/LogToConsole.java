package dev.lepton.transform.internal.nodejs;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.script.SyntaxNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Winston's file transports, log4js's file appenders and Pino's destinations. Winston writes JSON
 * unless a format says otherwise.
 */
record LogToConsole(NodeSources sources) implements Recipe {
  private static final Concern CONCERN = Concern.LOG_TO_STDOUT;
  private static final Set<String> OF_FILES =
      Set.of(
          "filename",
          "dirname",
          "maxsize",
          "maxSize",
          "maxFiles",
          "tailable",
          "zippedArchive",
          "datePattern",
          "options",
          "frequency",
          "auditFile",
          "utc",
          "extension",
          "symlinkName",
          "createSymlink",
          "maxLogSize",
          "backups",
          "compress",
          "pattern",
          "alwaysIncludePattern",
          "keepFileExt",
          "numBackups");

  private static final Pattern FOR_EYES =
      Pattern.compile("\\b(simple|printf|cli|prettyPrint|colorize)\\(");

  @Override
  public String id() {
    return "log-to-stdout";
  }

  @Override
  public Language language() {
    return Language.NODEJS;
  }

  @Override
  public void run(Refactoring refactoring) {
    for (Finding finding : refactoring.open(this)) {
      Optional<NodeModule> module = sources.module(finding.file());
      boolean answered =
          module.isPresent()
              && (finding.ruleId().equals("lepton-nodejs-logging-0010")
                  ? turnTransport(refactoring, module.get(), finding)
                      || PinoFiles.turn(refactoring, module.get(), finding)
                  : turnAppender(refactoring, module.get(), finding));
      if (answered) {
        refactoring.answer(finding);
      } else if (finding.file().endsWith("package.json")) {
        refactoring.leave(
            finding,
            "What uses the library is changed where it stands. The library itself goes by its tool, which"
                + " keeps the lock file (npm uninstall). Of pino take away the transport to pino-roll: by"
                + " itself it writes JSON to standard output.");
      } else {
        refactoring.leave(finding, "The transport is not made on this line with plain options.");
      }
    }
  }

  private static boolean turnTransport(
      Refactoring refactoring, NodeModule module, Finding finding) {
    Optional<SyntaxNode> made =
        module.script().on(finding.line(), "new_expression").stream()
            .filter(node -> isFile(module, node))
            .findFirst();
    if (made.isEmpty()) {
      return false;
    }
    formatJson(refactoring, module, made.get(), finding.ruleId());
    if (isCovered(module, made.get())) {
      removeElement(refactoring, module, made.get(), finding.ruleId());
      return true;
    }
    String callee = module.callee(made.get());
    String console = callee.replaceAll("transports\\.\\w+$", "transports.Console");
    String left =
        NodeModule.arguments(made.get()).stream()
            .filter(argument -> argument.is("object"))
            .flatMap(object -> object.children().stream())
            .filter(child -> child.is("pair", "shorthand_property_identifier", "spread_element"))
            .filter(child -> !OF_FILES.contains(module.script().source(child, "key")))
            .filter(child -> !OF_FILES.contains(module.source(child)))
            .map(module::source)
            .collect(Collectors.joining(", "));
    String options = left.isEmpty() ? "()" : "({ " + left + " })";
    module.replace(refactoring, CONCERN, made.get(), "new " + console + options, finding.ruleId());
    return true;
  }

  /** A logger's format that is made for people's eyes; without one, Winston writes JSON. */
  private static void formatJson(
      Refactoring refactoring, NodeModule module, SyntaxNode made, String rule) {
    made.enclosing("object")
        .flatMap(options -> module.pair(options, "format"))
        .flatMap(pair -> pair.field("value"))
        .filter(format -> FOR_EYES.matcher(module.source(format)).find())
        .filter(format -> module.source(format).matches("(?s)(winston\\.)?format\\..*"))
        .ifPresent(
            format -> {
              String prefix = module.source(format).replaceFirst("(?s)format\\..*", "format.");
              String json =
                  "%1$scombine(%1$stimestamp(), %1$serrors({ stack: true }), %1$sjson())"
                      .formatted(prefix);
              if (!module.source(format).equals(json)) {
                module.replace(refactoring, CONCERN, format, json, rule);
              }
            });
  }

  private static boolean isFile(NodeModule module, SyntaxNode made) {
    return module.callee(made).matches("(\\w+\\.)?transports\\.(File|DailyRotateFile)");
  }

  /**
   * Whether the same list has a console already, or an earlier file that becomes one: the line
   * would come twice.
   */
  private static boolean isCovered(NodeModule module, SyntaxNode made) {
    Optional<SyntaxNode> list = made.parent().filter(node -> node.is("array"));
    return list.stream()
        .flatMap(array -> array.children().stream())
        .filter(node -> node.is("new_expression") && node != made)
        .anyMatch(
            other ->
                module.callee(other).endsWith("transports.Console")
                    || isFile(module, other) && isBefore(module, other, made));
  }

  /** The one that takes all levels stays, else the first. */
  private static boolean isBefore(NodeModule module, SyntaxNode other, SyntaxNode made) {
    boolean otherAll = !module.source(other).contains("level");
    boolean all = !module.source(made).contains("level");
    return otherAll == all ? other.start() < made.start() : otherAll;
  }

  private static void removeElement(
      Refactoring refactoring, NodeModule module, SyntaxNode element, String rule) {
    List<SyntaxNode> siblings = element.parent().orElseThrow().children();
    int index = siblings.indexOf(element);
    boolean comma = index + 1 < siblings.size() && siblings.get(index + 1).is(",");
    int start = element.start();
    int end = comma ? siblings.get(index + 1).end() : element.end();
    if (!comma && siblings.get(index - 1).is(",")) {
      start = siblings.get(index - 1).start();
    }
    String text = module.script().file().content();
    int lineStart = text.lastIndexOf('\n', start - 1) + 1;
    int lineEnd = text.indexOf('\n', end);
    boolean alone =
        lineEnd >= 0
            && text.substring(lineStart, start).isBlank()
            && text.substring(end, lineEnd).isBlank();
    int from = alone ? lineStart : start;
    int to = alone ? lineEnd + 1 : end;
    refactoring.edit(new Edit(CONCERN, module.path(), from, to - from, "", rule));
  }

  private static boolean turnAppender(Refactoring refactoring, NodeModule module, Finding finding) {
    Optional<SyntaxNode> object =
        module.script().on(finding.line(), "pair").stream()
            .filter(pair -> module.script().source(pair, "key").equals("type"))
            .flatMap(pair -> pair.parent().stream())
            .filter(node -> node.is("object"))
            .findFirst();
    boolean bunyan = module.script().file().content().contains("bunyan");
    if (object.isEmpty() || bunyan) {
      return false;
    }
    String left =
        object.get().children().stream()
            .filter(child -> child.is("pair"))
            .filter(child -> !OF_FILES.contains(module.script().source(child, "key")))
            .filter(child -> !module.script().source(child, "key").equals("type"))
            .map(module::source)
            .map(text -> ", " + text)
            .collect(Collectors.joining());
    module.replace(
        refactoring, CONCERN, object.get(), "{ type: 'stdout'" + left + " }", finding.ruleId());
    return true;
  }
}
