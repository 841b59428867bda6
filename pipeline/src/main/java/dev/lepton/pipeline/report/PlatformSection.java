package dev.lepton.pipeline.report;

import dev.lepton.model.plan.Demand;
import dev.lepton.model.plan.Plan;
import dev.lepton.model.plan.PlatformOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was compared, how it was judged, and how large the application is. */
final class PlatformSection implements Section {
  private static final Excerpt OPTIONS = new Excerpt("platforms", 12, 200, "documents/plan.json");

  @Override
  public String id() {
    return "platform";
  }

  @Override
  public String title() {
    return "Platform comparison";
  }

  @Override
  public Optional<Markup> body(ReportInput input) {
    return input.plan().map(plan -> render(input, plan));
  }

  private static Markup render(ReportInput input, Plan plan) {
    PlatformOption chosen = plan.chosen();
    String target = Figures.words(input.migration().target().type());
    return Markup.of(
            "<p>Chosen: <strong>%s %s</strong>, %s on %d × %s; %s.</p>\n",
            chosen.provider(),
            chosen.region(),
            service(chosen),
            chosen.nodes(),
            chosen.instanceType(),
            chosen.violations().isEmpty()
                ? "the best that meets every requirement"
                : "it does not meet " + String.join("; ", chosen.violations()))
        .plus(
            Markup.soft(
                "This run itself deploys to the "
                    + target
                    + " target; the platform and its cost are"
                    + " what the plan recommends for production."))
        .plus(options(plan))
        .plus(ScoreRadar.of(plan.chosen(), plan.options()))
        .plus(plan.decision().map(DecisionTables::of).orElse(Markup.EMPTY))
        .plus(
            Markup.folded(
                "How each platform scored, criterion by criterion", scores(plan.options())))
        .plus(demand(plan.demand()))
        .plus(
            Markup.folded(
                "The models with their numbers filled in",
                Markup.list(plan.models().explanation())))
        .plus(Markup.folded("Assumptions of the comparison", Markup.list(plan.assumptions())));
  }

  private static Markup options(Plan plan) {
    HtmlTable table =
        new HtmlTable(
            "Platforms compared, best first; closeness to the ideal from 0 to 1",
            "platform",
            "service",
            "size",
            "USD a month#",
            "closeness#",
            "does not meet~");
    for (PlatformOption option : plan.options()) {
      boolean chosen = option.equals(plan.chosen());
      table.row(
          chosen ? Tone.GOOD : Tone.PLAIN,
          chosen ? Markup.of("%s %s", name(option), Tone.GOOD.badge("chosen")) : name(option),
          service(option),
          option.nodes() + " × " + option.instanceType(),
          CostChange.text(option.cost()),
          String.format(Locale.ROOT, "%.3f", option.closeness()),
          option.violations().isEmpty() ? "meets all" : String.join("; ", option.violations()));
    }
    return table.excerpt(OPTIONS).render();
  }

  static Markup scores(List<PlatformOption> options) {
    List<String> criteria =
        options.stream()
            .flatMap(option -> option.scores().keySet().stream())
            .distinct()
            .sorted()
            .toList();
    String[] columns = new String[criteria.size() + 1];
    columns[0] = "platform";
    for (int i = 0; i < criteria.size(); i++) {
      columns[i + 1] = criteria.get(i) + "#";
    }
    HtmlTable table = new HtmlTable("Scores from 0 to 1", columns);
    for (PlatformOption option : options) {
      Object[] cells = new Object[columns.length];
      cells[0] = name(option) + ", " + service(option);
      for (int i = 0; i < criteria.size(); i++) {
        Double score = option.scores().get(criteria.get(i));
        cells[i + 1] = score == null ? "–" : Figures.decimal(score);
      }
      table.row(cells);
    }
    return table.excerpt(OPTIONS).render();
  }

  private static Markup demand(Demand demand) {
    String size =
        String.format(
            Locale.ROOT,
            "One copy needs %.2f cores, %.2f GiB of memory, %.0f GiB of storage and %.1f Mbps; %s.",
            demand.cpuCores(),
            demand.memoryGib(),
            demand.storageGib(),
            demand.networkMbps(),
            Figures.count(demand.replicas(), "copy", "copies"));
    return Markup.heading("Size")
        .plus(
            Markup.paragraph(
                size + " Confidence in these figures: " + demand.confidence() + " of 5."))
        .plus(Markup.folded("How the size was found", Markup.list(demand.basis())));
  }

  private static String name(PlatformOption option) {
    return option.provider() + " " + option.region();
  }

  private static String service(PlatformOption option) {
    return option.serviceModel().replace('-', ' ');
  }
}
