package dev.lepton.assess.reference.script;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.treesitter.TSNode;

/** Names in Python, as {@code module.member}. */
final class PythonNames implements NameFinder {
  private final Map<String, String> imports = new HashMap<>();

  @Override
  public void find(Syntax syntax, Consumer<Use> sink) {
    walk(syntax, syntax.root(), sink);
  }

  private void walk(Syntax syntax, TSNode node, Consumer<Use> sink) {
    switch (node.getType()) {
      case "comment", "string", "keyword_argument_name" -> {
        return;
      }
      case "import_statement" -> {
        Syntax.children(node).forEach(part -> readImport(syntax, "", part, sink));
        return;
      }
      case "import_from_statement" -> {
        readFrom(syntax, node, sink);
        return;
      }
      case "attribute" -> {
        attribute(syntax, node, sink);
        return;
      }
      case "identifier" -> sink.accept(Syntax.use(names(syntax.text(node)), role(node), node));
      default -> {
        // only its parts may be names
      }
    }
    Syntax.children(node).forEach(child -> walk(syntax, child, sink));
  }

  private void readFrom(Syntax syntax, TSNode node, Consumer<Use> sink) {
    List<TSNode> parts = Syntax.children(node);
    if (!parts.isEmpty()) {
      String module = syntax.text(parts.get(0));
      sink.accept(Syntax.use(List.of(module), Use.Role.ANY, parts.get(0)));
      parts.subList(1, parts.size()).forEach(part -> readImport(syntax, module + ".", part, sink));
    }
  }

  private void readImport(Syntax syntax, String prefix, TSNode part, Consumer<Use> sink) {
    String name = Syntax.field(part, "name").map(syntax::text).orElse(syntax.text(part));
    String local = Syntax.field(part, "alias").map(syntax::text).orElse("");
    String whole = prefix + name;
    if (!local.isEmpty()) {
      imports.put(local, whole);
    } else if (!prefix.isEmpty()) {
      imports.put(name, whole);
    } else {
      String first = name.replaceFirst("\\..*", "");
      imports.put(first, first);
    }
    sink.accept(
        Syntax.use(whole.equals(name) ? List.of(name) : List.of(whole, name), Use.Role.ANY, part));
  }

  private List<String> names(String written) {
    int dot = written.indexOf('.');
    String head = dot < 0 ? written : written.substring(0, dot);
    String imported = imports.get(head);
    if (imported == null) {
      return List.of(written);
    }
    String whole = imported + written.substring(head.length());
    return List.of(whole, whole.substring(whole.lastIndexOf('.') + 1));
  }

  private static Use.Role role(TSNode node) {
    TSNode parent = node.getParent();
    return !parent.isNull() && parent.getType().equals("call") ? Use.Role.CALL : Use.Role.ANY;
  }

  private void attribute(Syntax syntax, TSNode node, Consumer<Use> sink) {
    String text = syntax.text(node);
    if (text.matches("\\w+(\\.\\w+)+")) {
      String head = text.substring(0, text.indexOf('.'));
      if (imports.containsKey(head)) {
        sink.accept(Syntax.use(names(text), role(node), node));
        return;
      }
      sink.accept(Syntax.use(List.of(text), role(node), node));
    }
    Syntax.field(node, "object").ifPresent(object -> walk(syntax, object, sink));
  }
}
