package dev.lepton.transform.internal.python;

import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Lift;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.script.ScriptFile;
import dev.lepton.transform.internal.script.SyntaxNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A Python file, its imports, and what its literals are called. Immutable. */
record PythonModule(ScriptFile script) {

  String path() {
    return script.file().path();
  }

  String source(SyntaxNode node) {
    return script.source(node);
  }

  SyntaxNode root() {
    return script.root();
  }

  /** What a call is given by position. */
  static List<SyntaxNode> arguments(SyntaxNode call) {
    return call.field("arguments").stream()
        .flatMap(arguments -> arguments.children().stream())
        .filter(node -> !node.is("(", ")", ",", "comment", "keyword_argument"))
        .toList();
  }

  /** What a call is given by name: the whole arguments. */
  static List<SyntaxNode> keywords(SyntaxNode call) {
    return call.field("arguments").stream()
        .flatMap(arguments -> arguments.children().stream())
        .filter(node -> node.is("keyword_argument"))
        .toList();
  }

  /** All calls whose function is written so. */
  List<SyntaxNode> calls(String callee) {
    return root().all("call").stream().filter(call -> callee(call).matches(callee)).toList();
  }

  /** Replaces a node, and sees to it that the modules the new text uses are imported. */
  void replace(
      Refactoring refactoring, Concern concern, SyntaxNode node, String text, String rule) {
    refactoring.edit(
        new Edit(concern, path(), node.start(), node.end() - node.start(), text, rule));
    for (String module : List.of("os", "sys", "logging")) {
      if (Pattern.compile("(?<![\"'\\w./])" + module + "\\.").matcher(text).find()) {
        need(refactoring, concern, module);
      }
    }
  }

  /** Adds an import unless the module has it. */
  void need(Refactoring refactoring, Concern concern, String module) {
    if (!imports(module)) {
      int place = importPlace();
      String line = script.file().newline();
      boolean othersFollow =
          script.file().line(script.file().lineAt(place)).matches("(import|from) .*")
              || script.file().content().length() == place;
      refactoring.insertOnce(
          concern, path(), place, "import " + module + line + (othersFollow ? "" : line));
    }
  }

  private boolean imports(String module) {
    return script.root().children().stream()
        .filter(node -> node.is("import_statement"))
        .flatMap(node -> node.children().stream())
        .anyMatch(node -> node.is("dotted_name") && (source(node) + ".").startsWith(module + "."));
  }

  /** Before the first import; else behind what must stand first. */
  private int importPlace() {
    int place = script.file().content().startsWith("\uFEFF") ? 1 : 0;
    boolean described = false;
    for (SyntaxNode statement : script.root().children()) {
      if (statement.is("import_statement", "import_from_statement")) {
        return Math.max(place, lineStart(statement.start()));
      }
      boolean docstring =
          statement.is("expression_statement") && statement.children().get(0).is("string");
      if (statement.is("comment") && !isOfTheFile(statement)) {
        return place;
      }
      if (docstring && described
          || !docstring && !statement.is("comment", "future_import_statement")) {
        return place;
      }
      described |= docstring;
      place = nextLine(statement.end());
    }
    return place;
  }

  /** A comment that something stands right below belongs to that. */
  private boolean isOfTheFile(SyntaxNode comment) {
    String text = source(comment);
    return text.startsWith("#!") || text.contains("coding") || isBlank(script.line(comment) + 1);
  }

  private boolean isBlank(int line) {
    String text = script.file().line(line);
    return text.isBlank() || text.startsWith("#") && isBlank(line + 1);
  }

  private int lineStart(int offset) {
    return script.file().content().lastIndexOf('\n', offset - 1) + 1;
  }

  private int nextLine(int offset) {
    int end = script.file().content().indexOf('\n', offset);
    return end < 0 ? script.file().content().length() : end + 1;
  }

  /** Behind the statement and whatever else is on its last line. */
  int endOfLine(SyntaxNode statement) {
    String content = script.file().content();
    int end = content.indexOf('\n', statement.end());
    end = end < 0 ? content.length() : end;
    return end > 0 && content.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  /** The name that the code gives a value: a variable's, a key's, an argument's; or empty. */
  String hint(SyntaxNode value) {
    SyntaxNode parent = value.parent().orElse(value);
    return switch (parent.type()) {
      case "assignment" -> parent.field("left").map(this::lastName).orElse("");
      case "keyword_argument" -> script.source(parent, "name");
      case "pair" -> parent.field("key").map(this::lastName).orElse("");
      case "default_parameter", "typed_default_parameter" -> script.source(parent, "name");
      default -> "";
    };
  }

  /** As {@link #hint}; where that could be anybody's, with the name of what is around it. */
  String fullHint(SyntaxNode value) {
    String own = hint(value);
    Optional<SyntaxNode> container =
        value
            .parent()
            .filter(node -> node.is("pair", "keyword_argument"))
            .flatMap(SyntaxNode::parent);
    if (!Lift.isGeneric(own) || container.isEmpty()) {
      return own;
    }
    String outer = hint(container.get());
    return outer.isEmpty() ? own : outer + "_" + own;
  }

  /** Of {@code app.config["SECRET_KEY"]} and the like, the last part. */
  private String lastName(SyntaxNode target) {
    String text = source(target);
    return text.replaceAll("^.*[.\\[]", "").replaceAll("[^A-Za-z0-9_]", "");
  }

  /** The call that a node is an argument of, itself or through a keyword. */
  Optional<SyntaxNode> call(SyntaxNode argument) {
    return argument
        .parent()
        .flatMap(node -> node.is("keyword_argument") ? node.parent() : Optional.of(node))
        .filter(node -> node.is("argument_list"))
        .flatMap(SyntaxNode::parent)
        .filter(node -> node.is("call"));
  }

  /** What a call calls, as it is written. */
  String callee(SyntaxNode call) {
    return script.source(call, "function");
  }

  /** What a plain string says; empty for one that is put together or holds escapes. */
  Optional<String> text(SyntaxNode string) {
    boolean plain =
        string.is("string")
            && string.children().stream()
                .allMatch(child -> child.is("string_start", "string_content", "string_end"));
    if (!plain || string.parent().filter(node -> node.is("concatenated_string")).isPresent()) {
      return Optional.empty();
    }
    String content =
        string.children().stream()
            .filter(child -> child.is("string_content"))
            .map(this::source)
            .findFirst()
            .orElse("");
    return content.contains("\\") ? Optional.empty() : Optional.of(content);
  }
}
