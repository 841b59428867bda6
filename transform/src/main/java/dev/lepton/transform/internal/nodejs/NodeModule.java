package dev.lepton.transform.internal.nodejs;

import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Lift;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.script.ScriptFile;
import dev.lepton.transform.internal.script.SyntaxNode;
import java.util.List;
import java.util.Optional;

/** A JavaScript or TypeScript file, and what its literals are called. Immutable. */
record NodeModule(ScriptFile script) {

  String path() {
    return script.file().path();
  }

  String source(SyntaxNode node) {
    return script.source(node);
  }

  SyntaxNode root() {
    return script.root();
  }

  void replace(
      Refactoring refactoring, Concern concern, SyntaxNode node, String text, String rule) {
    refactoring.edit(
        new Edit(concern, path(), node.start(), node.end() - node.start(), text, rule));
  }

  /** Adds lines behind a statement, indented as it is. */
  void insertBehind(
      Refactoring refactoring, Concern concern, SyntaxNode statement, String added, String rule) {
    String indentation = script.indentation(statement);
    StringBuilder lines = new StringBuilder();
    added
        .lines()
        .map(line -> line.isEmpty() ? "" : indentation + line)
        .forEach(line -> lines.append(script.file().newline()).append(line));
    int end = endOfLine(statement);
    boolean spaced = script.file().line(script.file().lineAt(end) + 1).isBlank();
    String text = lines + (spaced ? "" : script.file().newline());
    refactoring.edit(new Edit(concern, path(), end, 0, text, rule));
  }

  /** Behind the statement and a comment that may be on its line. */
  private int endOfLine(SyntaxNode statement) {
    String content = script.file().content();
    int end = content.indexOf('\n', statement.end());
    end = end < 0 ? content.length() : end;
    String rest = content.substring(statement.end(), end).strip();
    return rest.isEmpty() || rest.startsWith("//")
        ? end - (end > 0 && content.charAt(end - 1) == '\r' ? 1 : 0)
        : statement.end();
  }

  /** The name that the code gives a value: a variable's, a key's; or empty. */
  String hint(SyntaxNode value) {
    SyntaxNode parent = value.parent().orElse(value);
    return switch (parent.type()) {
      case "variable_declarator" -> script.source(parent, "name");
      case "pair" -> script.source(parent, "key").replaceAll("[^A-Za-z0-9_]", "");
      case "assignment_expression" ->
          script.source(parent, "left").replaceAll("^.*[.\\[]", "").replaceAll("[^A-Za-z0-9_]", "");
      default -> "";
    };
  }

  /** As {@link #hint}; where that could be anybody's, with the name of what is around it. */
  String fullHint(SyntaxNode value) {
    String own = hint(value);
    Optional<SyntaxNode> container =
        value.parent().filter(node -> node.is("pair")).flatMap(SyntaxNode::parent);
    if (!Lift.isGeneric(own) || container.isEmpty()) {
      return own;
    }
    String outer = hint(container.get());
    Optional<String> callee = call(container.get()).map(this::callee);
    if (outer.isEmpty() && callee.filter(name -> name.matches("(.*\\.)?session")).isPresent()) {
      return "session_" + own;
    }
    return outer.isEmpty() || outer.equals("exports") ? own : outer + "_" + own;
  }

  /** The call that a node is an argument of. */
  Optional<SyntaxNode> call(SyntaxNode argument) {
    return argument
        .parent()
        .filter(node -> node.is("arguments"))
        .flatMap(SyntaxNode::parent)
        .filter(node -> node.is("call_expression", "new_expression"));
  }

  /** What a call calls, as it is written. */
  String callee(SyntaxNode call) {
    return script.source(call, call.is("new_expression") ? "constructor" : "function");
  }

  /** What a call is given, in its order. */
  static List<SyntaxNode> arguments(SyntaxNode call) {
    return call.field("arguments").stream()
        .flatMap(arguments -> arguments.children().stream())
        .filter(node -> !node.is("(", ")", ",", "comment"))
        .toList();
  }

  /** All calls whose function is written so. */
  List<SyntaxNode> calls(String callee) {
    return root().all("call_expression").stream()
        .filter(call -> callee(call).matches(callee))
        .toList();
  }

  /** What a string says that has no escapes. */
  Optional<String> text(SyntaxNode string) {
    if (!string.is("string")) {
      return Optional.empty();
    }
    String source = source(string);
    String inner = source.substring(1, source.length() - 1);
    return inner.contains("\\") ? Optional.empty() : Optional.of(inner);
  }

  /** The pair of an object's key. */
  Optional<SyntaxNode> pair(SyntaxNode object, String key) {
    return object.children().stream()
        .filter(node -> node.is("pair"))
        .filter(pair -> script.source(pair, "key").replaceAll("['\"]", "").equals(key))
        .findFirst();
  }

  /** Whether modules are loaded by {@code import}. */
  boolean isModule() {
    return path().matches(".*\\.(mjs|mts|ts|tsx)") || !root().all("import_statement").isEmpty();
  }
}
