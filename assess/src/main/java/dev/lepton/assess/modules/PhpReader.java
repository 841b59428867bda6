package dev.lepton.assess.modules;

import dev.lepton.assess.modules.Module.Import;
import dev.lepton.assess.modules.Module.Named;
import dev.lepton.assess.modules.Module.Touch;
import dev.lepton.assess.reference.script.Syntax;
import dev.lepton.assess.reference.uses.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.treesitter.TSNode;

/** Classes and names of PHP; Eloquent and Doctrine say what stands for a table. */
final class PhpReader extends ModuleReader {
  private static final Set<String> TYPES =
      Set.of(
          "class_declaration",
          "interface_declaration",
          "trait_declaration",
          "enum_declaration",
          "function_definition");
  private static final Set<String> USES =
      Set.of(
          "scoped_call_expression",
          "object_creation_expression",
          "named_type",
          "base_clause",
          "class_interface_clause",
          "class_constant_access_expression",
          "scoped_property_access_expression",
          "use_declaration",
          "function_call_expression",
          "binary_expression");
  private static final Pattern DOCTRINE =
      Pattern.compile(
          "(?s).*\\bORM\\\\(?:Table\\s*\\(.*?name\\s*[:=]\\s*['\"](\\w+)['\"].*|Entity.*)");
  private static final Pattern ELOQUENT =
      Pattern.compile("(?s).*\\b(?:Model|Authenticatable|Pivot|Eloquent)\\s*");

  PhpReader(String path, Syntax syntax) {
    super(path, syntax, Grammar.PHP);
  }

  @Override
  boolean enter(TSNode node) {
    String type = node.getType();
    switch (type) {
      case "namespace_definition" -> {
        into.space(dotted(field(node, "name")));
        return Syntax.field(node, "body").isPresent();
      }
      case "namespace_use_declaration" -> {
        uses(node, "");
        return false;
      }
      case "class_declaration" -> model(node);
      case "name", "qualified_name" -> {
        name(node);
        return false;
      }
      default -> {
        if (type.startsWith("require") || type.startsWith("include")) {
          required(node);
        }
      }
    }
    if (TYPES.contains(type)) {
      String space = into.space();
      into.declare((space.isEmpty() ? "" : space + ".") + field(node, "name"));
    }
    return true;
  }

  private static String dotted(String name) {
    return name.replaceFirst("^\\\\", "").replace('\\', '.');
  }

  private void uses(TSNode node, String group) {
    String prefix = group;
    for (TSNode part : Syntax.children(node)) {
      switch (part.getType()) {
        case "namespace_name" -> prefix = dotted(syntax.text(part)) + ".";
        case "namespace_use_group" -> uses(part, prefix);
        case "namespace_use_clause" -> {
          List<TSNode> names = Syntax.children(part);
          String full = prefix + dotted(syntax.text(names.get(0)));
          String last = full.substring(full.lastIndexOf('.') + 1);
          into.alias(names.size() > 1 ? syntax.text(names.get(names.size() - 1)) : last, full);
        }
        default -> {
          // a keyword
        }
      }
    }
  }

  private void required(TSNode node) {
    Syntax.children(node).stream()
        .findFirst()
        .flatMap(what -> Literals.of(syntax, what))
        .map(phrase -> phrase.text(any -> Optional.empty()).replace("" + Phrase.UNKNOWN, ""))
        .ifPresent(from -> into.take(new Import("", from, Module.WHOLE, line(node))));
  }

  private void name(TSNode node) {
    boolean used = USES.contains(parent(0)) && !isField(node, "name");
    if (!used) {
      return;
    }
    Named named = chain(node);
    into.name(named);
    boolean table =
        named.chain().size() > 1
            && named.chain().get(0).equals("DB")
            && named.chain().get(1).equals("table");
    if (table) {
      at(0)
          .flatMap(this::firstText)
          .ifPresent(one -> into.touch(new Touch(one, named.rest(2), named.line())));
    }
  }

  private Optional<String> firstText(TSNode call) {
    return Syntax.field(call, "arguments")
        .flatMap(all -> Syntax.children(all).stream().findFirst())
        .flatMap(one -> Syntax.children(one).stream().findFirst())
        .flatMap(text -> Literals.plain(syntax, text));
  }

  private void model(TSNode node) {
    String name = field(node, "name");
    String parents = "";
    Optional<String> table = Optional.empty();
    for (TSNode part : Syntax.children(node)) {
      Matcher doctrine = DOCTRINE.matcher(syntax.text(part));
      if (part.getType().equals("base_clause")) {
        parents = syntax.text(part);
      } else if (part.getType().equals("attribute_list") && doctrine.matches()) {
        String named = doctrine.group(1);
        table = Optional.of(named == null ? Conventions.underscored(name) : named);
      }
    }
    table = table.or(() -> tableProperty(node));
    boolean isAbstract = syntax.text(node).startsWith("abstract");
    if (table.isEmpty() && ELOQUENT.matcher(parents).matches() && !isAbstract) {
      table = Optional.of(Conventions.plural(name));
    }
    table.ifPresent(one -> into.model(name, one, line(node)));
    if (table.isPresent()) {
      relations(name, node);
    }
  }

  private Optional<String> tableProperty(TSNode type) {
    return Syntax.field(type, "body").map(Syntax::children).orElse(List.of()).stream()
        .filter(member -> member.getType().equals("property_declaration"))
        .flatMap(member -> Syntax.children(member).stream())
        .filter(part -> syntax.text(part).startsWith("$table"))
        .flatMap(part -> Syntax.children(part).stream())
        .flatMap(value -> Literals.plain(syntax, value).stream())
        .findFirst();
  }

  private void relations(String model, TSNode node) {
    if (node.getType().equals("member_call_expression")
        && field(node, "name").equals("belongsTo")) {
      String target =
          field(node, "arguments").replaceFirst("(?s)^\\(\\s*([\\w\\\\]+)::class.*", "$1");
      if (target.matches("[\\w\\\\]+")) {
        into.relation(model, dotted(target), line(node));
      }
    }
    Syntax.children(node).forEach(part -> relations(model, part));
  }
}
