package dev.lepton.transform.internal.schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Times as APScheduler and Celery take them: fields by name. APScheduler counts the days of the
 * week from Monday, and lets fields that are finer than the finest one given begin at their least
 * value; Celery counts from Sunday and lets all others be any. Pure.
 */
public final class PythonTimes {
  private static final Pattern FIELD =
      Pattern.compile("(\\w+)\\s*=\\s*(?:(['\"])([^'\"]*)\\2|(\\d+)|([^,]+))");
  private static final List<String> FINEST_FIRST = List.of("minute", "hour", "day", "month");
  private static final Map<String, String> LEAST =
      Map.of("minute", "0", "hour", "0", "day", "1", "month", "1");
  private static final List<String> WEEK = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private PythonTimes() {}

  /** Five fields of APScheduler, whose week begins with Monday as 0. */
  public static CronTimes crontab(String expression) {
    String[] fields = expression.strip().split("\\s+");
    if (fields.length == 5) {
      fields[4] = named(fields[4]);
    }
    return CronTimes.of(String.join(" ", fields), CronTimes.Dialect.UNIX);
  }

  /**
   * @param arguments as they are written, by name
   * @param celery whether they are Celery's
   */
  public static CronTimes fields(String arguments, boolean celery) {
    Map<String, String> given = new HashMap<>();
    Matcher field = FIELD.matcher(arguments);
    while (field.find()) {
      String value =
          Stream.of(3, 4).map(field::group).filter(one -> one != null).findFirst().orElse("");
      given.put(field.group(1), value);
    }
    List<String> other =
        Stream.of("second", "week", "year", "timezone", "start_date", "end_date", "jitter")
            .filter(given::containsKey)
            .toList();
    if (!other.isEmpty() && !given.getOrDefault("second", "").equals("0")) {
      return new CronTimes(
          Optional.empty(),
          "\"" + String.join("\", \"", other) + "\" cannot be said in a CronJob's fields.");
    }
    List<String> fields = new ArrayList<>();
    boolean finer = !celery;
    for (String name : FINEST_FIRST) {
      String own =
          given.get(
              celery && name.equals("day")
                  ? "day_of_month"
                  : celery && name.equals("month") ? "month_of_year" : name);
      boolean weekly = name.equals("day") && given.containsKey("day_of_week");
      finer &= own == null && !weekly;
      fields.add(own != null ? own : finer ? LEAST.get(name) : "*");
    }
    String week = given.getOrDefault("day_of_week", "*");
    fields.add(celery ? week : named(week));
    return CronTimes.of(String.join(" ", fields).replace(", ", ","), CronTimes.Dialect.UNIX);
  }

  /** Numbers that count from Monday as names, which mean the same everywhere. */
  private static String named(String week) {
    if (week.contains("/")) {
      return week;
    }
    return Pattern.compile("\\d+")
        .matcher(week)
        .replaceAll(day -> WEEK.get(Math.min(6, Integer.parseInt(day.group()))));
  }
}
