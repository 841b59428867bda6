package dev.lepton.pipeline.report;

import dev.lepton.model.plan.Cost;
import dev.lepton.model.plan.Plan;
import dev.lepton.model.plan.PlatformOption;
import java.util.Optional;

/** What was compared, what it costs, and how the figures came about. */
final class PlatformSection implements Section {
  @Override
  public String id() {
    return "platform";
  }

  @Override
  public String title() {
    return "Platform and cost";
  }

  @Override
  public Optional<String> body(ReportInput input) {
    return input.plan().map(PlatformSection::render);
  }

  private static String render(Plan plan) {
    PlatformOption chosen = plan.chosen();
    StringBuilder html = new StringBuilder();
    html.append(
        Html.paragraph(
            Html.format(
                "Chosen: %s %s, %s on %d × %s.",
                chosen.provider(), chosen.region(), chosen.serviceModel(), chosen.nodes(), chosen.instanceType())));
    HtmlTable options =
        new HtmlTable("Platforms compared, best first", "provider", "region", "service", "size", "USD a month#", "closeness#", "does not meet");
    for (PlatformOption option : plan.options()) {
      options.row(
          option.equals(chosen) ? "chosen" : "",
          option.provider(),
          option.region(),
          option.serviceModel(),
          option.nodes() + " × " + option.instanceType(),
          Html.format("%,.2f", option.cost().monthlyUsd()),
          Html.format("%.3f", option.closeness()),
          String.join("; ", option.violations()));
    }
    html.append(options.render());
    html.append("<h3>Cost a month</h3>\n").append(new CostBars().render(plan.costBefore(), plan.costAfter()));
    html.append(parts("Before", plan.costBefore())).append(parts("After", plan.costAfter()));
    html.append("<h3>Demand and models</h3>\n").append(Html.list(plan.demand().basis()));
    html.append(Html.list(plan.models().explanation()));
    html.append("<h3>Where the prices come from</h3>\n");
    HtmlTable notes = new HtmlTable("Price catalogue", "provider", "as of", "rows#", "refused#", "note");
    plan.catalogueNotes().forEach(n -> notes.row(n.provider(), n.asOf(), n.rows(), n.gated(), n.note()));
    html.append(notes.render()).append(Html.list(plan.assumptions()));
    return html.toString();
  }

  private static String parts(String title, Cost cost) {
    HtmlTable table = new HtmlTable(title, "part", "USD a month#", "how");
    cost.parts().forEach(part -> table.row(part.name(), Html.format("%,.2f", part.monthlyUsd()), part.basis()));
    table.row("chosen", "sum", Html.format("%,.2f", cost.monthlyUsd()), "");
    cost.notPriced().forEach(part -> table.row(part, "not priced", "no price is known to us; it is not counted as 0"));
    return table.render();
  }
}
