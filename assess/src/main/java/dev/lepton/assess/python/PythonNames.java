package dev.lepton.assess.python;

import dev.lepton.assess.code.TypeName;
import dev.lepton.assess.code.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What names stand for so far: imports, and variables with what they were made from. Not
 * thread-safe.
 */
final class PythonNames {
  private final Map<String, String> aliases = new HashMap<>();
  private final Map<String, String> madeFrom = new HashMap<>();
  private final Map<String, String> returned = new HashMap<>();
  private final Map<String, Value> values = new HashMap<>();

  /**
   * Takes an import statement in.
   *
   * @return the qualified names it brings in
   */
  List<String> addImport(List<Token> tokens) {
    List<String> imported = new ArrayList<>();
    int names = indexOf(tokens, "import") + 1;
    String module = tokens.get(0).isName("from") ? dotted(tokens, 1, names - 1) : "";
    int start = names;
    for (int i = names; i <= tokens.size(); i++) {
      if (i == tokens.size() || tokens.get(i).is(",")) {
        addOne(tokens.subList(start, i), module).ifPresent(imported::add);
        start = i + 1;
      }
    }
    return imported;
  }

  private Optional<String> addOne(List<Token> clause, String module) {
    List<Token> tokens = clause.stream().filter(token -> !token.is("(") && !token.is(")")).toList();
    int as = indexOf(tokens, "as");
    String name = dotted(tokens, 0, as < 0 ? tokens.size() : as);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    String qualified = module.isEmpty() ? name : module + "." + name;
    String head = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    if (as > 0 && as + 1 < tokens.size()) {
      aliases.put(tokens.get(as + 1).text(), qualified);
    } else {
      aliases.put(head, module.isEmpty() ? head : qualified);
    }
    return Optional.of(qualified);
  }

  private static int indexOf(List<Token> tokens, String name) {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).isName(name)) {
        return i;
      }
    }
    return -1;
  }

  private static String dotted(List<Token> tokens, int from, int to) {
    StringBuilder name = new StringBuilder();
    for (Token token :
        tokens.subList(
            Math.min(from, tokens.size()), Math.max(from, Math.min(to, tokens.size())))) {
      name.append(token.text());
    }
    return name.toString();
  }

  void assign(String name, Value value, Optional<String> constructor) {
    aliases.remove(name);
    values.put(name, value);
    constructor.ifPresentOrElse(
        type -> madeFrom.put(name, returned.getOrDefault(type, type)), () -> madeFrom.remove(name));
  }

  /** A function hands out a variable: what it is called for is made from the same. */
  void returns(String function, String variable) {
    if (madeFrom.containsKey(variable)) {
      returned.put(function, madeFrom.get(variable));
    }
  }

  Optional<Value> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The qualified name of a dotted one: by import, or by what its first part was made from. */
  TypeName resolve(String dotted) {
    int dot = dotted.indexOf('.');
    String head = dot < 0 ? dotted : dotted.substring(0, dot);
    String rest = dot < 0 ? "" : dotted.substring(dot);
    String base = aliases.getOrDefault(head, madeFrom.getOrDefault(head, head));
    return TypeName.of(base + rest);
  }
}
