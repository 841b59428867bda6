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
 * {@code key} or {@code key=value}. As in Konveyor, {@code &&} and {@code ||} bind alike and are
 * read from left to right. Immutable, thread-safe.
 */
public final class LabelSelector {
  private static final Pattern TOKEN = Pattern.compile("\\s*(&&|\\|\\||!|\\(|\\)|[^&|!()]+)");
  private static final Pattern OPERAND = Pattern.compile("[^=/\\s]+(/[^=/\\s]+)?\\s*(=[^=]*)?");
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
    this.predicate = chain();
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

  private Predicate<List<Label>> chain() {
    Predicate<List<Label>> left = operand();
    while (true) {
      if (accept("&&")) {
        left = left.and(operand());
      } else if (accept("||")) {
        left = left.or(operand());
      } else {
        return left;
      }
    }
  }

  private Predicate<List<Label>> operand() {
    if (accept("!")) {
      return operand().negate();
    }
    if (accept("(")) {
      Predicate<List<Label>> inner = chain();
      if (!accept(")")) {
        throw invalid();
      }
      return inner;
    }
    if (next >= tokens.size() || tokens.get(next).matches("&&|\\|\\||\\)")) {
      throw invalid();
    }
    String operand = tokens.get(next++);
    if (!OPERAND.matcher(operand).matches()) {
      throw invalid();
    }
    Label wanted = Label.parse(operand);
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
