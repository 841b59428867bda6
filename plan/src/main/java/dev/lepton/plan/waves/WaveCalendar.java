package dev.lepton.plan.waves;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.plan.WavePlan;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * Gives waves their days. A team prepares one wave at a time, from Monday to Friday, and carries it
 * over; waves move in their order, and only when what they need has moved and was watched. Not
 * thread-safe.
 */
final class WaveCalendar {
  private static final int MOST_DAYS = 3660;

  private final CalendarSettings settings;
  private final List<WavePlan.Wave> waves;
  private final List<List<Blackout>> blackouts = new ArrayList<>();

  /** By wave and the first day on which it could move: a forecast asks for the same ones often. */
  private final List<Map<LocalDate, LocalDate>> windows = new ArrayList<>();

  WaveCalendar(CalendarSettings settings, List<WavePlan.Wave> waves) {
    this.settings = settings;
    this.waves = waves;
    for (WavePlan.Wave wave : waves) {
      windows.add(new HashMap<>());
      List<String> names = wave.applications().stream().map(WavePlan.Member::name).toList();
      blackouts.add(
          settings.blackouts().stream()
              .filter(one -> one.application().map(names::contains).orElse(true))
              .toList());
    }
  }

  /**
   * A wave's days, and why not earlier.
   *
   * @param afterTeam the wave before which its team was busy with, or -1
   * @param after the wave that its move had to wait for, or -1 if for its own preparation
   * @param watched whether it had to wait for that wave to be watched
   * @param ready the first day on which nothing but the window was missing
   */
  record Days(
      int team,
      LocalDate prepareFrom,
      LocalDate prepareTo,
      LocalDate moveFrom,
      LocalDate moveTo,
      LocalDate watchTo,
      Cause cause) {
    /** See {@link Days}. */
    record Cause(int afterTeam, int after, boolean watched, LocalDate ready) {}
  }

  /**
   * @throws LeptonException NOT_SUPPORTED if a wave finds no day within ten years
   */
  List<Days> days() {
    return days(this::workdays, -1, 0);
  }

  /**
   * As it would be with other preparations.
   *
   * @param workdays that the preparation of each wave takes, at least 1
   */
  List<Days> days(IntUnaryOperator workdays) {
    return days(workdays, -1, 0);
  }

  /** As it would be if one wave's preparation took more days. */
  private List<Days> days(IntUnaryOperator workdays, int late, int more) {
    LocalDate[] free = new LocalDate[settings.teams()];
    int[] busyWith = new int[settings.teams()];
    Arrays.fill(free, settings.start());
    Arrays.fill(busyWith, -1);
    List<Days> days = new ArrayList<>();
    for (int w = 0; w < waves.size(); w++) {
      int team = 0;
      for (int t = 1; t < free.length; t++) {
        team = free[t].isBefore(free[team]) ? t : team;
      }
      LocalDate from = workday(free[team]);
      LocalDate to = plusWorkdays(from, workdays.applyAsInt(w) - 1).plusDays(w == late ? more : 0);
      Days found = moved(w, team, new LocalDate[] {from, to}, busyWith[team], days);
      days.add(found);
      free[team] = found.moveTo().plusDays(1);
      busyWith[team] = w;
    }
    return days;
  }

  private Days moved(int w, int team, LocalDate[] prepared, int afterTeam, List<Days> earlier) {
    LocalDate ready = prepared[1].plusDays(1);
    int after = -1;
    boolean watched = false;
    if (w > 0 && !earlier.get(w - 1).moveTo().isBefore(ready)) {
      ready = earlier.get(w - 1).moveTo().plusDays(1);
      after = w - 1;
    }
    for (int needed : waves.get(w).needs()) {
      if (!earlier.get(needed - 1).watchTo().isBefore(ready)) {
        ready = earlier.get(needed - 1).watchTo().plusDays(1);
        after = needed - 1;
        watched = true;
      }
    }
    LocalDate from = windows.get(w).computeIfAbsent(ready, day -> windowFrom(w, day));
    LocalDate to = from.plusDays(settings.window().days() - 1L);
    return new Days(
        team + 1,
        prepared[0],
        prepared[1],
        from,
        to,
        settings.watchDays() == 0 ? to : plusWorkdays(to.plusDays(1), settings.watchDays() - 1),
        new Days.Cause(afterTeam, after, watched, ready));
  }

  private LocalDate windowFrom(int w, LocalDate ready) {
    for (int i = 0; i < MOST_DAYS; i++) {
      LocalDate day = ready.plusDays(i);
      LocalDate last = day.plusDays(settings.window().days() - 1L);
      if (settings.window().firstDays().contains(day.getDayOfWeek())
          && blackout(w, day, last).isEmpty()) {
        return day;
      }
    }
    throw new LeptonException(
        ErrorCode.NOT_SUPPORTED,
        "wave "
            + (w + 1)
            + " finds no "
            + settings.window().days()
            + " day(s) to move within ten years of "
            + ready
            + ": "
            + blackouts.get(w).stream().map(Blackout::words).findFirst().orElse("no window"),
        "--move-on, --move-days, --blackout",
        "shorten the blackouts or the move, or allow more days of the week");
  }

  private Optional<Blackout> blackout(int w, LocalDate from, LocalDate to) {
    return blackouts.get(w).stream().filter(one -> one.touches(from, to)).findFirst();
  }

  /** Blackouts that the move waited for after everything else was ready. */
  List<Blackout> waited(int w, Days days) {
    List<Blackout> waited = new ArrayList<>();
    for (LocalDate day = days.cause().ready();
        day.isBefore(days.moveFrom());
        day = day.plusDays(1)) {
      if (settings.window().firstDays().contains(day.getDayOfWeek())) {
        blackout(w, day, day.plusDays(settings.window().days() - 1L))
            .filter(one -> !waited.contains(one))
            .ifPresent(waited::add);
      }
    }
    return waited;
  }

  /** Calendar days by which a wave's preparation can grow without moving the end. */
  int slack(int w, LocalDate end) {
    int most = 1;
    while (most < MOST_DAYS && !end(days(this::workdays, w, most)).isAfter(end)) {
      most *= 2;
    }
    int least = most / 2;
    if (most == 1) {
      return 0;
    }
    while (most - least > 1) {
      int middle = (least + most) / 2;
      if (end(days(this::workdays, w, middle)).isAfter(end)) {
        most = middle;
      } else {
        least = middle;
      }
    }
    return least;
  }

  LocalDate end(List<Days> days) {
    return days.stream().map(Days::watchTo).max(LocalDate::compareTo).orElse(settings.start());
  }

  private int workdays(int wave) {
    return workdays(wave, 1);
  }

  /**
   * @param factor by which the work turns out larger than estimated
   */
  int workdays(int wave, double factor) {
    double days = waves.get(wave).effortDays() * factor / settings.people();
    return (int) Math.max(1, Math.ceil(days - 1e-9));
  }

  /** The day itself, or the Monday after it. */
  private static LocalDate workday(LocalDate day) {
    LocalDate found = day;
    while (found.getDayOfWeek() == DayOfWeek.SATURDAY || found.getDayOfWeek() == DayOfWeek.SUNDAY) {
      found = found.plusDays(1);
    }
    return found;
  }

  static LocalDate plusWorkdays(LocalDate from, int more) {
    LocalDate day = workday(from);
    long weeks = more / 5;
    day = day.plusWeeks(weeks);
    for (int i = 0; i < more % 5; i++) {
      day = workday(day.plusDays(1));
    }
    return day;
  }

  static long between(LocalDate from, LocalDate to) {
    return ChronoUnit.DAYS.between(from, to);
  }
}
