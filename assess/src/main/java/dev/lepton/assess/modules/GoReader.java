package dev.lepton.assess.modules;

import dev.lepton.assess.modules.Module.Import;
import dev.lepton.assess.reference.script.Syntax;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.treesitter.TSNode;

/** Packages and names of Go; GORM says what stands for a table. */
final class GoReader extends ModuleReader {
  private static final Pattern RECEIVER = Pattern.compile("(?s)\\(.*?(\\w+)\\s*\\)");

  private final String folder;

  GoReader(String path, Syntax syntax) {
    super(path, syntax, Grammar.GO);
    folder = GoPackages.folder(path);
    into.space(folder);
  }

  @Override
  boolean enter(TSNode node) {
    switch (node.getType()) {
      case "package_clause" -> {
        return false;
      }
      case "import_spec" -> {
        imported(node);
        return false;
      }
      case "function_declaration" -> into.declare(full(field(node, "name")));
      case "method_declaration" -> tableName(node);
      case "type_spec" -> type(node);
      case "const_spec", "var_spec" -> {
        if (at(1).filter(up -> up.getType().equals("source_file")).isPresent()) {
          Syntax.children(node).stream()
              .filter(part -> part.getType().equals("identifier"))
              .forEach(part -> into.declare(full(syntax.text(part))));
        }
      }
      case "identifier", "type_identifier", "package_identifier" -> {
        if (!isField(node, "name") || parent(0).equals("qualified_type")) {
          name(node);
        }
      }
      default -> {
        // only its parts say something
      }
    }
    return true;
  }

  private String full(String name) {
    return folder + "." + name;
  }

  private void name(TSNode node) {
    boolean member = parent(0).equals("qualified_type") && isField(node, "name");
    if (!member) {
      into.name(chain(node));
    }
  }

  private void imported(TSNode node) {
    String from =
        Syntax.field(node, "path").flatMap(path -> Literals.plain(syntax, path)).orElse("");
    String plain = from.replaceFirst("/v\\d+$", "");
    String own = plain.substring(plain.lastIndexOf('/') + 1);
    String local = field(node, "name");
    into.take(new Import(local.isEmpty() ? own : local, from, Module.WHOLE, line(node)));
  }

  private void type(TSNode node) {
    String name = field(node, "name");
    if (at(1).filter(up -> up.getType().equals("source_file")).isPresent()) {
      into.declare(full(name));
    }
    String body = field(node, "type");
    if (body.startsWith("struct") && (body.contains("gorm.Model") || body.contains("gorm:\""))) {
      into.model(name, Conventions.plural(name), line(node));
    }
  }

  private void tableName(TSNode node) {
    Matcher receiver = RECEIVER.matcher(field(node, "receiver"));
    if (field(node, "name").equals("TableName") && receiver.matches()) {
      Syntax.field(node, "body")
          .flatMap(this::firstText)
          .ifPresent(table -> into.table(receiver.group(1), table, line(node)));
    }
  }

  private Optional<String> firstText(TSNode node) {
    if (Literals.isText(node)) {
      return Literals.plain(syntax, node);
    }
    return Syntax.children(node).stream().flatMap(part -> firstText(part).stream()).findFirst();
  }
}
