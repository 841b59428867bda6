package dev.lepton.transform.internal.python;

import dev.lepton.transform.internal.script.SyntaxNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The functions at the top of an application's modules, and whether one does the same in a process
 * of its own: it and what it uses of the application keep nothing between two calls. By names and
 * their first values alone: rather one doubt too many.
 */
record PythonFunctions(PythonSources sources) {
  private static final Pattern KEPT =
      Pattern.compile(
          "(?s)(\\{\\s*\\}|\\[\\s*\\]|(\\w+\\.)?(set|dict|list|defaultdict|OrderedDict|deque|Counter|\\w*Queue|\\w*Cache|SocketIO|local)\\(.*)");

  /** A definition and the module around it. */
  record Function(PythonModule module, SyntaxNode definition) {}

  /** The function that a name means in a module. */
  Optional<Function> named(PythonModule module, String name) {
    if (name.matches("\\w+")) {
      return own(module, name).or(() -> origin(module, name).flatMap(other -> own(other, name)));
    }
    int dot = name.lastIndexOf('.');
    return name.matches("[\\w.]+")
        ? load(module, name.substring(0, dot)).flatMap(other -> own(other, name.substring(dot + 1)))
        : Optional.empty();
  }

  private static Optional<Function> own(PythonModule module, String name) {
    return definitions(module)
        .filter(definition -> module.script().source(definition, "name").equals(name))
        .findFirst()
        .map(definition -> new Function(module, definition));
  }

  private static Stream<SyntaxNode> definitions(PythonModule module) {
    return module.root().children().stream()
        .flatMap(
            node ->
                node.is("decorated_definition")
                    ? node.field("definition").stream()
                    : Stream.of(node))
        .filter(node -> node.is("function_definition"));
  }

  /** The application's own module that a name is taken from. */
  private Optional<PythonModule> origin(PythonModule module, String name) {
    Matcher taken =
        Pattern.compile(
                "(?m)^from\\s+([\\w.]+)\\s+import\\s+(?:\\([^)]*|[^\\n(]*)\\b" + name + "\\b")
            .matcher(module.script().file().content());
    return taken.find() ? load(module, taken.group(1)) : Optional.empty();
  }

  private Optional<PythonModule> load(PythonModule from, String dotted) {
    String folder = from.path().substring(0, from.path().lastIndexOf('/') + 1);
    boolean relative = dotted.startsWith(".");
    String path = dotted.replaceFirst("^\\.", "").replace('.', '/') + ".py";
    return Stream.of(folder + path, relative ? "" : path, relative ? "" : "src/" + path)
        .flatMap(file -> sources.module(file).stream())
        .findFirst();
  }

  /** Why a function must stay in its process; empty when it need not. */
  Optional<String> obstacle(Function function) {
    boolean takes =
        function.definition.field("parameters").stream()
            .flatMap(parameters -> parameters.children().stream())
            .anyMatch(node -> node.is("identifier", "typed_parameter"));
    return takes
        ? Optional.of("The job takes what its scheduler gives it.")
        : obstacle(function, new HashSet<>());
  }

  private Optional<String> obstacle(Function function, Set<SyntaxNode> seen) {
    if (!seen.add(function.definition)) {
      return Optional.empty();
    }
    PythonModule module = function.module;
    if (!function.definition.all("global_statement").isEmpty()) {
      return Optional.of(
          module.script().source(function.definition, "name")
              + " changes a global variable of its process.");
    }
    Set<String> names = new HashSet<>();
    function.definition.all("identifier").forEach(name -> names.add(module.source(name)));
    for (String name : names) {
      Optional<String> kept =
          kept(module, name).or(() -> origin(module, name).flatMap(other -> kept(other, name)));
      if (kept.isPresent()) {
        return kept;
      }
      Optional<String> below = named(module, name).flatMap(used -> obstacle(used, seen));
      if (below.isPresent()) {
        return below;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> kept(PythonModule module, String name) {
    return module.root().children().stream()
        .filter(node -> node.is("expression_statement"))
        .flatMap(node -> node.children().stream())
        .filter(node -> node.is("assignment"))
        .filter(node -> module.script().source(node, "left").equals(name))
        .filter(node -> KEPT.matcher(module.script().source(node, "right")).matches())
        .findFirst()
        .map(
            node ->
                name
                    + " is kept in the process ("
                    + module.path()
                    + ":"
                    + module.script().line(node)
                    + "), which another one does not see.");
  }

  /** What the module would start if it were only loaded; empty when nothing. */
  static Optional<String> startsWhenLoaded(PythonModule module, List<SyntaxNode> harmless) {
    return module.root().children().stream()
        .filter(node -> !harmless.contains(node))
        .filter(
            node ->
                node.is("while_statement")
                    || node.is("expression_statement")
                        && module
                            .source(node)
                            .matches(
                                "(?s)[\\w.]+\\.(run|serve_forever|run_forever|mainloop|start|join)\\(.*"))
        .findFirst()
        .map(
            node ->
                "Loading "
                    + module.path()
                    + " starts more than the job (line "
                    + module.script().line(node)
                    + ").");
  }
}
