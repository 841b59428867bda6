package dev.lepton.assess.modules;

import dev.lepton.assess.modules.Module.Import;
import dev.lepton.assess.reference.script.Syntax;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.treesitter.TSNode;

/**
 * Imports, models and names of Python: Django, SQLAlchemy and Peewee say what stands for a table.
 */
final class PythonReader extends ModuleReader {
  private static final Pattern FIELD =
      Pattern.compile("(?s)(?:\\w+\\.)?(?:\\w+Field|ForeignKey|OneToOneField)\\(.*");
  private static final Pattern RELATION =
      Pattern.compile("(?:\\w+\\.)?(?:ForeignKey|OneToOneField|ForeignKeyField)");

  PythonReader(String path, Syntax syntax) {
    super(path, syntax, Grammar.PYTHON);
  }

  @Override
  boolean enter(TSNode node) {
    switch (node.getType()) {
      case "import_statement" -> {
        Syntax.children(node).forEach(this::plainImport);
        return false;
      }
      case "import_from_statement" -> {
        fromImport(node);
        return false;
      }
      case "function_definition" -> declareAtTop(field(node, "name"));
      case "class_definition" -> {
        declareAtTop(field(node, "name"));
        model(node);
      }
      case "assignment" -> assignment(node);
      case "identifier" -> identifier(node);
      default -> {
        // only its parts say something
      }
    }
    return true;
  }

  private void declareAtTop(String name) {
    boolean top = isTop() || parent(0).equals("decorated_definition") && at(2).isEmpty();
    if (top || parent(0).equals("expression_statement") && at(2).isEmpty()) {
      if (name.matches("\\w+") && !name.equals("__all__")) {
        into.declare(name);
      }
    }
  }

  private void plainImport(TSNode part) {
    String name = Syntax.field(part, "name").map(syntax::text).orElse(syntax.text(part));
    String alias = field(part, "alias");
    into.take(
        new Import(alias.isEmpty() ? name : alias, name, Module.WHOLE, ModuleReader.line(part)));
  }

  private void fromImport(TSNode node) {
    List<TSNode> parts = Syntax.children(node);
    if (parts.isEmpty()) {
      return;
    }
    String from = syntax.text(parts.get(0));
    for (TSNode part : parts.subList(1, parts.size())) {
      if (part.getType().equals("wildcard_import")) {
        into.take(new Import(Module.ALL, from, Module.ALL, line(part)));
      } else if (!part.getType().equals("comment")) {
        String name = Syntax.field(part, "name").map(syntax::text).orElse(syntax.text(part));
        String alias = field(part, "alias");
        into.take(new Import(alias.isEmpty() ? name : alias, from, name, line(part)));
      }
    }
  }

  private void identifier(TSNode node) {
    String up = parent(0);
    boolean head =
        !(up.equals("attribute") && !isField(node, "object"))
            && !(up.equals("keyword_argument") && isField(node, "name"))
            && !up.equals("parameters");
    if (head) {
      into.name(chain(node));
    }
  }

  private void assignment(TSNode node) {
    String name = field(node, "left");
    declareAtTop(name);
    Optional<TSNode> call =
        Syntax.field(node, "right").filter(right -> right.getType().equals("call"));
    call.filter(right -> isSqlTable(field(right, "function")))
        .flatMap(this::firstText)
        .ifPresent(table -> into.model(name, table, line(node)));
  }

  /** Other libraries draw tables. */
  private boolean isSqlTable(String function) {
    if (!function.matches("(?:\\w+\\.)?Table")) {
      return false;
    }
    String head = function.replaceFirst("\\..*", "");
    return function.equals("db.Table") || into.imports(head, "sqlalchemy");
  }

  private Optional<String> firstText(TSNode call) {
    return Syntax.field(call, "arguments")
        .flatMap(all -> Syntax.children(all).stream().findFirst())
        .flatMap(first -> Literals.plain(syntax, first));
  }

  private void model(TSNode node) {
    String name = field(node, "name");
    List<TSNode> body =
        Syntax.field(node, "body").map(Syntax::children).orElse(List.of()).stream().toList();
    Optional<String> table = value(body, "__tablename__").or(() -> value(body, "__table_name__"));
    Optional<List<TSNode>> meta =
        body.stream()
            .filter(part -> part.getType().equals("class_definition"))
            .filter(part -> field(part, "name").equals("Meta"))
            .findFirst()
            .flatMap(part -> Syntax.field(part, "body"))
            .map(Syntax::children);
    table = table.or(() -> meta.flatMap(all -> value(all, "db_table")));
    table = table.or(() -> meta.flatMap(all -> value(all, "table_name")));
    boolean isAbstract =
        meta.filter(all -> all.stream().anyMatch(one -> says(one, "abstract", "True"))).isPresent()
            || body.stream().anyMatch(one -> says(one, "__abstract__", "True"));
    if (!isAbstract) {
      table = table.or(() -> byConvention(node, name, body));
      table.ifPresent(one -> into.model(name, one, line(node)));
      table.ifPresent(one -> relations(name, body));
    }
  }

  /** How the frameworks call the table of a class that does not name one. */
  private Optional<String> byConvention(TSNode node, String name, List<TSNode> body) {
    String parents = field(node, "superclasses");
    boolean fields = body.stream().anyMatch(this::isField);
    if (fields
        && parents.matches("(?s).*\\b(?:models\\.Model|\\w*Model|\\w+Mixin|\\w+Base)\\b.*")
        && into.imports("models")) {
      return Optional.of(application() + "_" + name.toLowerCase(java.util.Locale.ROOT));
    }
    boolean sql = parents.matches("(?s).*\\bdb\\.Model\\b.*|.*\\btable\\s*=\\s*True\\b.*");
    return sql ? Optional.of(Conventions.underscored(name)) : Optional.empty();
  }

  /** Django names a table for the folder that has the models. */
  private String application() {
    String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    String own = folder.substring(folder.lastIndexOf('/') + 1);
    if (!own.equals("models")) {
      return own;
    }
    String around = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
    return around.substring(around.lastIndexOf('/') + 1);
  }

  private boolean isField(TSNode statement) {
    return Syntax.children(statement).stream()
        .flatMap(part -> Syntax.field(part, "right").stream())
        .anyMatch(right -> FIELD.matcher(syntax.text(right)).matches());
  }

  private void relations(String model, List<TSNode> body) {
    for (TSNode statement : body) {
      Syntax.children(statement).forEach(part -> relation(model, part));
    }
  }

  private void relation(String model, TSNode node) {
    if (node.getType().equals("call") && RELATION.matcher(field(node, "function")).matches()) {
      Syntax.field(node, "arguments")
          .flatMap(all -> Syntax.children(all).stream().findFirst())
          .map(first -> Literals.plain(syntax, first).orElse(syntax.text(first)))
          .filter(target -> target.matches("\\w+(?:\\.\\w+)*"))
          .ifPresent(target -> into.relation(model, target, line(node)));
    } else {
      Syntax.children(node).forEach(part -> relation(model, part));
    }
  }

  private boolean says(TSNode statement, String name, String value) {
    return syntax.text(statement).matches("(?s)" + name + "\\s*=\\s*" + value);
  }

  private Optional<String> value(List<TSNode> body, String name) {
    return body.stream()
        .flatMap(statement -> Syntax.children(statement).stream())
        .filter(part -> part.getType().equals("assignment"))
        .filter(part -> field(part, "left").equals(name))
        .flatMap(part -> Syntax.field(part, "right").stream())
        .flatMap(right -> Literals.plain(syntax, right).stream())
        .findFirst();
  }
}
