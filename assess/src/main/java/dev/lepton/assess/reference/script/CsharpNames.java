package dev.lepton.assess.reference.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.treesitter.TSNode;

/** Names in C#: each may come from any namespace that the file uses. */
final class CsharpNames implements NameFinder {
  private final List<String> namespaces = new ArrayList<>();
  private final Map<String, String> aliases = new HashMap<>();
  private final Set<String> variables = new HashSet<>();

  @Override
  public void find(Syntax syntax, Consumer<Use> sink) {
    prepare(syntax, syntax.root());
    walk(syntax, syntax.root(), sink);
  }

  private void prepare(Syntax syntax, TSNode node) {
    switch (node.getType()) {
      case "using_directive" -> readUsing(syntax, node);
      case "variable_declarator", "parameter" ->
          Syntax.field(node, "name").ifPresent(name -> variables.add(syntax.text(name)));
      default -> {
        // declares no variable itself
      }
    }
    Syntax.children(node).forEach(child -> prepare(syntax, child));
  }

  private void readUsing(Syntax syntax, TSNode node) {
    String text =
        syntax
            .text(node)
            .replaceFirst("^(global\\s+)?using\\s+(static\\s+)?", "")
            .replaceFirst("\\s*;$", "");
    int equals = text.indexOf('=');
    if (equals < 0) {
      namespaces.add(text.strip());
    } else {
      aliases.put(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
    }
  }

  private void walk(Syntax syntax, TSNode node, Consumer<Use> sink) {
    String type = node.getType();
    switch (type) {
      case "comment",
          "string_literal",
          "verbatim_string_literal",
          "raw_string_literal",
          "character_literal" -> {
        return;
      }
      case "using_directive" -> {
        String name = namespace(syntax, node);
        sink.accept(Syntax.use(List.of(name), Use.Role.ANY, node));
        return;
      }
      case "member_access_expression", "qualified_name" -> {
        if (chain(syntax, node, sink)) {
          return;
        }
      }
      case "identifier" -> {
        name(syntax.text(node), role(node), node, sink);
        return;
      }
      default -> {
        // only its parts may be names
      }
    }
    Syntax.children(node).forEach(child -> walk(syntax, child, sink));
  }

  private static String namespace(Syntax syntax, TSNode node) {
    List<TSNode> parts = Syntax.children(node);
    return parts.isEmpty() ? "" : syntax.text(parts.get(parts.size() - 1));
  }

  private boolean chain(Syntax syntax, TSNode node, Consumer<Use> sink) {
    String text = syntax.text(node).replaceAll("\\s", "");
    if (!text.matches("[\\w@]+(\\.[\\w@]+)+")) {
      return false;
    }
    name(text, role(node), node, sink);
    for (int dot = text.lastIndexOf('.'); dot > 0; dot = text.lastIndexOf('.', dot - 1)) {
      name(text.substring(0, dot), Use.Role.ANY, node, sink);
    }
    return true;
  }

  private void name(String written, Use.Role role, TSNode at, Consumer<Use> sink) {
    int dot = written.indexOf('.');
    String head = dot < 0 ? written : written.substring(0, dot);
    if (variables.contains(head) || !Character.isUpperCase(head.charAt(0))) {
      return;
    }
    Set<String> names = new LinkedHashSet<>();
    String alias = aliases.get(head);
    if (alias != null) {
      names.add(alias + written.substring(head.length()));
    } else {
      names.add(written);
      namespaces.forEach(namespace -> names.add(namespace + "." + written));
    }
    sink.accept(Syntax.use(List.copyOf(names), role, at));
  }

  private static Use.Role role(TSNode node) {
    TSNode parent = node.getParent();
    String type = parent.isNull() ? "" : parent.getType();
    return switch (type) {
      case "invocation_expression" -> Use.Role.CALL;
      case "base_list",
          "object_creation_expression",
          "variable_declaration",
          "parameter",
          "type_argument_list",
          "class_declaration",
          "cast_expression",
          "typeof_expression" ->
          Use.Role.TYPE;
      default -> Use.Role.ANY;
    };
  }
}
