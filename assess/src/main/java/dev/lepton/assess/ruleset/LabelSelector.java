package dev.lepton.assess.ruleset;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A truth expression over labels: {@code &&}, {@code ||}, {@code !}, parentheses, and operands
 * {@code key} or {@code key=value}. Immutable, thread-safe.
 */
public final class LabelSelector {
  private static final Pattern TOKEN = Pattern.compile("\\s*(&&|\\|\\||!|\\(|\\)|[^&|!()]+)");
  private static final String INCLUDE = "konveyor.io/include";

  private final String expression;
  private final List<String> tokens = new ArrayList<>();
  private final Predicate<List<Label>> predicate;
  private int next;

  private LabelSelector(String expression) {
    this.expression = expression;
    Matcher matcher = TOKEN.matcher(expression);
    while (matcher.lookingAt()) {
      if (!matcher.group(1).isBlank()) {
        tokens.add(matcher.group(1).strip());
      }
      matcher.region(matcher.end(), expression.length());
    }
    if (matcher.regionStart() < expression.length()) {
      throw invalid();
    }
    this.predicate = either();
    if (next < tokens.size()) {
      throw invalid();
    }
  }

  /**
   * Parses an expression.
   *
   * @throws LeptonException USAGE when it is malformed
   */
  public static LabelSelector parse(String expression) {
    return new LabelSelector(expression);
  }

  /** Selects everything but what asks never to be. */
  public static LabelSelector all() {
    return new LabelSelector("!" + INCLUDE + "=never");
  }

  /** Whether something with these labels is wanted; {@code include=always} and never overrule. */
  public boolean matches(List<String> labels) {
    if (labels.contains(INCLUDE + "=always")) {
      return true;
    }
    return !labels.contains(INCLUDE + "=never") && holds(labels);
  }

  /** Whether the expression holds, without overruling. */
  public boolean holds(List<String> labels) {
    return predicate.test(labels.stream().map(Label::parse).toList());
  }

  private Predicate<List<Label>> either() {
    Predicate<List<Label>> left = both();
    while (accept("||")) {
      left = left.or(both());
    }
    return left;
  }

  private Predicate<List<Label>> both() {
    Predicate<List<Label>> left = operand();
    while (accept("&&")) {
      left = left.and(operand());
    }
    return left;
  }

  private Predicate<List<Label>> operand() {
    if (accept("!")) {
      return operand().negate();
    }
    if (accept("(")) {
      Predicate<List<Label>> inner = either();
      if (!accept(")")) {
        throw invalid();
      }
      return inner;
    }
    if (next >= tokens.size() || tokens.get(next).matches("&&|\\|\\||\\)")) {
      throw invalid();
    }
    Label wanted = Label.parse(tokens.get(next++));
    return labels -> labels.stream().anyMatch(wanted::isMetBy);
  }

  private boolean accept(String token) {
    boolean there = next < tokens.size() && tokens.get(next).equals(token);
    next += there ? 1 : 0;
    return there;
  }

  private LeptonException invalid() {
    return new LeptonException(
        ErrorCode.USAGE,
        "the selector is not a valid expression: " + expression,
        "selector",
        "combine `key` and `key=value` with &&, ||, ! and parentheses");
  }
}
