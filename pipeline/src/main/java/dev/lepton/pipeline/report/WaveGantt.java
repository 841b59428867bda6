package dev.lepton.pipeline.report;

import dev.lepton.model.plan.WavePlan;
import dev.lepton.model.plan.WavePlan.Dates;
import dev.lepton.model.plan.WavePlan.Schedule;
import dev.lepton.model.plan.WavePlan.Wave;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Waves over time, a line each: prepared, moved, watched.
 *
 * @param style which paper, as with {@link PlotFrame}
 * @param width in pixels
 * @param left in pixels, where the first day is
 */
record WaveGantt(WavePlan plan, Schedule schedule, String style, int width, int left) {
  private static final int TOP = 24;
  private static final int ROW = 20;
  private static final int MOST_MONTHS = 8;

  /** More are drawn in no picture that anybody reads. */
  private static final int MOST_WAVES = 100;

  static Markup figure(WavePlan plan) {
    Schedule schedule = plan.schedule().orElseThrow();
    String description =
        "Waves over time, from " + schedule.start() + " to " + schedule.end() + ".";
    return Markup.of(
        "<figure>\n%s%s<figcaption>Light: prepared. Dark: moves. Line: watched. A bold name is"
            + " critical: it has no slack.%s%s</figcaption></figure>\n%s",
        new WaveGantt(plan, schedule, "wide", 720, 70).draw(description),
        new WaveGantt(plan, schedule, "narrow", 350, 50).draw(description),
        schedule.closed().isEmpty() ? "" : " Shaded: nothing moves.",
        plan.waves().size() > MOST_WAVES
            ? " Only the first " + MOST_WAVES + " waves are drawn; the table has them all."
            : "",
        Markup.list(schedule.closed().stream().map(WaveGantt::closed).toList()));
  }

  private static String closed(WavePlan.Closed one) {
    return one.from()
        + " to "
        + one.to()
        + ": "
        + one.reason()
        + one.application().map(name -> ", " + name + " alone").orElse("");
  }

  private Markup draw(String description) {
    int height = TOP + ROW * Math.min(MOST_WAVES, plan.waves().size()) + 6;
    List<Markup> parts = new ArrayList<>();
    months(height, parts);
    schedule.closed().stream()
        .filter(one -> one.application().isEmpty())
        .forEach(one -> parts.add(closed(one, height)));
    plan.waves().stream()
        .limit(MOST_WAVES)
        .forEach(wave -> row(wave, wave.dates().orElseThrow(), parts));
    return Markup.of(
        "<svg class=\"%s\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n%s</svg>\n",
        style, width, height, description, Markup.join(parts));
  }

  private double x(LocalDate day) {
    double all = Math.max(1, ChronoUnit.DAYS.between(schedule.start(), schedule.end()) + 1.0);
    return left + (width - left - 10.0) * ChronoUnit.DAYS.between(schedule.start(), day) / all;
  }

  private void months(int height, List<Markup> parts) {
    LocalDate first = schedule.start().withDayOfMonth(1).plusMonths(1);
    long count = ChronoUnit.MONTHS.between(first, schedule.end()) + 1;
    long step = Math.max(1, (count + MOST_MONTHS - 1) / MOST_MONTHS);
    for (LocalDate month = first; !month.isAfter(schedule.end()); month = month.plusMonths(step)) {
      parts.add(
          Markup.of(
              "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>"
                  + "<text x=\"%.1f\" y=\"14\" text-anchor=\"middle\">%s</text>\n",
              x(month), x(month), TOP - 4, height, x(month), month.toString().substring(2, 7)));
    }
  }

  private Markup closed(WavePlan.Closed one, int height) {
    double from = Math.max(left, x(one.from()));
    double to = Math.min(width - 10.0, x(one.to().plusDays(1)));
    return to <= from
        ? Markup.EMPTY
        : Markup.of(
            "<rect class=\"closed\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"><title>%s</title></rect>\n",
            from, TOP - 4, Math.max(1.5, to - from), height - TOP + 4, closed(one));
  }

  private void row(Wave wave, Dates dates, List<Markup> parts) {
    int y = TOP + ROW * (wave.number() - 1);
    parts.add(
        Markup.of(
            "<text class=\"%s\" x=\"0\" y=\"%d\">%s</text>\n",
            dates.slackDays() == 0 ? "critical" : "",
            y + 13,
            style.equals("wide") ? "wave " + wave.number() : Integer.toString(wave.number())));
    parts.add(bar("prepare", new LocalDate[] {dates.prepareFrom(), dates.prepareTo()}, y + 3, 12));
    parts.add(bar("move", new LocalDate[] {dates.moveFrom(), dates.moveTo()}, y + 1, 16));
    if (dates.watchTo().isAfter(dates.moveTo())) {
      parts.add(
          bar("watch", new LocalDate[] {dates.moveTo().plusDays(1), dates.watchTo()}, y + 8, 3));
    }
  }

  /**
   * @param days the first and the last
   */
  private Markup bar(String kind, LocalDate[] days, int y, int height) {
    return Markup.of(
        "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"><title>%s</title></rect>\n",
        kind,
        x(days[0]),
        y,
        Math.max(1.5, x(days[1].plusDays(1)) - x(days[0])),
        height,
        kind + " " + days[0] + " to " + days[1]);
  }
}
