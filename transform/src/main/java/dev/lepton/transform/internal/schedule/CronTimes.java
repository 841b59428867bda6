package dev.lepton.transform.internal.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * When a job runs, in the five fields of Kubernetes (minute, hour, day of the month, month, day of
 * the week; Sunday is 0). Exactly that, or nothing: an expression that means something else there
 * is refused. Formats: Spring's CronExpression, Quartz' CronTrigger, crontab(5), and robfig/cron
 * v3, which Kubernetes reads.
 *
 * @param fields empty when they cannot be told
 * @param obstacle why not, a sentence; empty when they can
 */
public record CronTimes(Optional<String> fields, String obstacle) {
  private static final Map<String, String> MACROS =
      Map.of(
          "@hourly", "0 * * * *",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@weekly", "0 0 * * 0",
          "@monthly", "0 0 1 * *",
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *");

  /** How an expression is written. */
  public enum Dialect {
    /** Six fields, seconds first; Sunday is 0 or 7. */
    SPRING,
    /** Six or seven fields, seconds first and years last; Sunday is 1. */
    QUARTZ,
    /** Five fields, or six with seconds first; Sunday is 0 or 7. */
    UNIX
  }

  /** The times of an expression. */
  public static CronTimes of(String expression, Dialect dialect) {
    String text = expression.strip().toUpperCase(Locale.ROOT);
    if (text.startsWith("@")) {
      return Optional.ofNullable(MACROS.get(text.toLowerCase(Locale.ROOT)))
          .map(CronTimes::carried)
          .orElseGet(() -> refused("\"" + expression + "\" is no time of a calendar."));
    }
    List<String> parts = new ArrayList<>(Arrays.asList(text.split("\\s+")));
    if (dialect == Dialect.QUARTZ && parts.size() == 7 && parts.get(6).equals("*")) {
      parts.remove(6);
    }
    boolean seconds = dialect != Dialect.UNIX || parts.size() == 6;
    if (parts.size() != (seconds ? 6 : 5)) {
      return refused("\"" + expression + "\" has fields that a CronJob does not know.");
    }
    if (seconds && !parts.remove(0).matches("0+")) {
      return refused(
          "\"" + expression + "\" names seconds; a CronJob starts at full minutes only.");
    }
    return fields(expression, parts, dialect);
  }

  private static CronTimes fields(String expression, List<String> parts, Dialect dialect) {
    List<String> fields = new ArrayList<>();
    for (CronField field : CronField.values()) {
      Optional<String> own = field.translate(parts.get(field.ordinal()), dialect == Dialect.QUARTZ);
      if (own.isEmpty()) {
        return refused(
            "\""
                + parts.get(field.ordinal())
                + "\" of \""
                + expression
                + "\" cannot be said in a CronJob's fields.");
      }
      fields.add(own.get());
    }
    boolean both =
        !fields.get(CronField.DAY.ordinal()).equals("*")
            && !fields.get(CronField.WEEKDAY.ordinal()).equals("*");
    return both
        ? refused(
            "\""
                + expression
                + "\" names days of the month and of the week: a CronJob takes either of them for"
                + " enough.")
        : carried(String.join(" ", fields));
  }

  private static CronTimes carried(String fields) {
    return new CronTimes(Optional.of(fields), "");
  }

  private static CronTimes refused(String why) {
    return new CronTimes(Optional.empty(), why);
  }
}
