package dev.lepton.assess.modules;

import dev.lepton.assess.modules.Module.Import;
import dev.lepton.assess.reference.script.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.treesitter.TSNode;

/** Classes and names of Ruby; ActiveRecord says what stands for a table. */
final class RubyReader extends ModuleReader {
  private static final Pattern RECORD =
      Pattern.compile("(?s)<\\s*(?:ApplicationRecord|ActiveRecord::Base)\\s*");
  private static final Pattern CLASS_NAME =
      Pattern.compile("\\bclass_name:\\s*[\"']:{0,2}([\\w:]+)[\"']");

  RubyReader(String path, Syntax syntax) {
    super(path, syntax, Grammar.RUBY);
  }

  @Override
  boolean enter(TSNode node) {
    switch (node.getType()) {
      case "class", "module" -> {
        if (!field(node, "name").isEmpty()) {
          type(node);
        }
      }
      case "call" -> call(node);
      case "constant", "scope_resolution" -> {
        boolean own = isField(node, "name") && parent(0).matches("class|module");
        if (!own) {
          into.name(chain(node));
        }
        return false;
      }
      default -> {
        // only its parts say something
      }
    }
    return true;
  }

  private String full(String name) {
    StringBuilder full = new StringBuilder(name.replace("::", "."));
    for (int up = 0; at(up).isPresent(); up++) {
      if (parent(up).matches("class|module")) {
        String around = at(up).map(node -> field(node, "name")).orElse("").replace("::", ".");
        full.insert(0, around + ".");
      }
    }
    return full.toString();
  }

  private void type(TSNode node) {
    String full = full(field(node, "name"));
    List<TSNode> body = Syntax.field(node, "body").map(Syntax::children).orElse(List.of());
    boolean holder =
        !body.isEmpty() && body.stream().allMatch(part -> part.getType().matches("class|module"));
    if (holder) {
      return; // each file opens it again
    }
    if (into.space().isEmpty()) {
      into.space(full);
    }
    into.declare(full);
    if (RECORD.matcher(field(node, "superclass")).matches()) {
      model(node, body, full.substring(full.lastIndexOf('.') + 1));
    }
  }

  private void model(TSNode node, List<TSNode> body, String name) {
    boolean isAbstract =
        body.stream().anyMatch(part -> syntax.text(part).contains("abstract_class = true"))
            || body.stream().anyMatch(part -> syntax.text(part).equals("primary_abstract_class"));
    if (isAbstract) {
      return;
    }
    Optional<String> table =
        body.stream()
            .filter(part -> field(part, "left").equals("self.table_name"))
            .flatMap(part -> Syntax.field(part, "right").stream())
            .flatMap(right -> Literals.plain(syntax, right).stream())
            .findFirst();
    into.model(name, table.orElse(Conventions.plural(name)), line(node));
    for (TSNode part : body) {
      if (field(part, "method").equals("belongs_to")) {
        relation(name, part);
      }
    }
  }

  private void relation(String model, TSNode call) {
    String arguments = field(call, "arguments");
    Matcher named = CLASS_NAME.matcher(arguments);
    if (named.find()) {
      into.relation(model, named.group(1).replace("::", "."), line(call));
    } else if (arguments.matches("(?s)\\(?:\\w+.*") && !arguments.contains("polymorphic:")) {
      into.relation(model, camel(arguments.replaceFirst("(?s)\\(?:(\\w+).*", "$1")), line(call));
    }
  }

  private static String camel(String underscored) {
    List<String> words = new ArrayList<>();
    for (String word : underscored.split("_")) {
      words.add(word.isEmpty() ? "" : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return String.join("", words);
  }

  private void call(TSNode node) {
    if (field(node, "method").equals("require_relative")) {
      Syntax.field(node, "arguments")
          .flatMap(all -> Syntax.children(all).stream().findFirst())
          .flatMap(text -> Literals.plain(syntax, text))
          .ifPresent(from -> into.take(new Import("", from, Module.WHOLE, line(node))));
    }
  }
}
