package dev.lepton.assess.code;

import java.util.OptionalInt;

/**
 * What an expression is worth, as far as the source alone tells.
 *
 * @param text the value; parts that are not known stand as {@value #UNKNOWN_PART}
 * @param place where the value is written, which for a constant is not where it is used
 */
public record Value(Kind kind, String text, Place place, Origin origin) {
  /** Stands for a part of a composed text that only the running program knows. */
  public static final String UNKNOWN_PART = "\uFFFC";

  /** The kinds that rules tell apart. */
  public enum Kind {
    TEXT,
    NUMBER,
    OTHER
  }

  /** How the value comes about. */
  public enum Origin {
    /** Written in place, as one literal. */
    LITERAL,
    /** A named constant made of one literal. */
    CONSTANT,
    /** Put together from several parts, at least one of them written in the code. */
    COMPOSED,
    /** Read from the environment or a setting, perhaps with a default in the code. */
    CONFIGURED,
    /** A qualified name in {@code text}, to be looked up among the other files' constants. */
    REFERENCE,
    UNKNOWN
  }

  public static Value unknown(Place place) {
    return new Value(Kind.OTHER, "", place, Origin.UNKNOWN);
  }

  public Value as(Origin other) {
    return new Value(kind, text, place, other);
  }

  /** Whether the code itself fixes the value, or a part of it. */
  public boolean isFixed() {
    return origin == Origin.LITERAL || origin == Origin.CONSTANT || origin == Origin.COMPOSED;
  }

  public boolean isFixedText() {
    return kind == Kind.TEXT && isFixed();
  }

  /** Whether one literal holds the whole value, so that a machine can replace it. */
  public boolean isOneLiteral() {
    return origin == Origin.LITERAL || origin == Origin.CONSTANT;
  }

  /** The value as a whole number; empty for anything else. */
  public OptionalInt number() {
    if (kind != Kind.NUMBER || !isFixed()) {
      return OptionalInt.empty();
    }
    String digits = text.replace("_", "");
    return digits.matches("\\d{1,9}")
        ? OptionalInt.of(Integer.parseInt(digits))
        : OptionalInt.empty();
  }
}
