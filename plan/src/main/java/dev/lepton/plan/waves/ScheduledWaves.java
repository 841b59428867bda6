package dev.lepton.plan.waves;

import dev.lepton.model.plan.WavePlan;
import dev.lepton.plan.waves.WaveCalendar.Days;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Waves with their days, and what the last of them depends on.
 *
 * @param waves as they were, with dates
 */
record ScheduledWaves(List<WavePlan.Wave> waves, Optional<WavePlan.Schedule> schedule) {

  static ScheduledWaves of(List<WavePlan.Wave> waves, Optional<CalendarSettings> settings) {
    if (settings.isEmpty() || waves.isEmpty()) {
      return new ScheduledWaves(waves, Optional.empty());
    }
    WaveCalendar calendar = new WaveCalendar(settings.get(), waves);
    List<Days> days = calendar.days();
    LocalDate end = calendar.end(days);
    WaveForecast forecast = WaveForecast.of(calendar, waves.size());
    List<WavePlan.Wave> dated = new ArrayList<>();
    for (int w = 0; w < waves.size(); w++) {
      WavePlan.Wave wave = waves.get(w);
      Days own = days.get(w);
      WavePlan.Dates dates =
          new WavePlan.Dates(
              own.team(),
              own.prepareFrom(),
              own.prepareTo(),
              own.moveFrom(),
              own.moveTo(),
              own.watchTo(),
              calendar.slack(w, end),
              waitsFor(calendar, w, own));
      dated.add(
          new WavePlan.Wave(
              wave.number(),
              wave.environment(),
              wave.applications(),
              wave.servers(),
              wave.effortDays(),
              wave.needs(),
              Optional.of(dates)));
    }
    return new ScheduledWaves(
        List.copyOf(dated),
        Optional.of(
            new WavePlan.Schedule(
                settings.get().start(),
                end,
                forecast.p50(),
                forecast.p90(),
                new Path(calendar, dated, days).words(end),
                settings.get().blackouts().stream()
                    .map(
                        one ->
                            new WavePlan.Closed(
                                one.from(), one.to(), one.reason(), one.application()))
                    .toList())));
  }

  private static String waitsFor(WaveCalendar calendar, int w, Days days) {
    Days.Cause cause = days.cause();
    String first =
        cause.after() < 0
            ? "its preparation"
            : cause.watched()
                ? "wave " + (cause.after() + 1) + ", which it needs, to be watched"
                : "the move of wave " + (cause.after() + 1);
    List<Blackout> waited = calendar.waited(w, days);
    if (!waited.isEmpty()) {
      return first
          + ", then for the end of "
          + waited.stream().map(Blackout::words).collect(Collectors.joining(" and "));
    }
    return days.moveFrom().equals(cause.ready()) ? first : first + ", then for its window";
  }

  /** From the end back to what it depends on. */
  private record Path(WaveCalendar calendar, List<WavePlan.Wave> waves, List<Days> days) {
    List<String> words(LocalDate end) {
      List<String> words = new ArrayList<>();
      int w = 0;
      while (!days.get(w).watchTo().equals(end)) {
        w++;
      }
      if (days.get(w).watchTo().isAfter(days.get(w).moveTo())) {
        words.add(watched(w));
      }
      while (w >= 0) {
        w = step(w, words);
      }
      Collections.reverse(words);
      return words;
    }

    private String watched(int w) {
      return days.get(w).moveTo().plusDays(1)
          + " to "
          + days.get(w).watchTo()
          + ": wave "
          + (w + 1)
          + " is watched";
    }

    /** Says what a wave's move depended on, and returns the wave that this leads to. */
    private int step(int w, List<String> words) {
      Days own = days.get(w);
      Days.Cause cause = own.cause();
      words.add(own.moveFrom() + " to " + own.moveTo() + ": wave " + (w + 1) + " moves");
      if (!own.moveFrom().equals(cause.ready())) {
        List<Blackout> waited = calendar.waited(w, own);
        words.add(
            cause.ready()
                + " to "
                + own.moveFrom().minusDays(1)
                + ": wave "
                + (w + 1)
                + " waits for "
                + (waited.isEmpty()
                    ? "its window"
                    : "the end of "
                        + waited.stream().map(Blackout::words).collect(Collectors.joining(", "))));
      }
      if (cause.after() >= 0) {
        if (cause.watched()
            && days.get(cause.after()).watchTo().isAfter(days.get(cause.after()).moveTo())) {
          words.add(watched(cause.after()));
        }
        return cause.after();
      }
      words.add(
          String.format(
              Locale.ROOT,
              "%s to %s: team %d prepares wave %d (%.1f days of work)",
              own.prepareFrom(),
              own.prepareTo(),
              own.team(),
              w + 1,
              waves.get(w).effortDays()));
      return cause.afterTeam();
    }
  }
}
