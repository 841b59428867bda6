package dev.lepton.pipeline.report;

import dev.lepton.model.plan.CapacityPlan;
import dev.lepton.model.plan.CapacityPlan.Estimate;
import dev.lepton.model.plan.CapacityPlan.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What load tests say of the planned load, as one HTML file that loads nothing from anywhere.
 * Stateless and thread-safe; equal input gives equal text.
 */
public final class CapacityReport {
  private CapacityReport() {}

  public static String render(CapacityPlan plan) {
    return new Page("Capacity", "plan.css")
        .section("Throughput", HeadroomPlot.throughput(plan))
        .section("Response time", HeadroomPlot.responseTime(plan))
        .section("Tests and models", tests(plan).plus(figures(plan)))
        .section("How it was worked out", Markup.list(plan.explanation()))
        .render(
            "How far the load can grow",
            verdict(plan).plus(cards(plan)),
            Markup.of(
                "Written by Lepton Migrate, <code>lepton plan capacity</code>. Models of load tests,"
                    + " not measurements of the planned load."));
  }

  private static Markup verdict(CapacityPlan plan) {
    List<String> words = new ArrayList<>(plan.notes());
    plan.leftOut().forEach(row -> words.add("left out: " + row));
    Optional<Boolean> meets = plan.planned().flatMap(CapacityPlan.Prediction::meetsObjective);
    if (meets.isEmpty()) {
      return words.isEmpty()
          ? Markup.EMPTY
          : Markup.of("<div class=\"verdict plain\">%s</div>\n", Markup.list(words));
    }
    return Tone.goodIf(meets.get())
        .verdict(
            meets.get()
                ? "The planned load keeps the promise"
                : "The planned load breaks the promise",
            words);
  }

  private static Markup cards(CapacityPlan plan) {
    List<Card> cards = new ArrayList<>();
    plan.planned()
        .ifPresent(
            planned -> {
              cards.add(
                  new Card(
                      "p95 at a load of " + Figures.decimal(planned.load()),
                      Figures.millis(planned.p95Millis()),
                      planned.meetsObjective().map(Tone::goodIf).orElse(Tone.PLAIN),
                      planned.basis()));
              planned
                  .headroomPercent()
                  .ifPresent(
                      percent ->
                          cards.add(
                              new Card(
                                  "Headroom",
                                  String.format(Locale.ROOT, "%+.0f %%", percent),
                                  percent < 0 ? Tone.BAD : percent < 20 ? Tone.WARN : Tone.GOOD,
                                  "up to a load of "
                                      + Figures.decimal(planned.largestLoad().orElse(0.0)))));
            });
    plan.scalability()
        .peakThroughput()
        .ifPresent(
            peak ->
                cards.add(
                    new Card(
                        "Peak",
                        Figures.decimal(peak) + " /s",
                        Tone.PLAIN,
                        plan.scalability()
                            .peakLoad()
                            .map(load -> "at a load of " + Figures.decimal(load))
                            .orElse("never quite reached"))));
    plan.autoscaler()
        .ifPresent(
            one ->
                cards.add(
                    new Card(
                        "Autoscaler target",
                        String.format(Locale.ROOT, "%.0f %%", one.targetPercent()),
                        one.targetPercent() > 0 ? Tone.PLAIN : Tone.BAD,
                        one.replicas().map(count -> count + " replica(s)").orElse(""))));
    return Card.all(cards);
  }

  private static Markup tests(CapacityPlan plan) {
    HtmlTable table =
        new HtmlTable(
            "Tests", "load#", "measured, /s#", "by the law, /s#", "p95, ms#", "by the models, ms#");
    for (Point point : plan.points()) {
      if (point.measured().isPresent()) {
        table.row(
            Figures.decimal(point.load()),
            Figures.decimal(point.measured().get()),
            Figures.decimal(point.throughput()),
            point.p95Measured().map(Figures::decimal).orElse("–"),
            point.p95().map(Figures::decimal).orElse("–"));
      }
    }
    return table.render();
  }

  private static Markup figures(CapacityPlan plan) {
    HtmlTable table = new HtmlTable("The scalability law", "figure", "value#", "95 %, ±#");
    figure(table, "α, contention", plan.scalability().alpha());
    figure(table, "β, coherency", plan.scalability().beta());
    figure(table, "γ, a second at a load of 1", plan.scalability().gamma());
    return table.render();
  }

  private static void figure(HtmlTable table, String name, Estimate estimate) {
    table.row(
        name,
        String.format(Locale.ROOT, "%.7f", estimate.value()),
        estimate
            .halfWidth()
            .map(width -> String.format(Locale.ROOT, "%.7f", width))
            .orElse("not known"));
  }
}
