package dev.lepton.pipeline.report;

import dev.lepton.model.plan.Cost;
import dev.lepton.model.plan.Plan;
import dev.lepton.model.plan.Plan.CatalogueNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Before and after, part by part, and what no price is known for. */
final class CostSection implements Section {
  @Override
  public String id() {
    return "cost";
  }

  @Override
  public String title() {
    return "Cost a month";
  }

  @Override
  public Optional<Markup> body(ReportInput input) {
    return input.plan().map(plan -> render(input, plan));
  }

  private static Markup render(ReportInput input, Plan plan) {
    CostChange change = new CostChange(plan.costBefore(), plan.costAfter());
    return Markup.of("<p><strong>%s</strong></p>\n", change.sentence())
        .plus(bars(change))
        .plus(waterfall(plan.costAfter()))
        .plus(budget(input, plan))
        .plus(
            Markup.soft(
                "Each sum holds only the parts that have a price; what is listed as not priced"
                    + " comes on top, and is not counted as 0."))
        .plus(parts("Before: what runs today", plan.costBefore()))
        .plus(
            parts(
                "After: " + plan.chosen().provider() + " " + plan.chosen().region(),
                plan.costAfter()))
        .plus(Markup.folded("Where the prices come from", catalogue(plan.catalogueNotes())));
  }

  static Markup bars(CostChange change) {
    return new Bars()
        .add("before", size(change.before()), "old", CostChange.text(change.before()))
        .add("after", size(change.after()), "new", CostChange.text(change.after()))
        .render();
  }

  /** How the new cost adds up: each part begins where the last one ended. */
  static Markup waterfall(Cost cost) {
    if (!CostChange.priced(cost)) {
      return Markup.EMPTY;
    }
    Bars bars = new Bars();
    double sum = 0;
    for (Cost.Part part : cost.parts()) {
      bars.add(
          part.name(),
          new Bars.Span(sum, part.monthlyUsd()),
          "new",
          Figures.money(part.monthlyUsd()),
          Markup.EMPTY);
      sum += part.monthlyUsd();
    }
    return Markup.heading("How the new cost adds up")
        .plus(bars.add("sum", sum, "new", Figures.money(sum)).render());
  }

  private static double size(Cost cost) {
    return CostChange.priced(cost) ? cost.monthlyUsd() : 0;
  }

  private static Markup budget(ReportInput input, Plan plan) {
    Optional<Double> budget = input.migration().requirements().budgetMonthlyUsd();
    if (budget.isEmpty() || !CostChange.priced(plan.costAfter())) {
      return Markup.EMPTY;
    }
    boolean kept = plan.costAfter().monthlyUsd() <= budget.get();
    return Markup.of(
        "<p>Budget: %s a month. %s</p>\n",
        Figures.money(budget.get()),
        kept ? Tone.GOOD.badge("the priced parts keep it") : Tone.BAD.badge("exceeded"));
  }

  static Markup parts(String title, Cost cost) {
    HtmlTable table = new HtmlTable(title, "part", "USD a month#", "share#", "how~");
    cost.parts()
        .forEach(
            part ->
                table.row(
                    part.name(),
                    Figures.money(part.monthlyUsd()),
                    cost.monthlyUsd() <= 0
                        ? "–"
                        : Figures.percent(part.monthlyUsd() / cost.monthlyUsd()),
                    part.basis()));
    cost.notPriced().forEach(part -> table.row(part, Tone.WARN.badge("not priced"), "", ""));
    table.sum("sum of what is priced", CostChange.text(cost), "", "");
    return table.render();
  }

  static Markup catalogue(List<CatalogueNote> lists) {
    HtmlTable notes =
        new HtmlTable("Price lists", "provider", "as of", "prices#", "refused#", "note~");
    lists.forEach(
        n ->
            notes.row(
                n.provider(),
                n.asOf(),
                Figures.count(n.rows()),
                Figures.count(n.gated()),
                n.note()));
    return notes.render();
  }

  @Override
  public List<Notice> notices(ReportInput input) {
    List<Notice> notices = new ArrayList<>();
    input
        .plan()
        .map(Plan::costAfter)
        .filter(cost -> !cost.notPriced().isEmpty())
        .ifPresent(
            cost ->
                notices.add(
                    new Notice(
                        Tone.PLAIN,
                        "The new platform's cost leaves out what has no price: "
                            + String.join("; ", cost.notPriced())
                            + ".",
                        id())));
    return notices;
  }
}
