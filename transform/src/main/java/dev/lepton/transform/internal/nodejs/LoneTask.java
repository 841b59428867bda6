package dev.lepton.transform.internal.nodejs;

import dev.lepton.transform.internal.script.SyntaxNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether a function does the same in a process of its own: it, and the functions and modules
 * of the application that it uses, keep nothing between two calls, and what it has begun is done
 * when it returns. By names and their first values alone: rather one doubt too many.
 */
record LoneTask(NodeSources sources) {
  /** All types of nodes that are functions. */
  private static final String[] FUNCTIONS = {
    "arrow_function", "function_expression", "function", "function_declaration"
  };

  private static final Pattern KEPT =
      Pattern.compile(
          "(?s)(new\\s+(Map|Set|WeakMap|LRU\\w*|NodeCache|EventEmitter|(\\w+\\.)?Server|WebSocket\\w*)\\b"
              + "|\\{\\s*\\}$|\\[\\s*\\]$|(express|fastify|Fastify)\\(|require\\(['\"](socket\\.io|ws|node-cache|lru-cache)['\"]).*");
  private static final Pattern DONE_AT_ONCE =
      Pattern.compile(
          "(?s)console\\..*|(\\w+\\.)?\\w*[lL]og(ger)?\\.\\w+|.*Sync|.*\\.(map|filter|forEach|reduce|sort|push|find|some|every|join|set|add|delete|clear|pop|shift|unshift|splice)");

  /** Why it must stay in its process; empty when it need not. */
  Optional<String> obstacle(NodeModule module, SyntaxNode task) {
    return function(module, task)
        .map(
            found -> {
              boolean takes =
                  found.node.children().stream()
                      .filter(node -> node.isField("parameters") || node.isField("parameter"))
                      .anyMatch(node -> !found.module.source(node).matches("\\(\\s*\\)"));
              return takes
                  ? Optional.of("The job takes what its scheduler tells it.")
                  : obstacle(found, new HashSet<>());
            })
        .orElse(Optional.of("Where the function of the job is made was not found."));
  }

  private record Found(NodeModule module, SyntaxNode node) {
    boolean awaits() {
      return module.source(node).startsWith("async");
    }
  }

  private Optional<String> obstacle(Found task, Set<SyntaxNode> seen) {
    if (!seen.add(task.node)) {
      return Optional.empty();
    }
    Optional<String> early = leavesEarly(task);
    if (early.isPresent()) {
      return early;
    }
    Set<String> names = new HashSet<>();
    for (SyntaxNode name : task.node.all("identifier", "shorthand_property_identifier", "this")) {
      names.add(task.module.source(name));
    }
    if (names.contains("this")) {
      return Optional.of("The job belongs to an object of its process.");
    }
    for (String name : names) {
      Optional<String> kept = kept(task.module, name);
      if (kept.isPresent()) {
        return kept;
      }
      Optional<Found> used = named(task.module, name);
      Optional<String> below = used.flatMap(found -> obstacle(found, seen));
      if (below.isPresent()) {
        return below;
      }
    }
    return Optional.empty();
  }

  /** A variable of the module that outlives the call, or a module of the application with one. */
  private Optional<String> kept(NodeModule module, String name) {
    for (SyntaxNode variable : module.root().all("variable_declarator")) {
      if (!isOfTheModule(variable) || !module.script().source(variable, "name").equals(name)) {
        continue;
      }
      if (keeps(module, variable)) {
        return Optional.of(keptAt(module, variable, name));
      }
    }
    return imported(module, name)
        .flatMap(
            other ->
                other.root().all("variable_declarator").stream()
                    .filter(LoneTask::isOfTheModule)
                    .filter(variable -> keeps(other, variable))
                    .findFirst()
                    .map(
                        variable ->
                            keptAt(other, variable, other.script().source(variable, "name"))));
  }

  private static String keptAt(NodeModule module, SyntaxNode variable, String name) {
    return name
        + " is kept in the process ("
        + module.path()
        + ":"
        + module.script().line(variable)
        + "), which another one does not see.";
  }

  private static boolean keeps(NodeModule module, SyntaxNode variable) {
    boolean changes = !module.source(variable.parent().orElseThrow()).startsWith("const");
    return changes || KEPT.matcher(module.script().source(variable, "value")).matches();
  }

  private static boolean isOfTheModule(SyntaxNode variable) {
    return functionAround(variable).isEmpty() && variable.enclosing("class_declaration").isEmpty();
  }

  /** Whether something that it begins may go on when it has returned. */
  private Optional<String> leavesEarly(Found task) {
    Optional<SyntaxNode> body = task.node.field("body");
    if (body.isEmpty() || !body.get().is("statement_block")) {
      return Optional.empty();
    }
    for (SyntaxNode statement : body.get().all("expression_statement")) {
      Optional<SyntaxNode> call =
          statement.children().stream().filter(node -> node.is("call_expression")).findFirst();
      if (call.isPresent() && !isDone(task.module, call.get())) {
        return Optional.of(
            "Whether all is done when the job returns cannot be told ("
                + task.module.path()
                + ":"
                + task.module.script().line(statement)
                + "): let it await that.");
      }
    }
    return Optional.empty();
  }

  private boolean isDone(NodeModule module, SyntaxNode call) {
    String callee = module.callee(call);
    if (DONE_AT_ONCE.matcher(callee).matches()) {
      return !module.source(call).contains("async ");
    }
    return named(module, callee)
        .filter(found -> !found.awaits() && leavesEarly(found).isEmpty())
        .filter(found -> found.node.all("await_expression", "new_expression").isEmpty())
        .filter(
            found -> found.node.field("body").filter(one -> one.is("statement_block")).isPresent())
        .isPresent();
  }

  private Optional<Found> function(NodeModule module, SyntaxNode task) {
    return task.is(FUNCTIONS)
        ? Optional.of(new Found(module, task))
        : named(module, module.source(task));
  }

  /** The function of this name: of the module, or of one that it loads. */
  private Optional<Found> named(NodeModule module, String name) {
    if (name.matches("\\w+")) {
      return own(module, name).or(() -> imported(module, name).flatMap(other -> own(other, name)));
    }
    int dot = name.indexOf('.');
    return name.matches("\\w+\\.\\w+")
        ? imported(module, name.substring(0, dot))
            .flatMap(other -> own(other, name.substring(dot + 1)))
        : Optional.empty();
  }

  private static Optional<Found> own(NodeModule module, String name) {
    for (SyntaxNode node :
        module.root().all("function_declaration", "variable_declarator", "assignment_expression")) {
      boolean assigned = node.is("assignment_expression");
      String called = module.script().source(node, assigned ? "left" : "name");
      Optional<SyntaxNode> function =
          node.is("function_declaration")
              ? Optional.of(node)
              : node.field(assigned ? "right" : "value").filter(one -> one.is(FUNCTIONS));
      if (called.replaceFirst("^(module\\.)?exports\\.", "").equals(name) && function.isPresent()) {
        return Optional.of(new Found(module, function.get()));
      }
    }
    return Optional.empty();
  }

  /** The application's own module that a name comes from. */
  private Optional<NodeModule> imported(NodeModule module, String name) {
    Pattern loads =
        Pattern.compile(
            "(?:(?:const|let|var)\\s+(?:"
                + name
                + "|\\{[^}]*\\b"
                + name
                + "\\b[^}]*\\})\\s*=\\s*require\\(\\s*|import\\s+(?:\\*\\s+as\\s+)?(?:"
                + name
                + "|\\{[^}]*\\b"
                + name
                + "\\b[^}]*\\})\\s+from\\s+)['\"](\\.[^'\"]*)['\"]");
    Matcher found = loads.matcher(module.script().file().content());
    return found.find() ? new ModulePaths(sources).load(module, found.group(1)) : Optional.empty();
  }

  /** The function around a node; empty at the top of its module. */
  static Optional<SyntaxNode> functionAround(SyntaxNode node) {
    return node.enclosing(FUNCTIONS);
  }
}
