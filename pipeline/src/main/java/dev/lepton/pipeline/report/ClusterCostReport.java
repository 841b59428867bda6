package dev.lepton.pipeline.report;

import dev.lepton.model.operation.BudgetCheck;
import dev.lepton.model.operation.CostForecast;
import dev.lepton.model.operation.CostReport;
import dev.lepton.model.operation.CostReport.Day;
import dev.lepton.model.operation.CostReport.Node;
import dev.lepton.model.operation.CostReport.Row;
import dev.lepton.model.operation.PlannedCost;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What the applications of a cluster cost as one HTML file that loads nothing from anywhere.
 * Stateless and thread-safe; equal input gives equal text.
 */
public final class ClusterCostReport {
  private static final int MOST_BARS = 15;
  private static final double HOURS_A_DAY = 24;

  private ClusterCostReport() {}

  public static String render(CostReport report) {
    Page page = new Page("Cost", "plan.css");
    page.section("Who costs what", rows(report));
    page.section("Day by day", days(report));
    if (!report.applications().isEmpty()) {
      page.section("Budgets of applications", applications(report));
    }
    report.forecast().ifPresent(forecast -> page.section("Months to come", months(forecast)));
    report.planned().ifPresent(planned -> page.section("Planned and actual", planned(planned)));
    page.section("Nodes", nodes(report));
    page.section("Not priced", notPriced(report));
    page.section("What the figures rest on", Markup.list(report.notes()));
    return page.render(
        "What the cluster costs",
        report
            .budget()
            .map(ClusterCostReport::budget)
            .orElse(Markup.EMPTY)
            .plus(Card.all(cards(report)))
            .plus(
                Markup.soft(
                    String.format(
                        Locale.ROOT,
                        "From %s to %s UTC; %.1f of %.1f hours are known.",
                        Figures.utc(report.window().from()),
                        Figures.utc(report.window().to()),
                        report.window().coveredHours(),
                        report.window().hours()))),
        Markup.of(
            "Written by Lepton Migrate, <code>lepton operate cost</code>. A container costs the"
                + " larger of request and usage × hours × rate; what nobody asks for is idle."
                + " Workload, idle and overhead add up to the total."));
  }

  private static Tone tone(BudgetCheck check) {
    return switch (check.verdict()) {
      case KEPT -> Tone.GOOD;
      case DOUBTFUL -> Tone.WARN;
      case EXCEEDED -> Tone.BAD;
    };
  }

  private static Markup applications(CostReport report) {
    HtmlTable table =
        new HtmlTable("USD a month", "application", "budget#", "forecast#", "verdict");
    for (CostReport.ApplicationBudget one : report.applications()) {
      if (one.check().isEmpty()) {
        table.row(Tone.WARN, one.name(), "", "", "cannot be judged: nothing of it has a price");
      } else {
        BudgetCheck check = one.check().get();
        table.row(
            tone(check),
            one.name(),
            Figures.decimal(check.monthlyUsd()),
            Figures.decimal(check.forecastUsd()),
            Figures.words(check.verdict()) + ": " + check.reason());
      }
    }
    return table.render();
  }

  private static Markup budget(BudgetCheck check) {
    Tone tone = tone(check);
    return Markup.of(
        "<div class=\"verdict %s\"><p class=\"title\">Budget %s</p><p>%s (%s)</p></div>\n",
        tone.css(), Figures.words(check.verdict()), check.reason(), check.source());
  }

  private static List<Card> cards(CostReport report) {
    CostReport.Total total = report.total();
    List<Card> cards = new ArrayList<>();
    cards.add(new Card("In this time", Figures.money(total.totalUsd()), Tone.PLAIN, ""));
    cards.add(new Card("A month", Figures.money(total.monthlyUsd()), Tone.PLAIN, "of 730 hours"));
    double idle = total.totalUsd() > 0 ? total.idleUsd() / total.totalUsd() : 0;
    cards.add(
        new Card(
            "Idle", Figures.percent(idle), Tone.PLAIN, Figures.money(total.idleUsd()) + " of it"));
    report
        .forecast()
        .map(forecast -> forecast.months().get(0))
        .ifPresent(
            month ->
                cards.add(
                    new Card(
                        "Forecast for " + name(month),
                        Figures.money(month.usd()),
                        Tone.PLAIN,
                        interval(month))));
    return cards;
  }

  private static String name(CostForecast.Month month) {
    return month.month().toString().substring(0, 7);
  }

  private static String interval(CostForecast.Month month) {
    return month.lowUsd().isEmpty() || month.highUsd().isEmpty()
        ? "no interval: too few days"
        : Figures.money(month.lowUsd().get()) + " to " + Figures.money(month.highUsd().get());
  }

  private static Markup rows(CostReport report) {
    Bars bars = new Bars();
    report.rows().stream()
        .limit(MOST_BARS)
        .forEach(
            row ->
                bars.add(
                    row.name(),
                    row.totalUsd(),
                    row.name().startsWith("(") ? "old" : "new",
                    Figures.money(row.totalUsd())));
    HtmlTable table =
        new HtmlTable(
            "USD over this time",
            report.grouping(),
            "CPU#",
            "memory#",
            "GPU#",
            "storage#",
            "balancer#",
            "network#",
            "idle#",
            "overhead#",
            "total#",
            "CPU used#");
    report.rows().forEach(row -> row(table, row));
    table.sum(
        "sum",
        sum(report, row -> row.parts().cpuUsd()),
        sum(report, row -> row.parts().memoryUsd()),
        sum(report, row -> row.parts().gpuUsd()),
        sum(report, row -> row.parts().storageUsd()),
        sum(report, row -> row.parts().loadBalancerUsd()),
        sum(report, row -> row.parts().networkUsd()),
        sum(report, row -> row.parts().idleUsd()),
        sum(report, row -> row.parts().overheadUsd()),
        sum(report, Row::totalUsd),
        "");
    return bars.render().plus(table.render());
  }

  private static void row(HtmlTable table, Row row) {
    CostReport.Parts parts = row.parts();
    double asked = row.use().coreHoursRequested();
    table.row(
        row.name(),
        usd(parts.cpuUsd()),
        usd(parts.memoryUsd()),
        usd(parts.gpuUsd()),
        usd(parts.storageUsd()),
        usd(parts.loadBalancerUsd()),
        usd(parts.networkUsd()),
        usd(parts.idleUsd()),
        usd(parts.overheadUsd()),
        Figures.decimal(row.totalUsd()),
        asked > 0 ? Figures.percent(row.use().coreHoursUsed() / asked) : "–");
  }

  private static String sum(CostReport report, ToDoubleFunction<Row> part) {
    return usd(report.rows().stream().mapToDouble(part).sum());
  }

  /** What is not there, or has no price, is not 0. */
  private static String usd(double usd) {
    return usd > 0 ? Figures.decimal(usd) : "–";
  }

  private static Markup days(CostReport report) {
    HtmlTable table =
        new HtmlTable("USD", "day", "workload#", "idle#", "overhead#", "total#", "hours known#");
    for (Day day : report.days()) {
      table.row(
          day.date(),
          Figures.decimal(day.workloadUsd()),
          Figures.decimal(day.idleUsd()),
          Figures.decimal(day.overheadUsd()),
          Figures.decimal(day.totalUsd()),
          Figures.decimal(day.coveredHours()));
    }
    return new LinePlot(
            "days from " + report.days().get(0).date(),
            "USD for 24 hours",
            List.of(
                line(report, "total", "new", Day::totalUsd),
                line(report, "workload", "write", Day::workloadUsd)))
        .render(
            "Total and workload cost of each day, for 24 hours as of those that are known; the table"
                + " below has the figures.")
        .plus(table.excerpt(Excerpt.of("days")).render());
  }

  private static LinePlot.Line line(
      CostReport report, String label, String style, ToDoubleFunction<Day> usd) {
    List<LinePlot.Point> points = new ArrayList<>();
    for (int i = 0; i < report.days().size(); i++) {
      Day day = report.days().get(i);
      if (day.coveredHours() > 0) {
        points.add(
            new LinePlot.Point(i, usd.applyAsDouble(day) / day.coveredHours() * HOURS_A_DAY));
      }
    }
    return new LinePlot.Line(label, style, points);
  }

  private static Markup months(CostForecast forecast) {
    HtmlTable table = new HtmlTable("USD", "month", "known#", "forecast#", "interval#");
    forecast
        .months()
        .forEach(
            month ->
                table.row(
                    name(month),
                    Figures.decimal(month.knownUsd()),
                    Figures.decimal(month.usd()),
                    interval(month)));
    HtmlTable odd =
        new HtmlTable(
            "Days that stand out; the forecast is made without them", "day", "USD#", "usual#");
    forecast
        .anomalies()
        .forEach(
            day ->
                odd.row(
                    Tone.WARN,
                    day.date(),
                    Figures.decimal(day.usd()),
                    Figures.decimal(day.expectedUsd())));
    return table
        .render()
        .plus(odd.render())
        .plus(
            Markup.soft(
                String.format(
                    Locale.ROOT,
                    "How: %s. Intervals are of %.0f %%.",
                    forecast.method(),
                    forecast.confidencePercent())));
  }

  private static Markup planned(PlannedCost planned) {
    HtmlTable table = new HtmlTable("USD a month", "part", "planned#", "actual#", "difference#");
    planned
        .parts()
        .forEach(
            part ->
                table.row(
                    part.name(),
                    Figures.decimal(part.plannedUsd()),
                    Figures.decimal(part.actualUsd()),
                    signed(part.actualUsd() - part.plannedUsd())));
    table.sum(
        "all of it",
        Figures.decimal(planned.plannedUsd()),
        Figures.decimal(planned.actualUsd()),
        signed(planned.actualUsd() - planned.plannedUsd()));
    Markup only =
        planned.onlyPlanned().isEmpty()
            ? Markup.EMPTY
            : Markup.soft("Only in the plan:").plus(Markup.list(planned.onlyPlanned()));
    return table.render().plus(only);
  }

  private static String signed(double usd) {
    return String.format(Locale.ROOT, "%+,.2f", usd);
  }

  private static Markup nodes(CostReport report) {
    HtmlTable table =
        new HtmlTable(
            "Over this time", "node", "type", "USD/h#", "hours#", "workload#", "idle#", "price~");
    for (Node node : report.nodes()) {
      table.row(
          node.hourlyUsd().isPresent() ? Tone.PLAIN : Tone.WARN,
          node.name(),
          node.type().isEmpty() ? "not known" : node.type(),
          node.hourlyUsd().map(usd -> String.format(Locale.ROOT, "%.4f", usd)).orElse("–"),
          Figures.decimal(node.hours()),
          Figures.decimal(node.workloadUsd()),
          Figures.decimal(node.idleUsd()),
          node.priceSource());
    }
    return table.excerpt(Excerpt.of("nodes")).render();
  }

  private static Markup notPriced(CostReport report) {
    HtmlTable table = new HtmlTable("Comes on top; not counted as 0", "what", "amount", "fix~");
    report.notPriced().forEach(one -> table.row(one.what(), one.amount(), one.fix()));
    return table.render();
  }
}
