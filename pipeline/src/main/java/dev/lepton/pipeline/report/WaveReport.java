package dev.lepton.pipeline.report;

import dev.lepton.model.plan.WavePlan;
import dev.lepton.model.plan.WavePlan.Wave;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Waves as one HTML file that loads nothing from anywhere. Stateless and thread-safe; equal input
 * gives equal text.
 */
public final class WaveReport {
  private WaveReport() {}

  public static String render(WavePlan plan) {
    List<Markup> sections = new ArrayList<>();
    plan.schedule()
        .ifPresent(
            schedule -> {
              sections.add(section("Calendar", WaveGantt.figure(plan)));
              sections.add(section("Critical path", Markup.list(schedule.criticalPath())));
            });
    sections.add(section("Waves", waves(plan)));
    add(sections, "Moves together", together(plan));
    add(sections, "Dependencies in a circle", Markup.list(plan.cycles()));
    add(sections, "Stays behind", Markup.list(plan.stayBehind()));
    sections.add(section("Rules that are kept", Markup.list(plan.rules())));
    return Markup.of(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n"
                + "<title>Migration waves</title>\n<style>\n%s%s</style>\n</head>\n<body>\n"
                + "<a class=\"skip\" href=\"#main\">Skip to the report</a>\n"
                + "<header class=\"top\">\n<h1>What moves when</h1>\n%s%s</header>\n"
                + "<main id=\"main\" tabindex=\"-1\">\n%s</main>\n"
                + "<footer><p class=\"soft\">Written by Lepton Migrate, <code>lepton plan"
                + " waves</code>. Days of work are estimates. This file loads nothing from the"
                + " network.</p></footer>\n</body>\n</html>\n",
            PortfolioReport.resource("report.css"),
            PortfolioReport.resource("plan.css"),
            notes(plan),
            cards(plan),
            Markup.join(sections))
        .html();
  }

  private static void add(List<Markup> sections, String title, Markup body) {
    if (!body.isEmpty()) {
      sections.add(section(title, body));
    }
  }

  private static Markup section(String title, Markup body) {
    String id = title.toLowerCase(Locale.ROOT).replace(' ', '-');
    return Markup.of(
        "<section id=\"%s\" aria-labelledby=\"h-%s\"><h2 id=\"h-%s\">%s</h2>\n%s</section>\n",
        id, id, id, title, body);
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
          String.join(", ", wave.applications().stream().map(WavePlan.Member::name).toList()));
    }
    return table.excerpt(Excerpt.of("waves").elsewhere("the JSON output")).render();
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
