package dev.lepton.pipeline.report;

import dev.lepton.model.migration.Migration;
import dev.lepton.model.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Map<Section, Markup> bodies = new LinkedHashMap<>();
    SECTIONS.forEach(section -> section.body(input).ifPresent(body -> bodies.put(section, body)));
    return Markup.of(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n"
                + "<title>Plan of %s</title>\n<style>\n%s%s</style>\n</head>\n<body>\n"
                + "<a class=\"skip\" href=\"#main\">Skip to the report</a>\n"
                + "<header class=\"top\">\n<h1>Where %s goes, and what that costs</h1>\n%s</header>\n"
                + "<main id=\"main\" tabindex=\"-1\">\n%s</main>\n"
                + "<footer><p class=\"soft\">Written by Lepton Migrate, <code>lepton plan</code>."
                + " Made from the inputs with the hash <code>%s</code>. This file loads nothing from"
                + " the network.</p></footer>\n</body>\n</html>\n",
            plan.application(),
            PortfolioReport.resource("report.css"),
            PortfolioReport.resource("plan.css"),
            plan.application(),
            cards(plan),
            Markup.join(
                bodies.entrySet().stream()
                    .map(entry -> section(entry.getKey(), entry.getValue()))
                    .toList()),
            plan.inputHash())
        .html();
  }

  private static Markup section(Section section, Markup body) {
    return Markup.of(
        "<section id=\"%s\" aria-labelledby=\"h-%s\"><h2 id=\"h-%s\">%s</h2>\n%s</section>\n",
        section.id(), section.id(), section.id(), section.title(), body);
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
