package dev.lepton.operate.recovery.runbook;

import java.util.Locale;

/**
 * One thing that was seen.
 *
 * @param subject what it was seen of: a container, a database, a path
 * @param value a String, a Double or a Boolean, as the sign's kind says
 */
public record Fact(Sign sign, String subject, Object value) {

  public Fact {
    boolean fits =
        switch (sign.kind()) {
          case TEXT -> value instanceof String;
          case NUMBER -> value instanceof Double;
          case FLAG -> value instanceof Boolean;
        };
    if (!fits) {
      throw new IllegalArgumentException(sign.id() + " cannot be " + value);
    }
  }

  /** For a person: {@code disk.freePercent of /data is 0.4}. */
  public String text() {
    String shown =
        value instanceof Double number
            ? String.format(Locale.ROOT, number % 1 == 0 ? "%.0f" : "%.1f", number)
            : value.toString();
    return sign.id() + (subject.isEmpty() ? "" : " of " + subject) + " is " + shown;
  }
}
