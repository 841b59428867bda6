package dev.lepton.pipeline.report;

import dev.lepton.model.migration.Migration;
import dev.lepton.model.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A plan as one HTML file that loads nothing from anywhere. Stateless and thread-safe; equal input
 * gives equal text.
 */
public final class PlanReport {
  private static final List<Section> SECTIONS =
      List.of(new CostSection(), new PlatformSection(), new PlanRiskSection());

  private PlanReport() {}

  public static String render(Migration migration, Plan plan) {
    ReportInput input =
        new ReportInput(
            migration,
            Optional.empty(),
            Optional.of(plan),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            true,
            Optional.empty());
    Page page = new Page("Plan of " + plan.application(), "plan.css");
    for (Section section : SECTIONS) {
      page.section(section.title(), section.body(input).orElse(Markup.EMPTY));
    }
    return page.render(
        "Where " + plan.application() + " goes, and what that costs",
        cards(plan),
        Markup.of(
            "Written by Lepton Migrate, <code>lepton plan</code>. Made from the inputs with the hash"
                + " <code>%s</code>.",
            plan.inputHash()));
  }

  private static Markup cards(Plan plan) {
    CostChange change = new CostChange(plan.costBefore(), plan.costAfter());
    List<Card> cards = new ArrayList<>();
    cards.add(
        new Card(
            "Platform",
            plan.chosen().provider() + " " + plan.chosen().region(),
            Tone.PLAIN,
            plan.chosen().nodes() + " × " + plan.chosen().instanceType()));
    cards.add(new Card("Cost a month", change.inShort(), change.tone(), change.verdict()));
    plan.risks()
        .ifPresent(
            register -> {
              cards.add(
                  new Card(
                      "Cost a month, P90",
                      Figures.money(register.monthlyUsd().p90()),
                      Tone.PLAIN,
                      "of what is priced"));
              cards.add(
                  new Card(
                      "Days of work, P50 to P90",
                      Figures.decimal(register.days().p50())
                          + " to "
                          + Figures.decimal(register.days().p90()),
                      Tone.PLAIN,
                      ""));
            });
    return Card.all(cards);
  }
}
