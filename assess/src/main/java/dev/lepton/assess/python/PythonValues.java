package dev.lepton.assess.python;

import dev.lepton.assess.code.Place;
import dev.lepton.assess.code.Value;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Folds short runs of tokens into values. */
final class PythonValues {
  private static final Set<String> ENVIRONMENT = Set.of("environ", "getenv");

  private final String file;
  private final PythonNames names;

  PythonValues(String file, PythonNames names) {
    this.file = file;
    this.names = names;
  }

  Place placeOf(Token token) {
    return new Place(file, token.line());
  }

  /**
   * Whether the environment is asked somewhere among the tokens; texts among them are then but
   * defaults.
   */
  static boolean asksEnvironment(List<Token> tokens) {
    return tokens.stream()
        .anyMatch(token -> token.kind() == Token.Kind.NAME && ENVIRONMENT.contains(token.text()));
  }

  Value valueOf(List<Token> expression) {
    if (expression.isEmpty()) {
      return Value.unknown(new Place(file, 1));
    }
    Token first = expression.get(0);
    Place place = placeOf(first);
    if (asksEnvironment(expression)) {
      return new Value(Value.Kind.OTHER, "", place, Value.Origin.CONFIGURED);
    }
    if (expression.stream().allMatch(token -> token.kind() == Token.Kind.TEXT)) {
      return text(expression, place);
    }
    if (expression.size() == 1) {
      return single(first, place);
    }
    boolean wrapped = first.kind() == Token.Kind.NAME && wraps(expression);
    return wrapped ? valueOf(expression.subList(2, expression.size() - 1)) : sum(expression, place);
  }

  /** {@code int(x)}, {@code str(x)}, {@code Path(x)}: worth what stands inside. */
  private static boolean wraps(List<Token> expression) {
    return Set.of("int", "str", "Path").contains(expression.get(0).text())
        && expression.size() > 3
        && expression.get(1).is("(")
        && expression.get(expression.size() - 1).is(")");
  }

  private static Value text(List<Token> parts, Place place) {
    String joined = parts.stream().map(Token::text).collect(Collectors.joining());
    boolean plain = parts.size() == 1 && !parts.get(0).formatted();
    String content =
        parts.stream().anyMatch(Token::formatted)
            ? joined.replaceAll("\\{[^{}]*}", Value.UNKNOWN_PART)
            : joined;
    return new Value(
        Value.Kind.TEXT, content, place, plain ? Value.Origin.LITERAL : Value.Origin.COMPOSED);
  }

  private Value single(Token token, Place place) {
    if (token.kind() == Token.Kind.NUMBER) {
      return new Value(Value.Kind.NUMBER, token.text(), place, Value.Origin.LITERAL);
    }
    if (token.isName("True") || token.isName("False") || token.isName("None")) {
      return new Value(Value.Kind.OTHER, token.text(), place, Value.Origin.LITERAL);
    }
    Value known = names.value(token.text()).orElse(Value.unknown(place));
    return known.origin() == Value.Origin.LITERAL ? known.as(Value.Origin.CONSTANT) : known;
  }

  /** Parts joined by plus signs, one token each. */
  private Value sum(List<Token> expression, Place place) {
    StringBuilder joined = new StringBuilder();
    boolean fixed = false;
    for (int i = 0; i < expression.size(); i++) {
      Token token = expression.get(i);
      boolean expectsPlus = i % 2 == 1;
      if (token.is("+") != expectsPlus || token.kind() == Token.Kind.OPERATOR && !expectsPlus) {
        return Value.unknown(place);
      }
      if (!expectsPlus) {
        Value part =
            token.kind() == Token.Kind.TEXT ? text(List.of(token), place) : single(token, place);
        fixed |= part.isFixedText();
        joined.append(part.isFixed() ? part.text() : Value.UNKNOWN_PART);
      }
    }
    return fixed
        ? new Value(Value.Kind.TEXT, joined.toString(), place, Value.Origin.COMPOSED)
        : Value.unknown(place);
  }
}
