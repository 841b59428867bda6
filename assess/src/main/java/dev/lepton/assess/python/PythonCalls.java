package dev.lepton.assess.python;

import dev.lepton.assess.code.Argument;
import dev.lepton.assess.code.Call;
import dev.lepton.assess.code.CodeFile;
import dev.lepton.assess.code.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds calls among the tokens of a statement. */
final class PythonCalls {
  private final PythonNames names;
  private final PythonValues values;
  private final CodeFile.Builder facts;

  PythonCalls(PythonNames names, PythonValues values, CodeFile.Builder facts) {
    this.names = names;
    this.values = values;
    this.facts = facts;
  }

  void read(List<Token> tokens, String scope) {
    for (int i = 1; i < tokens.size(); i++) {
      if (tokens.get(i).is("(")
          && tokens.get(i - 1).kind() == Token.Kind.NAME
          && !isDefinition(tokens, i - 1)) {
        add(tokens, i, scope);
      }
    }
  }

  private static boolean isDefinition(List<Token> tokens, int name) {
    return name > 0 && (tokens.get(name - 1).isName("def") || tokens.get(name - 1).isName("class"));
  }

  private void add(List<Token> tokens, int bracket, String scope) {
    Token name = tokens.get(bracket - 1);
    List<Argument> arguments = arguments(tokens, bracket);
    String dotted = dottedBefore(tokens, bracket);
    int dot = dotted.lastIndexOf('.');
    // A bare name is resolved whole, so that "from x import y; y()" is the function y of module x.
    String qualified = dot < 0 ? names.resolve(dotted).candidates().get(0) : "";
    TypeName owner = dot < 0 ? parent(qualified) : names.resolve(dotted.substring(0, dot));
    String called = dot < 0 ? qualified.substring(qualified.lastIndexOf('.') + 1) : name.text();
    facts.add(new Call(owner, called, arguments, values.placeOf(name), scope));
  }

  private static TypeName parent(String qualified) {
    int dot = qualified.lastIndexOf('.');
    return TypeName.of(dot < 0 ? "" : qualified.substring(0, dot));
  }

  /**
   * The dotted name that ends before a bracket; starts with a dot when it hangs on something that
   * has no name.
   */
  private static String dottedBefore(List<Token> tokens, int bracket) {
    int start = bracket - 1;
    while (start >= 2
        && tokens.get(start - 1).is(".")
        && tokens.get(start - 2).kind() == Token.Kind.NAME) {
      start -= 2;
    }
    StringBuilder dotted = new StringBuilder(start > 0 && tokens.get(start - 1).is(".") ? "." : "");
    tokens.subList(start, bracket).forEach(token -> dotted.append(token.text()));
    return dotted.toString();
  }

  /**
   * The dotted name when an expression is one call from end to end, as in {@code Flask(__name__)}.
   */
  static Optional<String> calledName(List<Token> expression) {
    for (int i = 1; i < expression.size(); i++) {
      if (expression.get(i).is("(")) {
        boolean toTheEnd = closing(expression, i) == expression.size() - 1;
        return toTheEnd ? Optional.of(dottedBefore(expression, i)) : Optional.empty();
      }
      if (expression.get(i).kind() != Token.Kind.NAME && !expression.get(i).is(".")) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static int closing(List<Token> tokens, int opening) {
    int depth = 0;
    for (int i = opening; i < tokens.size(); i++) {
      depth += depthChange(tokens.get(i));
      if (depth == 0) {
        return i;
      }
    }
    return tokens.size();
  }

  private static int depthChange(Token token) {
    if (token.is("(") || token.is("[") || token.is("{")) {
      return 1;
    }
    return token.is(")") || token.is("]") || token.is("}") ? -1 : 0;
  }

  private List<Argument> arguments(List<Token> tokens, int bracket) {
    List<Argument> arguments = new ArrayList<>();
    int end = closing(tokens, bracket);
    int start = bracket + 1;
    int depth = 0;
    for (int i = bracket + 1; i <= end; i++) {
      boolean last = i == end;
      if (last || depth == 0 && tokens.get(i).is(",")) {
        if (i > start) {
          arguments.add(argument(tokens.subList(start, i)));
        }
        start = i + 1;
      } else {
        depth += depthChange(tokens.get(i));
      }
    }
    return arguments;
  }

  private Argument argument(List<Token> tokens) {
    boolean keyword =
        tokens.size() > 2 && tokens.get(0).kind() == Token.Kind.NAME && tokens.get(1).is("=");
    return keyword
        ? new Argument(tokens.get(0).text(), values.valueOf(tokens.subList(2, tokens.size())))
        : new Argument("", values.valueOf(tokens));
  }
}
