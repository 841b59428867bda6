package dev.lepton.transform.internal.container.process;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The times of a systemd timer as cron has them. Pure. */
final class CalendarTimes {
  private static final Map<String, String> NAMES =
      Map.of(
          "minutely", "* * * * *",
          "hourly", "0 * * * *",
          "daily", "0 0 * * *",
          "weekly", "0 0 * * 1",
          "monthly", "0 0 1 * *",
          "quarterly", "0 0 1 1,4,7,10 *",
          "semiannually", "0 0 1 1,7 *",
          "yearly", "0 0 1 1 *",
          "annually", "0 0 1 1 *");
  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
  private static final Pattern TIMES =
      Pattern.compile(
          "(?:([A-Za-z]{3}[A-Za-z,.]*)\\s+)?(?:(?:\\*|\\d{4})-([\\d*,/]+)-([\\d*,/]+)\\s+)?([\\d*,/]+):([\\d*,/]+)(?::00)?");

  private CalendarTimes() {}

  /**
   * @throws LeptonException NOT_SUPPORTED when cron cannot say it
   */
  static String cron(String calendar) {
    String text = calendar.strip();
    String named = NAMES.get(text.toLowerCase(Locale.ROOT));
    if (named != null) {
      return named;
    }
    Matcher times = TIMES.matcher(text);
    if (!times.matches()) {
      throw new LeptonException(
          ErrorCode.NOT_SUPPORTED,
          "The timer's times cannot be said in cron's five fields: " + text,
          "OnCalendar=" + text,
          "Write them as days, a date and hour:minute, for instance Mon..Fri *-*-* 03:30.");
    }
    return String.join(
        " ",
        field(times.group(5)),
        field(times.group(4)),
        field(times.group(3)),
        field(times.group(2)),
        days(times.group(1)));
  }

  private static String field(String text) {
    if (text == null) {
      return "*";
    }
    // systemd counts steps from a first value; cron from the beginning.
    return text.replaceAll("\\b0+(\\d)", "$1").replaceFirst("^0/", "*/");
  }

  private static String days(String text) {
    if (text == null) {
      return "*";
    }
    String days = text.toLowerCase(Locale.ROOT).replace("..", "-");
    for (int day = 0; day < DAYS.size(); day++) {
      days = days.replaceAll("\\b" + DAYS.get(day) + "[a-z]*", String.valueOf(day));
    }
    return days;
  }
}
