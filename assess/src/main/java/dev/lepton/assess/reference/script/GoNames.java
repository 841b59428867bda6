package dev.lepton.assess.reference.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.treesitter.TSNode;

/** Names in Go: packages by their import path, members as {@code path.Member}. */
final class GoNames implements NameFinder {
  private final Map<String, String> packages = new HashMap<>();
  private final Deque<Set<String>> locals = new ArrayDeque<>();

  @Override
  public void find(Syntax syntax, Consumer<Use> sink) {
    walk(syntax, syntax.root(), sink);
  }

  private void walk(Syntax syntax, TSNode node, Consumer<Use> sink) {
    String type = node.getType();
    switch (type) {
      case "comment", "interpreted_string_literal", "raw_string_literal", "package_clause" -> {
        return;
      }
      case "import_spec" -> {
        readImport(syntax, node, sink);
        return;
      }
      case "selector_expression" -> {
        if (member(syntax, node, "operand", "field", sink)) {
          return;
        }
      }
      case "qualified_type" -> {
        member(syntax, node, "package", "name", sink);
        return;
      }
      case "identifier", "type_identifier" ->
          sink.accept(Syntax.use(List.of(syntax.text(node)), Use.Role.ANY, node));
      default -> {
        // only its parts may be names
      }
    }
    boolean function =
        type.endsWith("function_declaration")
            || type.equals("method_declaration")
            || type.equals("func_literal");
    if (function) {
      Set<String> declared = new HashSet<>();
      declared(syntax, node, declared);
      locals.push(declared);
    }
    Syntax.children(node).forEach(child -> walk(syntax, child, sink));
    if (function) {
      locals.pop();
    }
  }

  private void readImport(Syntax syntax, TSNode node, Consumer<Use> sink) {
    String quoted = Syntax.field(node, "path").map(syntax::text).orElse("\"\"");
    String path = quoted.substring(1, Math.max(quoted.length() - 1, 1));
    String local = Syntax.field(node, "name").map(syntax::text).orElse(packageName(path));
    packages.put(local, path);
    sink.accept(Syntax.use(List.of(path), Use.Role.ANY, node));
  }

  /** The last part of the path that is no version. */
  private static String packageName(String path) {
    String plain = path.replaceFirst("/v\\d+$", "").replaceFirst("\\.v\\d+$", "");
    return plain.substring(plain.lastIndexOf('/') + 1).replaceFirst("^go-", "");
  }

  private boolean member(
      Syntax syntax, TSNode node, String left, String right, Consumer<Use> sink) {
    String operand = Syntax.field(node, left).map(syntax::text).orElse("");
    String path = packages.get(operand);
    if (path == null || locals.stream().anyMatch(names -> names.contains(operand))) {
      return false;
    }
    String name = Syntax.field(node, right).map(syntax::text).orElse("");
    sink.accept(Syntax.use(List.of(path + "." + name, name), Use.Role.ANY, node));
    return true;
  }

  /** Variables and parameters hide a package of the same name. */
  private static void declared(Syntax syntax, TSNode node, Set<String> into) {
    switch (node.getType()) {
      case "short_var_declaration", "range_clause" ->
          Syntax.field(node, "left")
              .ifPresent(
                  left -> Syntax.children(left).forEach(name -> into.add(syntax.text(name))));
      case "var_spec", "parameter_declaration" ->
          Syntax.children(node).stream()
              .filter(child -> child.getType().equals("identifier"))
              .forEach(name -> into.add(syntax.text(name)));
      default -> {
        // declares nothing itself
      }
    }
    Syntax.children(node).forEach(child -> declared(syntax, child, into));
  }
}
