package dev.lepton.cli.plan;

import dev.lepton.model.plan.WavePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Waves as lines for people. */
final class WaveLines {
  private static final int MOST_NAMED = 6;

  private WaveLines() {}

  static List<String> of(WavePlan plan) {
    List<String> lines = new ArrayList<>();
    boolean dated = plan.schedule().isPresent();
    lines.add(
        format("%-5s %-15s %4s %7s %7s  ", "wave", "environment", "apps", "servers", "days")
            + (dated
                ? format("%-23s %-23s %-10s %5s  ", "prepared", "moves", "watched to", "slack")
                : "")
            + format("%-12s %s", "after", "applications"));
    plan.waves().forEach(wave -> lines.add(line(wave)));
    lines.add("");
    lines.add(
        format(
            "waves        %d, %s",
            plan.score().waves(),
            plan.score().waves() == plan.score().fewestWaves()
                ? "no order has fewer"
                : "no order has fewer than " + plan.score().fewestWaves()));
    lines.add(
        format(
            "dependencies %d reach from one wave into another, over %d waves in all%s%s",
            plan.score().crossing(),
            plan.score().stretched(),
            plan.score().bridged() > 0 ? format(", %d bridged", plan.score().bridged()) : "",
            plan.score().best() ? "; no order is better" : ""));
    plan.together().stream()
        .limit(MOST_NAMED)
        .forEach(
            one ->
                lines.add(
                    format(
                        "together     %s: %s",
                        some(one.applications()), String.join("; ", one.reasons()))));
    more(lines, "together", plan.together().size());
    plan.cycles().stream().limit(MOST_NAMED).forEach(one -> lines.add("circle       " + one));
    more(lines, "circle", plan.cycles().size());
    plan.schedule()
        .ifPresent(
            schedule -> {
              lines.add(
                  format(
                      "calendar     %s to %s; with the usual errors of estimates P50 %s, P90 %s",
                      schedule.start(), schedule.end(), schedule.p50End(), schedule.p90End()));
              schedule.criticalPath().forEach(step -> lines.add("critical     " + step));
            });
    plan.stayBehind().forEach(one -> lines.add("stays        " + one));
    plan.rules().forEach(rule -> lines.add("kept         " + rule));
    if (!plan.leftOut().isEmpty()) {
      lines.add("incomplete: " + plan.leftOut().size() + " row(s) or value(s) left out");
    }
    return lines;
  }

  private static void more(List<String> lines, String what, int all) {
    if (all > MOST_NAMED) {
      lines.add(format("%-12s and %d more, in -o json", what, all - MOST_NAMED));
    }
  }

  private static String line(WavePlan.Wave wave) {
    String after =
        wave.needs().isEmpty()
            ? "-"
            : some(wave.needs().stream().map(number -> Integer.toString(number)).toList());
    return format(
            "%-5d %-15s %4d %7d %7.1f  ",
            wave.number(),
            wave.environment(),
            wave.applications().size(),
            wave.servers(),
            wave.effortDays())
        + wave.dates()
            .map(
                dates ->
                    format(
                        "%s..%s %s..%s %s %5d  ",
                        dates.prepareFrom(),
                        dates.prepareTo(),
                        dates.moveFrom(),
                        dates.moveTo(),
                        dates.watchTo(),
                        dates.slackDays()))
            .orElse("")
        + format(
            "%-12s %s",
            after, some(wave.applications().stream().map(WavePlan.Member::name).toList()));
  }

  private static String some(List<String> names) {
    return names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
        + (names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "");
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
