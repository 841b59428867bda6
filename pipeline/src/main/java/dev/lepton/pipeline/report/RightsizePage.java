package dev.lepton.pipeline.report;

import dev.lepton.model.operation.RightsizeReport;
import dev.lepton.model.operation.RightsizeReport.Change;
import dev.lepton.model.operation.RightsizeReport.Fleet;
import dev.lepton.model.operation.RightsizeReport.Level;
import dev.lepton.model.operation.RightsizeReport.NodeChange;
import dev.lepton.model.operation.RightsizeReport.Recommendation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What workloads should ask for as one HTML file that loads nothing from anywhere. Stateless and
 * thread-safe; equal input gives equal text.
 */
public final class RightsizePage {
  private RightsizePage() {}

  public static String render(RightsizeReport report) {
    Page page = new Page("Right sizes", "plan.css");
    page.section("Recommendations", recommendations(report));
    report.nodes().ifPresent(nodes -> page.section("Nodes", nodes(nodes)));
    page.section("Why, and what could go wrong", reasons(report));
    page.section("Left as it is", left(report));
    page.section("What the figures rest on", Markup.list(report.notes()));
    return page.render(
        "What workloads should ask for",
        Card.all(cards(report))
            .plus(
                Markup.soft(
                    "Usage from "
                        + Figures.utc(report.from())
                        + " to "
                        + Figures.utc(report.to())
                        + " UTC, by rule "
                        + report.rule()
                        + ".")),
        Markup.of(
            "Written by Lepton Migrate, <code>lepton operate rightsize</code>. Money is by the"
                + " rates of today's nodes, a month of 730 hours; it is saved when nodes go."));
  }

  private static List<Card> cards(RightsizeReport report) {
    List<Card> cards = new ArrayList<>();
    cards.add(
        new Card(
            "Recommendations",
            Figures.count(report.recommendations().size()),
            Tone.PLAIN,
            report.left().size() + " left as they are"));
    if (report.savings().priced()) {
      cards.add(
          new Card(
              "Saved", Figures.money(report.savings().saved()), Tone.GOOD, "a month, by rates"));
      cards.add(
          new Card(
              "Costs more",
              Figures.money(report.savings().spent()),
              Tone.PLAIN,
              "a month, where too little is asked for"));
    }
    report
        .nodes()
        .ifPresent(
            nodes ->
                nodes
                    .now()
                    .ifPresent(
                        now ->
                            cards.add(
                                new Card(
                                    "Nodes",
                                    Figures.money(now.monthlyUsd() - nodes.after().monthlyUsd()),
                                    Tone.GOOD,
                                    "a month less, if they are changed too"))));
    return cards;
  }

  private static Markup recommendations(RightsizeReport report) {
    HtmlTable table =
        new HtmlTable(
            "What saves most first",
            "workload",
            "what",
            "change~",
            "USD a month#",
            "risk",
            "sure#");
    for (Recommendation one : report.recommendations()) {
      table.row(
          one.risk().level() == Level.HIGH ? Tone.WARN : Tone.PLAIN,
          one.target().title(),
          Figures.words(one.kind()),
          one.changes().isEmpty() ? one.reason() : changes(one.changes()),
          one.monthlyUsd()
              .map(usd -> String.format(Locale.ROOT, "%+,.2f", usd))
              .orElse("not priced"),
          Figures.words(one.risk().level()),
          one.confidence() + " of 5");
    }
    return table.isEmpty() ? Markup.paragraph("Nothing should change.") : table.render();
  }

  private static Markup changes(List<Change> changes) {
    return Markup.join(
        changes.stream()
            .map(
                change ->
                    Markup.of(
                        "<div>%s %s → <strong>%s</strong></div>",
                        change.field(),
                        change.from().isEmpty() ? "none" : change.from(),
                        change.to()))
            .toList());
  }

  private static Markup nodes(NodeChange nodes) {
    HtmlTable table = new HtmlTable("Of " + nodes.catalogue(), "what", "nodes~", "USD a month#");
    nodes.now().ifPresent(now -> row(table, "today", now));
    row(table, "cheapest for what is asked for today", nodes.asIs());
    row(table, "cheapest after these changes", nodes.after());
    table.row("no packing can cost less than", "", Figures.decimal(nodes.lowerBoundUsd()));
    return table.render();
  }

  private static void row(HtmlTable table, String what, Fleet fleet) {
    table.row(what, String.join(", ", fleet.nodes()), Figures.decimal(fleet.monthlyUsd()));
  }

  private static Markup reasons(RightsizeReport report) {
    return Markup.join(
        report.recommendations().stream()
            .map(
                one ->
                    Markup.folded(
                        one.target().title() + ": " + Figures.words(one.kind()),
                        Markup.paragraph(one.reason())
                            .plus(Markup.paragraph("Risk: " + one.risk().what()))
                            .plus(Markup.list(one.evidence()))))
            .toList());
  }

  private static Markup left(RightsizeReport report) {
    HtmlTable table = new HtmlTable("", "workload", "why~");
    report.left().forEach(one -> table.row(one.target().title(), one.why()));
    return table.excerpt(Excerpt.of("workloads")).render();
  }
}
