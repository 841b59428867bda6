package dev.lepton.pipeline.report;

import dev.lepton.model.plan.EstatePlan.Money;
import dev.lepton.model.plan.PlanComparison.RequirementPrice;
import dev.lepton.model.plan.PlatformOption;
import java.util.Locale;

/** What an estate costs before and after, and what each requirement adds. Stateless. */
final class EstateMoney {
  private EstateMoney() {}

  static Markup of(Money money, PlatformOption chosen) {
    CostChange change = new CostChange(money.before(), money.after());
    String bound =
        String.format(
            Locale.ROOT,
            "No packing of these workloads in %s %s costs less than %s a month with everything else:"
                + " the plan is at most %.2f %% above the cheapest there is.",
            chosen.provider(),
            chosen.region(),
            Figures.money(money.lowerBoundUsd()),
            100 * money.gap());
    return Markup.of("<p><strong>%s</strong></p>\n", change.sentence())
        .plus(CostSection.bars(change))
        .plus(CostSection.waterfall(money.after()))
        .plus(Markup.paragraph(bound))
        .plus(budget(money))
        .plus(
            Markup.soft(
                "Each sum holds only the parts that have a price; what is listed as not priced comes"
                    + " on top, and is not counted as 0."))
        .plus(CostSection.parts("Before: what runs today", money.before()))
        .plus(
            CostSection.parts("After: " + chosen.provider() + " " + chosen.region(), money.after()))
        .plus(
            Markup.folded("Where the prices come from", CostSection.catalogue(money.catalogue())));
  }

  private static Markup budget(Money money) {
    return money
        .budgetUsd()
        .map(
            budget ->
                Markup.of(
                    "<p>Budget: %s a month. %s</p>\n",
                    Figures.money(budget),
                    money.after().monthlyUsd() <= budget
                        ? Tone.GOOD.badge("the priced parts keep it")
                        : Tone.BAD.badge("exceeded")))
        .orElse(Markup.EMPTY);
  }

  static Markup requirements(Money money) {
    HtmlTable table =
        new HtmlTable(
            "The cheapest platform as asked, against the cheapest with another requirement",
            "requirement",
            "as asked",
            "instead",
            "costs, USD a month#",
            "then on",
            "then USD a month#");
    for (RequirementPrice one : money.requirements()) {
      table.row(
          one.requirement().replaceFirst("^spec\\.requirements\\.", ""),
          one.asked(),
          one.instead(),
          one.extraMonthlyUsd()
              .map(extra -> (extra < 0 ? "−" : "+") + Figures.money(Math.abs(extra)))
              .orElse("not possible as asked"),
          one.platform(),
          Figures.money(one.monthlyUsd()));
    }
    return table.isEmpty()
        ? Markup.EMPTY
        : table
            .render()
            .plus(
                Markup.soft(
                    "Both sides are estimated in the same way, from the bound by resources alone."));
  }
}
