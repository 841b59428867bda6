package dev.lepton.transform.internal.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of the five fields, in their order. */
enum CronField {
  MINUTE(0, 59, List.of()),
  HOUR(0, 23, List.of()),
  DAY(1, 31, List.of()),
  MONTH(
      1,
      12,
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
  WEEKDAY(0, 6, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

  private static final Pattern ITEM =
      Pattern.compile("(\\*|\\?|(\\w+)(?:-(\\w+))?)(?:/([1-9]\\d?))?");

  private final int least;
  private final int most;
  private final List<String> names;

  CronField(int least, int most, List<String> names) {
    this.least = least;
    this.most = most;
    this.names = names;
  }

  /**
   * As Kubernetes reads it; empty when it has no such way of saying it (the last day, the nearest
   * working day, the second Tuesday).
   *
   * @param text in upper case
   * @param fromOne whether Sunday is 1 in it
   */
  Optional<String> translate(String text, boolean fromOne) {
    List<String> items = new ArrayList<>();
    for (String item : text.split(",", -1)) {
      Matcher parts = ITEM.matcher(item);
      if (!parts.matches()) {
        return Optional.empty();
      }
      Optional<String> own =
          parts.group(2) == null
              ? Optional.of("*" + step(parts.group(4)))
              : range(parts.group(2), parts.group(3), parts.group(4), fromOne);
      if (own.isEmpty()) {
        return Optional.empty();
      }
      items.add(own.get());
    }
    return Optional.of(items.contains("*") ? "*" : String.join(",", items));
  }

  private static String step(String step) {
    return step == null || Integer.parseInt(step) <= 1 ? "" : "/" + Integer.parseInt(step);
  }

  private Optional<String> range(String first, String last, String step, boolean fromOne) {
    Optional<Integer> from = value(first, fromOne);
    // With a step, one value means: from there to the end.
    Optional<Integer> to =
        last != null ? value(last, fromOne) : step != null ? Optional.of(most) : from;
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    int begin = from.get();
    int end = to.get();
    if (this == WEEKDAY && begin == 7) {
      // Sunday as 7 opens a range only as a range of one.
      return end == 7 ? Optional.of("0") : Optional.empty();
    }
    if (this == WEEKDAY && end == 7) {
      return throughSunday(begin, step);
    }
    if (begin > end || end > most || begin < least) {
      return Optional.empty();
    }
    if (begin == end) {
      return Optional.of(String.valueOf(begin));
    }
    boolean all = begin == least && end == most;
    return Optional.of((all ? "*" : begin + "-" + end) + step(step));
  }

  /** A range that ends on Sunday: for Kubernetes the week begins with it. */
  private static Optional<String> throughSunday(int begin, String step) {
    if (!CronField.step(step).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(begin <= 1 ? "*" : begin == 6 ? "0,6" : "0," + begin + "-6");
  }

  /** Sunday may be 7 here. */
  private Optional<Integer> value(String text, boolean fromOne) {
    int named = names.indexOf(text);
    if (named >= 0) {
      return Optional.of(named + (this == MONTH ? 1 : 0));
    }
    if (!text.matches("\\d{1,2}")) {
      return Optional.empty();
    }
    int number = Integer.parseInt(text) - (this == WEEKDAY && fromOne ? 1 : 0);
    int limit = this == WEEKDAY && !fromOne ? 7 : most;
    return number < least || number > limit ? Optional.empty() : Optional.of(number);
  }
}
