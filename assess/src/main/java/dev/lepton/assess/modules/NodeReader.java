package dev.lepton.assess.modules;

import dev.lepton.assess.modules.Module.Import;
import dev.lepton.assess.modules.Module.Named;
import dev.lepton.assess.reference.script.Syntax;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.treesitter.TSNode;

/**
 * Imports, models and names of JavaScript and TypeScript: TypeORM, Sequelize, Mongoose and MikroORM
 * say what stands for a table.
 */
final class NodeReader extends ModuleReader {
  private static final Pattern ENTITY =
      Pattern.compile(
          "(?s)@(?:Entity|Table)\\s*\\(\\s*(?:[\"'`]([\\w.]+)[\"'`].*"
              + "|\\{.*?\\b(?:name|tableName)\\s*:\\s*[\"'`]([\\w.]+)[\"'`].*|.*)\\)");
  private static final Pattern RELATION =
      Pattern.compile(
          "(?s)@(?:ManyToOne|ForeignKey|BelongsTo)\\s*\\(\\s*\\(?\\w*\\)?\\s*=>\\s*(\\w+).*");
  private static final Pattern REPOSITORY =
      Pattern.compile(
          "(?s):\\s*(?:\\w*Repository|Model|ModelStatic|ReturnModelType)<\\s*(?:typeof )?(\\w+).*");
  private static final Pattern TABLE_NAME =
      Pattern.compile("\\btableName\\s*:\\s*[\"'`]([\\w.]+)[\"'`]");

  NodeReader(String path, Syntax syntax) {
    super(path, syntax, Grammar.NODE);
  }

  @Override
  boolean enter(TSNode node) {
    switch (node.getType()) {
      case "import_statement" -> {
        importStatement(node);
        return false;
      }
      case "export_statement" -> {
        if (!field(node, "source").isEmpty()) {
          exportFrom(node);
          return false;
        }
      }
      case "class_declaration" -> entity(node);
      case "variable_declarator" -> variable(node);
      case "call_expression" -> call(node);
      case "required_parameter", "public_field_definition" -> typed(node);
      case "decorator" -> decorator(node);
      case "identifier", "type_identifier", "this" -> name(node);
      default -> {
        // only its parts say something
      }
    }
    declaration(node);
    return true;
  }

  private void declaration(TSNode node) {
    boolean top = isTop() || parent(0).equals("export_statement") && at(2).isEmpty();
    String type = node.getType();
    if (top && type.endsWith("_declaration") && !type.startsWith("import")) {
      String name = field(node, "name");
      if (name.isEmpty()) {
        Syntax.children(node).forEach(part -> declare(field(part, "name")));
      } else {
        declare(name);
      }
    } else if (isTop() && type.equals("expression_statement")) {
      into.declare("default"); // it does something of its own
    }
  }

  private void declare(String name) {
    if (!name.isEmpty() && !into.imports(name)) {
      into.declare(name);
    }
  }

  private String source(TSNode node) {
    return Syntax.field(node, "source").flatMap(text -> Literals.plain(syntax, text)).orElse("");
  }

  private void importStatement(TSNode node) {
    String from = source(node);
    boolean any = false;
    for (TSNode clause : Syntax.children(node)) {
      if (clause.getType().equals("import_clause")) {
        any = true;
        Syntax.children(clause).forEach(part -> importClause(from, part));
      }
    }
    if (!any) {
      into.take(new Import("", from, Module.WHOLE, line(node)));
    }
  }

  private void importClause(String from, TSNode part) {
    switch (part.getType()) {
      case "identifier" -> into.take(new Import(syntax.text(part), from, "default", line(part)));
      case "namespace_import" ->
          Syntax.children(part)
              .forEach(
                  name -> into.take(new Import(syntax.text(name), from, Module.WHOLE, line(part))));
      case "named_imports" -> Syntax.children(part).forEach(one -> specifier(from, one));
      default -> {
        // nothing else gives a name
      }
    }
  }

  private void specifier(String from, TSNode one) {
    String name = field(one, "name");
    String alias = field(one, "alias");
    if (!name.isEmpty()) {
      into.take(new Import(alias.isEmpty() ? name : alias, from, name, line(one)));
    }
  }

  private void exportFrom(TSNode node) {
    String from = source(node);
    boolean all = true;
    for (TSNode clause : Syntax.children(node)) {
      if (clause.getType().equals("export_clause")) {
        all = false;
        Syntax.children(clause).forEach(one -> specifier(from, one));
      }
    }
    if (all) {
      into.take(new Import(Module.ALL, from, Module.ALL, line(node)));
    }
  }

  /** {@code const x = require('./x')}, {@code const {a} = require('./x')}, and models. */
  private void variable(TSNode node) {
    Optional<TSNode> value = Syntax.field(node, "value");
    Optional<TSNode> name = Syntax.field(node, "name");
    if (value.isEmpty() || name.isEmpty()) {
      return;
    }
    TSNode call = value.get();
    String member = Module.WHOLE;
    if (call.getType().equals("member_expression")) {
      member = field(call, "property");
      call = Syntax.field(call, "object").orElse(call);
    }
    if (!field(call, "function").equals("require")) {
      return;
    }
    String from = firstText(call).orElse("");
    if (name.get().getType().equals("object_pattern")) {
      for (TSNode one : Syntax.children(name.get())) {
        String key = one.getType().equals("pair_pattern") ? field(one, "key") : syntax.text(one);
        String local = one.getType().equals("pair_pattern") ? field(one, "value") : key;
        into.take(new Import(local, from, key, line(one)));
      }
    } else {
      into.take(new Import(syntax.text(name.get()), from, member, line(node)));
    }
  }

  private Optional<String> firstText(TSNode call) {
    return Syntax.field(call, "arguments")
        .flatMap(all -> Syntax.children(all).stream().findFirst())
        .flatMap(first -> Literals.plain(syntax, first));
  }

  private void call(TSNode node) {
    String function = field(node, "function");
    boolean bare = function.equals("require") && !parent(0).equals("variable_declarator");
    if (bare || function.equals("import")) {
      firstText(node).ifPresent(from -> into.take(new Import("", from, Module.WHOLE, line(node))));
    } else if (function.matches("\\w*[sS]equelize\\.define|db\\.define")) {
      firstText(node).ifPresent(name -> into.model(target(name), table(node, name), line(node)));
    } else if (function.matches("(?:mongoose\\.)?model") && isModel(node)) {
      firstText(node)
          .ifPresent(name -> into.model(target(name), collection(node, name), line(node)));
    } else if (function.matches("[A-Z]\\w*\\.init")) {
      Matcher named = TABLE_NAME.matcher(field(node, "arguments"));
      if (named.find()) {
        into.model(function.substring(0, function.indexOf('.')), named.group(1), line(node));
      }
    }
  }

  /** {@code model(name)} alone fetches one that is defined elsewhere. */
  private static boolean isModel(TSNode call) {
    return Syntax.field(call, "arguments")
        .map(Syntax::children)
        .filter(a -> a.size() > 1)
        .isPresent();
  }

  private String table(TSNode call, String name) {
    Matcher named = TABLE_NAME.matcher(field(call, "arguments"));
    return named.find() ? named.group(1) : Conventions.plural(name);
  }

  private String collection(TSNode call, String name) {
    List<TSNode> arguments =
        Syntax.field(call, "arguments").map(Syntax::children).orElse(List.of());
    return arguments.size() > 2
        ? Literals.plain(syntax, arguments.get(2)).orElse(Conventions.plural(name))
        : Conventions.plural(name);
  }

  /** The variable that a model is put into, else its own name. */
  private String target(String name) {
    return at(0)
        .filter(up -> up.getType().equals("variable_declarator"))
        .map(up -> field(up, "name"))
        .orElse(name);
  }

  private void entity(TSNode node) {
    List<TSNode> marked = new java.util.ArrayList<>(Syntax.children(node));
    at(0)
        .filter(up -> up.getType().equals("export_statement"))
        .ifPresent(up -> marked.addAll(Syntax.children(up)));
    String name = field(node, "name");
    for (TSNode one : marked) {
      Matcher entity = ENTITY.matcher(syntax.text(one));
      if (one.getType().equals("decorator") && entity.matches()) {
        String table = entity.group(1) == null ? entity.group(2) : entity.group(1);
        into.model(name, table == null ? Conventions.underscored(name) : table, line(node));
      }
    }
  }

  /** {@code orders: Repository<Order>}. */
  private void typed(TSNode node) {
    Matcher repository = REPOSITORY.matcher(field(node, "type"));
    String name = field(node, "pattern");
    String property = name.isEmpty() ? field(node, "name") : name;
    if (repository.matches()) {
      into.handle(property, List.of(repository.group(1)));
    }
  }

  private void decorator(TSNode node) {
    Matcher relation = RELATION.matcher(syntax.text(node));
    if (relation.matches()) {
      for (int up = 0; at(up).isPresent(); up++) {
        if (parent(up).equals("class_declaration")) {
          into.relation(field(at(up).get(), "name"), relation.group(1), line(node));
        }
      }
    }
  }

  private void name(TSNode node) {
    boolean own =
        isField(node, "name")
            && (parent(0).endsWith("_declaration") || parent(0).equals("variable_declarator"));
    if (!own) {
      Named named = chain(node);
      into.name(named);
    }
  }
}
