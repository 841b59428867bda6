package dev.lepton.assess.modules;

import dev.lepton.assess.reference.script.Syntax;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.treesitter.TSNode;

/** Types and names of C#; Entity Framework says what stands for a table. */
final class CsharpReader extends ModuleReader {
  /** Opens a namespace for all files of a project. */
  static final String GLOBAL = "global ";

  private static final Set<String> TYPES =
      Set.of(
          "class_declaration",
          "record_declaration",
          "interface_declaration",
          "struct_declaration",
          "enum_declaration");
  private static final Pattern TABLE =
      Pattern.compile("(?s)\\[\\s*Table\\s*\\(\\s*\"([\\w.]+)\".*");
  private static final Pattern SET = Pattern.compile("DbSet<\\s*([\\w.]+)\\s*>\\??");
  private static final Pattern TO_TABLE =
      Pattern.compile("(?s).*\\bEntity<\\s*([\\w.]+)\\s*>.*\\.ToTable");
  private static final Pattern CONFIGURED =
      Pattern.compile("(?s).*\\bIEntityTypeConfiguration<\\s*([\\w.]+)\\s*>.*");

  private String configured = "";

  CsharpReader(String path, Syntax syntax) {
    super(path, syntax, Grammar.CSHARP);
  }

  @Override
  boolean enter(TSNode node) {
    String type = node.getType();
    if (type.equals("using_directive")) {
      using(syntax.text(node));
      return false;
    }
    if (type.endsWith("namespace_declaration")) {
      String outer = into.space();
      into.space((outer.isEmpty() ? "" : outer + ".") + field(node, "name"));
      Syntax.field(node, "name").ifPresent(name -> skipTo(name.getEndByte()));
    } else if (TYPES.contains(type)) {
      type(node);
    } else if (type.equals("property_declaration")) {
      Matcher set = SET.matcher(field(node, "type"));
      if (set.matches()) {
        into.handle(field(node, "name"), List.of(set.group(1).split("\\.")));
      }
    } else if (type.equals("invocation_expression")) {
      table(node);
    } else if (type.equals("identifier") || type.equals("qualified_name")) {
      name(node);
      return false;
    }
    return true;
  }

  private int skipped;

  /** A namespace's own name is no use of it. */
  private void skipTo(int end) {
    skipped = end;
  }

  private void using(String written) {
    boolean all = written.startsWith("global");
    String text =
        written
            .replaceFirst("^(?:global\\s+)?using\\s+(?:static\\s+)?", "")
            .replaceFirst("\\s*;$", "")
            .replaceAll("\\s", "");
    int equals = text.indexOf('=');
    if (equals > 0) {
      into.alias(text.substring(0, equals), text.substring(equals + 1));
    } else {
      into.open((all ? GLOBAL : "") + text);
    }
  }

  private void type(TSNode node) {
    String name = field(node, "name");
    into.declare(into.space().isEmpty() ? name : into.space() + "." + name);
    for (TSNode part : Syntax.children(node)) {
      Matcher table = TABLE.matcher(syntax.text(part));
      if (part.getType().equals("attribute_list") && table.matches()) {
        into.model(name, table.group(1), line(node));
      }
      Matcher about = CONFIGURED.matcher(syntax.text(part));
      if (part.getType().equals("base_list") && about.matches()) {
        configured = about.group(1);
      }
    }
  }

  private void table(TSNode call) {
    String function = field(call, "function");
    if (!function.endsWith(".ToTable")) {
      return;
    }
    Matcher entity = TO_TABLE.matcher(function);
    String model = entity.matches() ? entity.group(1) : configured;
    Syntax.field(call, "arguments")
        .flatMap(all -> Syntax.children(all).stream().findFirst())
        .flatMap(one -> Syntax.children(one).stream().findFirst())
        .flatMap(text -> Literals.plain(syntax, text))
        .filter(table -> !model.isEmpty())
        .ifPresent(table -> into.model(model, table, line(call)));
  }

  private void name(TSNode node) {
    boolean own =
        isField(node, "name")
            && (parent(0).endsWith("_declaration")
                || parent(0).equals("member_access_expression")
                || parent(0).equals("variable_declarator")
                || parent(0).equals("parameter"));
    if (!own && node.getStartByte() >= skipped) {
      into.name(chain(node));
    }
  }
}
