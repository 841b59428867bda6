package dev.lepton.assess.reference.script;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.treesitter.TSNode;

/** Names in JavaScript and TypeScript. */
final class NodeNames implements NameFinder {
  /**
   * What a local name was imported as.
   *
   * @param name the exported name; empty for a whole module
   */
  private record Imported(String module, String name) {}

  private final Map<String, Imported> imports = new HashMap<>();

  @Override
  public void find(Syntax syntax, Consumer<Use> sink) {
    for (TSNode child : Syntax.children(syntax.root())) {
      if (child.getType().equals("import_statement")) {
        readImport(syntax, child);
      }
    }
    walk(syntax, syntax.root(), sink);
  }

  private void readImport(Syntax syntax, TSNode statement) {
    String module =
        Syntax.field(statement, "source").map(node -> unquoted(syntax.text(node))).orElse("");
    for (TSNode clause : Syntax.children(statement)) {
      if (clause.getType().equals("import_clause")) {
        Syntax.children(clause).forEach(part -> readClause(syntax, module, part));
      }
    }
  }

  private void readClause(Syntax syntax, String module, TSNode part) {
    switch (part.getType()) {
      case "identifier" -> imports.put(syntax.text(part), new Imported(module, syntax.text(part)));
      case "namespace_import" ->
          Syntax.children(part)
              .forEach(name -> imports.put(syntax.text(name), new Imported(module, "")));
      case "named_imports" ->
          Syntax.children(part)
              .forEach(
                  specifier -> {
                    String name = Syntax.field(specifier, "name").map(syntax::text).orElse("");
                    String local = Syntax.field(specifier, "alias").map(syntax::text).orElse(name);
                    imports.put(local, new Imported(module, name));
                  });
      default -> {
        // side effects only
      }
    }
  }

  private static String unquoted(String text) {
    return text.length() < 2 ? text : text.substring(1, text.length() - 1);
  }

  private List<String> names(String local, String rest) {
    Imported imported = imports.get(local);
    if (imported == null) {
      return List.of(local + rest);
    }
    if (imported.name().isEmpty()) {
      return rest.isEmpty()
          ? List.of(imported.module())
          : List.of(rest.substring(1), imported.module() + rest, local + rest);
    }
    return List.of(imported.name() + rest, imported.module() + "." + imported.name() + rest);
  }

  private void walk(Syntax syntax, TSNode node, Consumer<Use> sink) {
    switch (node.getType()) {
      case "comment", "string", "regex", "jsx_text", "number" -> {
        return;
      }
      case "import_statement" -> {
        importUses(syntax, node, sink);
        return;
      }
      case "identifier", "type_identifier", "shorthand_property_identifier" -> {
        sink.accept(Syntax.use(names(syntax.text(node), ""), Use.Role.ANY, node));
        return;
      }
      case "jsx_attribute" -> attribute(syntax, node, sink);
      case "member_expression", "nested_type_identifier", "nested_identifier" ->
          member(syntax, node, sink);
      default -> {
        // only its parts may be names
      }
    }
    Syntax.children(node).forEach(child -> walk(syntax, child, sink));
  }

  private static void attribute(Syntax syntax, TSNode node, Consumer<Use> sink) {
    Syntax.children(node).stream()
        .findFirst()
        .filter(name -> name.getType().equals("property_identifier"))
        .ifPresent(name -> sink.accept(Syntax.use(List.of(syntax.text(name)), Use.Role.ANY, name)));
  }

  private void member(Syntax syntax, TSNode node, Consumer<Use> sink) {
    String text = syntax.text(node);
    int dot = text.indexOf('.');
    if (dot > 0 && text.matches("[\\w$]+(\\.[\\w$]+)+")) {
      List<String> names = names(text.substring(0, dot), text.substring(dot));
      sink.accept(Syntax.use(names, Use.Role.ANY, node));
    }
  }

  private void importUses(Syntax syntax, TSNode node, Consumer<Use> sink) {
    Syntax.field(node, "source")
        .ifPresent(
            source ->
                sink.accept(
                    Syntax.use(List.of(unquoted(syntax.text(source))), Use.Role.ANY, source)));
    identifiers(syntax, node, sink);
  }

  private void identifiers(Syntax syntax, TSNode node, Consumer<Use> sink) {
    if (node.getType().equals("import_specifier")) {
      Syntax.field(node, "name")
          .ifPresent(
              name -> {
                String local =
                    Syntax.field(node, "alias").map(syntax::text).orElse(syntax.text(name));
                sink.accept(Syntax.use(names(local, ""), Use.Role.ANY, name));
              });
    } else if (node.getType().equals("identifier")) {
      sink.accept(Syntax.use(names(syntax.text(node), ""), Use.Role.ANY, node));
    } else {
      Syntax.children(node).forEach(child -> identifiers(syntax, child, sink));
    }
  }
}
