package dev.lepton.operate.recovery.runbook;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Holds when at least one fact of the sign passes the test. A sign that was not seen passes none:
 * what is not known is never taken for a failure.
 */
public record Condition(Sign sign, Test test) {

  /** A question to one value. */
  public sealed interface Test {
    boolean passes(Object value);
  }

  /**
   * One of several values.
   *
   * @param values Strings, Doubles or Booleans
   */
  public record OneOf(List<Object> values) implements Test {
    public OneOf {
      values = List.copyOf(values);
    }

    @Override
    public boolean passes(Object value) {
      return values.contains(value);
    }
  }

  /** Less than a number. */
  public record Below(double bound) implements Test {
    @Override
    public boolean passes(Object value) {
      return value instanceof Double number && number < bound;
    }
  }

  /** More than a number. */
  public record Above(double bound) implements Test {
    @Override
    public boolean passes(Object value) {
      return value instanceof Double number && number > bound;
    }
  }

  /** A text in which the pattern is found somewhere. */
  public record Matches(Pattern pattern) implements Test {
    @Override
    public boolean passes(Object value) {
      return value instanceof String text && pattern.matcher(text).find();
    }
  }

  /** The fact that makes it hold; empty when none does. */
  public Optional<Fact> met(Facts facts) {
    return facts.of(sign).filter(fact -> test.passes(fact.value())).findFirst();
  }
}
