package dev.lepton.transform.internal.python;

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

/** File handlers of the standard library's logging: made in code, by basicConfig or in a dict. */
record LogToStream(PythonSources sources) implements Recipe {
  private static final Concern CONCERN = Concern.LOG_TO_STDOUT;
  private static final String HANDLERS =
      "(logging\\.)?(handlers\\.)?(FileHandler|WatchedFileHandler|RotatingFileHandler|TimedRotatingFileHandler)";
  private static final Set<String> OF_FILES =
      Set.of(
          "filename",
          "mode",
          "filemode",
          "maxBytes",
          "backupCount",
          "when",
          "interval",
          "encoding",
          "delay",
          "utc",
          "atTime",
          "errors");

  @Override
  public String id() {
    return "log-to-stdout";
  }

  @Override
  public Language language() {
    return Language.PYTHON;
  }

  @Override
  public void run(Refactoring refactoring) {
    for (Finding finding : refactoring.open(this)) {
      Optional<PythonModule> module = sources.module(finding.file());
      boolean answered =
          module.isPresent()
              && (turnCall(refactoring, module.get(), finding)
                  || turnBasicConfig(refactoring, module.get(), finding)
                  || turnEntry(refactoring, module.get(), finding));
      if (answered) {
        refactoring.answer(finding);
      } else {
        refactoring.leave(finding, "The handler is not made on this line in a known way.");
      }
    }
  }

  private static boolean turnCall(Refactoring refactoring, PythonModule module, Finding finding) {
    Optional<SyntaxNode> made =
        module.script().on(finding.line(), "call").stream()
            .filter(call -> module.callee(call).matches(HANDLERS))
            .findFirst();
    made.ifPresent(
        call -> {
          formatJson(refactoring, module, call, finding);
          call.all("string").stream()
              .findFirst()
              .flatMap(module::text)
              .filter(file -> file.contains("/"))
              .map(file -> file.substring(0, file.lastIndexOf('/')))
              .ifPresent(folder -> dropFolder(refactoring, module, folder, finding.ruleId()));
        });
    return made.isPresent();
  }

  /**
   * Where the handler is a variable whose format is set, that is JSON's; else as the default is.
   */
  private static void formatJson(
      Refactoring refactoring, PythonModule module, SyntaxNode call, Finding finding) {
    String name =
        call.parent()
            .filter(node -> node.is("assignment"))
            .map(node -> module.script().source(node, "left"))
            .orElse("");
    List<SyntaxNode> formats =
        module.calls(Pattern.quote(name + ".setFormatter")).stream()
            .flatMap(set -> PythonModule.arguments(set).stream())
            .filter(given -> module.source(given).startsWith("logging.Formatter("))
            .toList();
    boolean json = !formats.isEmpty() && JsonLogs.isFree(refactoring, module);
    module.replace(
        refactoring, CONCERN, call, "logging.StreamHandler(sys.stdout)", finding.ruleId());
    if (json) {
      formats.forEach(
          format ->
              module.replace(
                  refactoring, CONCERN, format, JsonLogs.FORMATTER + "()", finding.ruleId()));
      JsonLogs.add(refactoring, module, true, finding.ruleId());
    }
  }

  /** A folder that is made for the file alone could not be made where nothing may be written. */
  private static void dropFolder(
      Refactoring refactoring, PythonModule module, String folder, String rule) {
    for (SyntaxNode call : module.script().root().all("call")) {
      boolean makes =
          module.callee(call).matches("os\\.(mkdir|makedirs)")
              && call.all("string").stream()
                  .findFirst()
                  .flatMap(module::text)
                  .filter(folder::equals)
                  .isPresent();
      Optional<SyntaxNode> statement =
          call.parent().filter(node -> node.is("expression_statement"));
      if (!makes || statement.isEmpty()) {
        continue;
      }
      SyntaxNode block = statement.get().parent().orElseThrow();
      Optional<SyntaxNode> condition =
          block
              .parent()
              .filter(node -> node.is("if_statement") && node.field("alternative").isEmpty());
      boolean onlyOne = block.children().stream().filter(node -> !node.is("comment")).count() == 1;
      if (onlyOne
          && condition
              .filter(node -> module.script().source(node, "condition").contains("os.path"))
              .isPresent()) {
        drop(refactoring, module, condition.get(), rule);
      } else if (!onlyOne) {
        drop(refactoring, module, statement.get(), rule);
      }
    }
  }

  /** With its lines. Where it is all that a block holds, something must stay. */
  private static void drop(
      Refactoring refactoring, PythonModule module, SyntaxNode statement, String rule) {
    boolean last =
        statement
            .parent()
            .filter(block -> block.is("block") && block.children().size() == 1)
            .isPresent();
    if (last) {
      module.replace(refactoring, CONCERN, statement, "pass", rule);
      return;
    }
    String text = module.script().file().content();
    int from = text.lastIndexOf('\n', statement.start() - 1) + 1;
    int end = text.indexOf('\n', statement.end());
    int to = end < 0 ? text.length() : end + 1;
    refactoring.edit(new Edit(CONCERN, module.path(), from, to - from, "", rule));
  }

  private static boolean turnBasicConfig(
      Refactoring refactoring, PythonModule module, Finding finding) {
    Optional<SyntaxNode> call =
        module.script().on(finding.line(), "call").stream()
            .filter(one -> module.callee(one).endsWith("basicConfig"))
            .findFirst();
    Optional<SyntaxNode> name =
        call.flatMap(one -> one.field("arguments"))
            .flatMap(arguments -> keyword(module, arguments, "filename"));
    if (name.isEmpty()) {
      return false;
    }
    boolean json = JsonLogs.isFree(refactoring, module);
    String stream = json ? "handlers=[" + JsonLogs.HANDLER + "]" : "stream=sys.stdout";
    module.replace(refactoring, CONCERN, name.get(), stream, finding.ruleId());
    if (json) {
      JsonLogs.add(refactoring, module, true, finding.ruleId());
    }
    for (SyntaxNode argument : call.get().field("arguments").orElseThrow().children()) {
      String option = module.script().source(argument, "name");
      boolean ofFile = OF_FILES.contains(option) || json && option.matches("format|datefmt|style");
      if (argument.is("keyword_argument") && ofFile && argument != name.get()) {
        remove(refactoring, module, argument, finding.ruleId());
      }
    }
    return true;
  }

  private static Optional<SyntaxNode> keyword(
      PythonModule module, SyntaxNode arguments, String name) {
    return arguments.children().stream()
        .filter(node -> node.is("keyword_argument"))
        .filter(node -> module.script().source(node, "name").equals(name))
        .findFirst();
  }

  /** An entry of dictConfig's handlers. */
  private static boolean turnEntry(Refactoring refactoring, PythonModule module, Finding finding) {
    Optional<SyntaxNode> type =
        module.script().on(finding.line(), "pair").stream()
            .filter(pair -> key(module, pair).equals("class"))
            .filter(
                pair ->
                    pair.field("value")
                        .flatMap(module::text)
                        .filter(text -> text.matches(HANDLERS))
                        .isPresent())
            .findFirst();
    if (type.isEmpty()) {
      return false;
    }
    SyntaxNode value = type.get().field("value").orElseThrow();
    String quote = module.source(value).substring(0, 1);
    module.replace(
        refactoring, CONCERN, value, quote + "logging.StreamHandler" + quote, finding.ruleId());
    String stream = quote + "stream" + quote + ": " + quote + "ext://sys.stdout" + quote;
    formatEntry(refactoring, module, type.get().parent().orElseThrow(), finding.ruleId());
    boolean streamed = false;
    for (SyntaxNode pair : type.get().parent().orElseThrow().children()) {
      if (!pair.is("pair") || !OF_FILES.contains(key(module, pair))) {
        continue;
      }
      if (streamed) {
        remove(refactoring, module, pair, finding.ruleId());
      } else {
        module.replace(refactoring, CONCERN, pair, stream, finding.ruleId());
        streamed = true;
      }
    }
    return true;
  }

  /** The format that a handler names, for all handlers that name it. */
  private static void formatEntry(
      Refactoring refactoring, PythonModule module, SyntaxNode handler, String rule) {
    Optional<String> name = entry(module, handler, "formatter").flatMap(module::text);
    Optional<SyntaxNode> format =
        handler
            .parent()
            .flatMap(pair -> pair.enclosing("dictionary"))
            .flatMap(handlers -> handlers.enclosing("dictionary"))
            .flatMap(all -> entry(module, all, "formatters"))
            .flatMap(formats -> name.flatMap(wanted -> entry(module, formats, wanted)));
    if (format.isPresent()
        && !module.source(format.get()).contains("()")
        && JsonLogs.isFree(refactoring, module)) {
      module.replace(
          refactoring, CONCERN, format.get(), "{\"()\": \"" + JsonLogs.FORMATTER + "\"}", rule);
      JsonLogs.add(refactoring, module, false, rule);
    }
  }

  private static Optional<SyntaxNode> entry(
      PythonModule module, SyntaxNode dictionary, String wanted) {
    return dictionary.children().stream()
        .filter(pair -> pair.is("pair") && key(module, pair).equals(wanted))
        .findFirst()
        .flatMap(pair -> pair.field("value"));
  }

  private static String key(PythonModule module, SyntaxNode pair) {
    return pair.field("key").flatMap(module::text).orElse("");
  }

  /** With its comma, and its line where it is alone there. */
  private static void remove(
      Refactoring refactoring, PythonModule module, SyntaxNode element, String rule) {
    List<SyntaxNode> siblings = element.parent().orElseThrow().children();
    int index = siblings.indexOf(element);
    String text = module.script().file().content();
    boolean comma = siblings.get(index + 1).is(",");
    int start =
        comma || !siblings.get(index - 1).is(",")
            ? element.start()
            : siblings.get(index - 1).start();
    int end = comma ? siblings.get(index + 1).end() : element.end();
    int lineStart = text.lastIndexOf('\n', start - 1) + 1;
    int lineEnd = text.indexOf('\n', end);
    boolean alone =
        lineEnd >= 0
            && text.substring(lineStart, start).isBlank()
            && text.substring(end, lineEnd).isBlank();
    while (!alone && comma && end < text.length() && text.charAt(end) == ' ') {
      end++;
    }
    int from = alone ? lineStart : start;
    int to = alone ? lineEnd + 1 : end;
    refactoring.edit(new Edit(CONCERN, module.path(), from, to - from, "", rule));
  }
}
