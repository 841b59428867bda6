package dev.lepton.pipeline.report;

import dev.lepton.model.plan.WavePlan;
import dev.lepton.model.plan.WavePlan.Wave;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Waves as one HTML file that loads nothing from anywhere. Stateless and thread-safe; equal input
 * gives equal text.
 */
public final class WaveReport {
  private static final int MOST_NAMED = 12;

  private WaveReport() {}

  public static String render(WavePlan plan) {
    Page page = new Page("Migration waves", "plan.css");
    parts(plan).forEach(page::section);
    return page.render(
        "What moves when",
        notes(plan).plus(cards(plan)),
        Markup.of(
            "Written by Lepton Migrate, <code>lepton plan waves</code>. Days of work are estimates."));
  }

  /** The same as a part of another page. */
  static Markup body(WavePlan plan) {
    Markup body = cards(plan);
    for (Map.Entry<String, Markup> part : parts(plan).entrySet()) {
      if (!part.getValue().isEmpty()) {
        body = body.plus(Markup.heading(part.getKey())).plus(part.getValue());
      }
    }
    return body;
  }

  private static Map<String, Markup> parts(WavePlan plan) {
    Map<String, Markup> parts = new LinkedHashMap<>();
    plan.schedule()
        .ifPresent(
            schedule -> {
              parts.put("Calendar", WaveGantt.figure(plan));
              parts.put("Critical path", Markup.list(schedule.criticalPath()));
            });
    parts.put("Waves", waves(plan));
    parts.put("Moves together", together(plan));
    parts.put(
        "Dependencies in a circle", Excerpt.of("circles").render(plan.cycles(), Markup::list));
    parts.put("Stays behind", Excerpt.of("applications").render(plan.stayBehind(), Markup::list));
    parts.put("Rules that are kept", Markup.list(plan.rules()));
    return parts;
  }

  private static Markup notes(WavePlan plan) {
    List<String> words = new ArrayList<>();
    plan.leftOut().forEach(row -> words.add("left out: " + row));
    words.addAll(plan.notes());
    return words.isEmpty()
        ? Markup.EMPTY
        : Markup.of(
            "<div class=\"verdict %s\">%s</div>\n",
            plan.leftOut().isEmpty() ? "plain" : "warn", Markup.list(words));
  }

  private static Markup cards(WavePlan plan) {
    int applications = plan.waves().stream().mapToInt(wave -> wave.applications().size()).sum();
    List<Card> cards = new ArrayList<>();
    cards.add(
        new Card(
            "Waves",
            Figures.count(plan.score().waves()),
            Tone.PLAIN,
            plan.score().waves() == plan.score().fewestWaves()
                ? "no order has fewer"
                : "no order has fewer than " + plan.score().fewestWaves()));
    cards.add(new Card("Applications", Figures.count(applications), Tone.PLAIN, ""));
    cards.add(
        new Card(
            "Dependencies across waves",
            Figures.count(plan.score().crossing()),
            Tone.PLAIN,
            plan.score().best() ? "no order has shorter ones" : ""));
    plan.schedule()
        .ifPresent(
            schedule ->
                cards.add(
                    new Card(
                        "Over on",
                        schedule.end().toString(),
                        Tone.PLAIN,
                        "P50 " + schedule.p50End() + ", P90 " + schedule.p90End())));
    return Card.all(cards);
  }

  private static Markup waves(WavePlan plan) {
    HtmlTable table =
        new HtmlTable(
            "Waves in their order",
            "wave#",
            "environment",
            "servers#",
            "days of work#",
            "moves",
            "slack, days#",
            "applications~");
    for (Wave wave : plan.waves()) {
      table.row(
          wave.number(),
          wave.environment(),
          wave.servers(),
          String.format(Locale.ROOT, "%,.1f", wave.effortDays()),
          wave.dates().map(dates -> dates.moveFrom() + " to " + dates.moveTo()).orElse("–"),
          wave.dates().map(dates -> Integer.toString(dates.slackDays())).orElse("–"),
          names(wave));
    }
    return table.excerpt(Excerpt.of("waves").elsewhere("the JSON output")).render();
  }

  private static String names(Wave wave) {
    List<String> names = wave.applications().stream().map(WavePlan.Member::name).toList();
    return names.size() <= MOST_NAMED
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, MOST_NAMED))
            + " and "
            + (names.size() - MOST_NAMED)
            + " more";
  }

  private static Markup together(WavePlan plan) {
    HtmlTable table = new HtmlTable("What cannot move apart", "applications~", "because~");
    plan.together()
        .forEach(
            one ->
                table.row(String.join(", ", one.applications()), String.join("; ", one.reasons())));
    return table.excerpt(Excerpt.of("groups").elsewhere("the JSON output")).render();
  }
}
