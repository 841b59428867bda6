package dev.lepton.assess.python;

import dev.lepton.assess.code.CodeFile;
import dev.lepton.assess.code.EntryPoint;
import dev.lepton.assess.code.NamedValue;
import dev.lepton.assess.code.Place;
import dev.lepton.assess.code.Reference;
import dev.lepton.assess.code.Text;
import dev.lepton.assess.code.TypeName;
import dev.lepton.assess.code.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Turns statements into facts, one after the other. Not thread-safe. */
final class PythonFacts {
  private record Block(int indent, String name) {}

  private final String file;
  private final String module;
  private final CodeFile.Builder facts;
  private final PythonNames names = new PythonNames();
  private final PythonValues values;
  private final PythonCalls calls;
  private final Deque<Block> functions = new ArrayDeque<>();

  PythonFacts(String file, CodeFile.Builder facts) {
    this.file = file;
    this.module = file.replaceFirst("(/__init__)?\\.py$", "").replace('/', '.');
    this.facts = facts;
    this.values = new PythonValues(file, names);
    this.calls = new PythonCalls(names, values, facts);
  }

  void read(Statement statement) {
    leaveBlocks(statement.indent());
    if (statement.isBareText()) {
      return;
    }
    List<Token> tokens = statement.tokens();
    Token first = statement.first();
    if (first.isName("import") || first.isName("from")) {
      for (String name : names.addImport(tokens)) {
        facts.add(new Reference(Reference.Kind.IMPORT, TypeName.of(name), values.placeOf(first)));
      }
      return;
    }
    enterBlock(statement);
    boolean decorator = first.is("@");
    if (isMainGuard(tokens)) {
      facts.add(new EntryPoint(file, values.placeOf(first), 2));
    }
    if (first.isName("return") && tokens.size() == 2 && !functions.isEmpty()) {
      String function = functions.element().name();
      names.returns(function.substring(0, function.indexOf('@')), tokens.get(1).text());
    }
    texts(tokens, decorator);
    attributes(tokens);
    calls.read(tokens, scope());
    assignment(statement);
  }

  private void leaveBlocks(int indent) {
    while (!functions.isEmpty() && functions.element().indent() >= indent) {
      functions.pop();
    }
  }

  private void enterBlock(Statement statement) {
    List<Token> tokens = statement.tokens();
    int def = tokens.get(0).isName("async") ? 1 : 0;
    if (tokens.size() > def + 1
        && (tokens.get(def).isName("def") || tokens.get(def).isName("class"))) {
      Token name = tokens.get(def + 1);
      functions.push(new Block(statement.indent(), name.text() + "@" + name.line()));
    }
  }

  private String scope() {
    return functions.isEmpty() ? "" : functions.element().name();
  }

  private static boolean isMainGuard(List<Token> tokens) {
    return tokens.size() > 3
        && tokens.get(0).isName("if")
        && tokens.stream().anyMatch(token -> token.isName("__name__"))
        && tokens.stream()
            .anyMatch(token -> token.kind() == Token.Kind.TEXT && token.text().equals("__main__"));
  }

  private void texts(List<Token> tokens, boolean decorator) {
    if (PythonValues.asksEnvironment(tokens)) {
      return;
    }
    int start = 0;
    while (start < tokens.size()) {
      int end = start;
      while (end < tokens.size() && tokens.get(end).kind() == Token.Kind.TEXT) {
        end++;
      }
      if (end > start) {
        facts.add(new Text(values.valueOf(tokens.subList(start, end)), decorator));
        entry(tokens, start, end);
      }
      start = Math.max(end, start + 1);
    }
  }

  /** {@code "name": "value"} in a dictionary. */
  private void entry(List<Token> tokens, int start, int end) {
    boolean hasValue =
        end - start == 1
            && end + 1 < tokens.size()
            && tokens.get(end).is(":")
            && tokens.get(end + 1).kind() == Token.Kind.TEXT;
    if (hasValue) {
      String name = tokens.get(start).text();
      Value value = values.valueOf(tokens.subList(end + 1, end + 2));
      facts.add(new NamedValue(name, name, TypeName.UNKNOWN, value, false, value.place()));
    }
  }

  private void attributes(List<Token> tokens) {
    for (int i = 0; i + 2 < tokens.size(); i++) {
      boolean head =
          tokens.get(i).kind() == Token.Kind.NAME && (i == 0 || !tokens.get(i - 1).is("."));
      if (head && tokens.get(i + 1).is(".") && tokens.get(i + 2).kind() == Token.Kind.NAME) {
        TypeName name = names.resolve(tokens.get(i).text() + "." + tokens.get(i + 2).text());
        facts.add(new Reference(Reference.Kind.ATTRIBUTE, name, values.placeOf(tokens.get(i))));
      }
    }
  }

  private void assignment(Statement statement) {
    List<Token> tokens = statement.tokens();
    int equals = topLevelEquals(tokens);
    if (equals <= 0 || equals == tokens.size() - 1) {
      return;
    }
    String target = Targets.name(tokens.subList(0, equals));
    if (target.isEmpty()) {
      return;
    }
    List<Token> expression = tokens.subList(equals + 1, tokens.size());
    Value value = values.valueOf(expression);
    Optional<String> constructor =
        PythonCalls.calledName(expression).flatMap(this::qualified).or(() -> container(expression));
    boolean plain = tokens.get(0).kind() == Token.Kind.NAME && !target.contains(".");
    if (plain) {
      names.assign(target, value, constructor);
    }
    boolean shared = functions.isEmpty();
    String last = target.substring(target.lastIndexOf('.') + 1);
    Place place = values.placeOf(tokens.get(0));
    TypeName type = constructor.map(TypeName::of).orElse(TypeName.UNKNOWN);
    facts.add(
        new NamedValue(shared ? module + "." + target : target, last, type, value, shared, place));
  }

  private Optional<String> qualified(String dotted) {
    return names.resolve(dotted).candidates().stream().findFirst();
  }

  private static Optional<String> container(List<Token> expression) {
    return expression.get(0).is("{")
        ? Optional.of("dict")
        : expression.get(0).is("[") ? Optional.of("list") : Optional.empty();
  }

  private static int topLevelEquals(List<Token> tokens) {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("(") || token.is("[") || token.is("{")) {
        depth++;
      } else if (token.is(")") || token.is("]") || token.is("}")) {
        depth--;
      } else if (depth == 0 && token.is("=")) {
        return i;
      }
    }
    return -1;
  }
}
