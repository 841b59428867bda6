package dev.lepton.operate.cost.forecast;

import dev.lepton.model.operation.CostReport.Day;
import java.time.LocalDate;
import java.util.Collection;

/**
 * What a whole day cost; where hours are missing, by those that are not.
 *
 * @param date UTC
 * @param usd 0 or more
 */
record Daily(LocalDate date, double usd) {
  private static final double HOURS = 24;

  /** A day of which less is known says too little of its nights or its noon. */
  private static final double LEAST_HOURS = 20;

  static boolean isKnown(Day day) {
    return day.coveredHours() >= LEAST_HOURS;
  }

  static Daily of(Day day) {
    return new Daily(day.date(), day.totalUsd() / day.coveredHours() * HOURS);
  }

  /** What 24 hours cost, by all hours that are known; 0 where none is. */
  static double rate(Collection<Day> days) {
    double hours = days.stream().mapToDouble(Day::coveredHours).sum();
    double usd = days.stream().mapToDouble(Day::totalUsd).sum();
    return hours > 0 ? usd / hours * HOURS : 0;
  }

  /** From Monday, 0 to 6. */
  int weekday() {
    return date.getDayOfWeek().getValue() - 1;
  }
}
