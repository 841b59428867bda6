package dev.lepton.pipeline.report;

import dev.lepton.model.plan.EstatePlan;
import dev.lepton.model.plan.EstatePlan.WhatIf;
import dev.lepton.model.plan.PlanInput;
import dev.lepton.model.plan.WorkloadSize;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The plan of an inventory as one HTML file that loads nothing from anywhere. Stateless and
 * thread-safe; equal input gives equal text.
 */
public final class EstateReport {
  private static final double MIB_PER_GIB = 1024;
  private static final String ELSEWHERE = "the JSON output";

  private EstateReport() {}

  public static String render(EstatePlan plan) {
    return new Page("Plan of " + plan.name(), "plan.css", "estate.css")
        .section("What if", plan.whatIf().map(EstateReport::whatIf).orElse(Markup.EMPTY))
        .section("Cost a month", EstateMoney.of(plan.money(), plan.platforms().chosen()))
        .section("What each requirement costs", EstateMoney.requirements(plan.money()))
        .section("Platforms", EstatePlatformTables.of(plan.platforms()))
        .section("Databases", plan.databases().map(EstatePlaces::databases).orElse(Markup.EMPTY))
        .section("One place or several", plan.split().map(EstatePlaces::split).orElse(Markup.EMPTY))
        .section("Nodes", PackingPicture.of(plan))
        .section("Workloads", workloads(plan))
        .section("Waves", plan.waves().map(WaveReport::body).orElse(noWaves()))
        .section("Cost and response time", FrontierPlot.of(plan.latency()))
        .section("Risks", PlanRiskSection.render(plan.risks(), ELSEWHERE))
        .section("Left out or doubted", leftOut(plan))
        .section(
            "What the plan takes for granted", Markup.folded("Assumptions and notes", notes(plan)))
        .section("Made from", inputs(plan))
        .render(
            "The plan of " + plan.name(),
            verdict(plan).plus(cards(plan)),
            Markup.of("Written by Lepton Migrate, <code>lepton plan</code>."));
  }

  private static Markup verdict(EstatePlan plan) {
    Optional<Double> budget = plan.money().budgetUsd();
    double cost = plan.money().after().monthlyUsd();
    if (budget.isPresent() && cost > budget.get()) {
      return Markup.of(
          "<div class=\"verdict bad\"><p class=\"title\">The budget of %s is not enough</p><p>%s</p>"
              + "</div>\n",
          Figures.money(budget.get()),
          plan.leftOut().stream()
              .filter(one -> one.contains("budgetMonthlyUsd"))
              .findFirst()
              .orElse(""));
    }
    return plan.leftOut().isEmpty()
        ? Markup.EMPTY
        : Markup.of(
            "<div class=\"verdict warn\"><p class=\"title\">%s left out or doubted</p><p>The plan goes"
                + " on with the rest; <a href=\"#left-out-or-doubted\">the list</a> says which and"
                + " why.</p></div>\n",
            Figures.count(
                plan.leftOut().size(),
                "row, value or workload was",
                "rows, values or" + " workloads were"));
  }

  private static Markup cards(EstatePlan plan) {
    EstatePlan.Money money = plan.money();
    CostChange change = new CostChange(money.before(), money.after());
    List<Card> cards = new ArrayList<>();
    cards.add(
        new Card(
            "Platform",
            plan.platforms().chosen().provider() + " " + plan.platforms().chosen().region(),
            Tone.PLAIN,
            plan.platforms().chosen().serviceModel()));
    cards.add(new Card("Cost a month", change.inShort(), change.tone(), change.verdict()));
    cards.add(
        new Card(
            "At least",
            Figures.money(money.lowerBoundUsd()),
            Tone.PLAIN,
            String.format(
                Locale.ROOT,
                "no packing is cheaper; gap %.2f %%%s",
                100 * money.gap(),
                plan.packing().optimal() ? ", proved the cheapest" : "")));
    cards.add(
        new Card(
            "Nodes",
            Figures.count(plan.packing().nodes().size()),
            Tone.PLAIN,
            Figures.count(plan.packing().pods(), "pod", "pods")));
    plan.waves()
        .ifPresent(
            waves ->
                cards.add(
                    new Card(
                        "Waves",
                        Figures.count(waves.score().waves()),
                        Tone.PLAIN,
                        waves
                            .schedule()
                            .map(one -> "over on " + one.end() + ", P90 " + one.p90End())
                            .orElse("without dates"))));
    cards.add(
        new Card(
            "Cost a month, P90",
            Figures.money(plan.risks().monthlyUsd().p90()),
            Tone.PLAIN,
            "of what is priced"));
    return Card.all(cards);
  }

  private static Markup whatIf(WhatIf whatIf) {
    HtmlTable table =
        new HtmlTable(
            "What " + String.join(", ", whatIf.settings()) + " changes",
            "figure",
            "as asked#",
            "then#");
    whatIf.differences().forEach(one -> table.row(one.what(), one.before(), one.after()));
    return whatIf.differences().isEmpty()
        ? Markup.paragraph(String.join(", ", whatIf.settings()) + " changes nothing.")
        : table.render();
  }

  private static Markup workloads(EstatePlan plan) {
    HtmlTable table =
        new HtmlTable(
            "Requests and limits of one copy, the largest first",
            "workload",
            "cores#",
            "memory, GiB#",
            "limit, GiB#",
            "copies#",
            "storage",
            "GiB#",
            "IOPS#",
            "Mbps#",
            "used",
            "confidence#");
    plan.sizes().workloads().stream()
        .sorted(Comparator.comparingDouble(EstateReport::weight).reversed())
        .forEach(
            size ->
                table.row(
                    size.name().isEmpty() ? "all servers" : size.name(),
                    text(size.compute().cpuRequest(), 1),
                    text(size.compute().memoryRequestMib(), MIB_PER_GIB),
                    text(size.compute().memoryLimitMib(), MIB_PER_GIB),
                    size.replicas(),
                    size.storage().storageClass(),
                    text(size.storage().gib(), 1),
                    text(size.storage().iops(), 1),
                    text(size.networkMbps(), 1),
                    size.usageClass(),
                    size.confidence() + " of 5"));
    return Markup.paragraph(
            String.format(
                Locale.ROOT,
                "Together %,.2f cores, %,.2f GiB of memory and %,.0f GiB of storage; %d idle, %d used"
                    + " by nobody. Rule %s: %s.",
                plan.sizes().total().cpuCores(),
                plan.sizes().total().memoryGib(),
                plan.sizes().total().storageGib(),
                plan.sizes().total().idle(),
                plan.sizes().total().zombies(),
                plan.sizes().rule(),
                String.join("; ", plan.sizes().settings())))
        .plus(table.excerpt(Excerpt.of("workloads").elsewhere(ELSEWHERE)).render());
  }

  private static double weight(WorkloadSize size) {
    return size.replicas()
        * (size.compute().cpuRequest().orElse(0.0)
            + size.compute().memoryRequestMib().orElse(0.0) / MIB_PER_GIB / 8);
  }

  private static String text(Optional<Double> value, double unit) {
    return value.map(one -> Figures.decimal(one / unit)).orElse("–");
  }

  private static Markup noWaves() {
    return Markup.soft(
        "None: waves need an inventory with applications or servers that move. --inventory names one.");
  }

  private static Markup leftOut(EstatePlan plan) {
    return Excerpt.of("rows, values and workloads")
        .elsewhere(ELSEWHERE)
        .render(plan.leftOut(), Markup::list);
  }

  private static Markup notes(EstatePlan plan) {
    return Excerpt.of("notes").elsewhere(ELSEWHERE).render(plan.notes(), Markup::list);
  }

  private static Markup inputs(EstatePlan plan) {
    HtmlTable table =
        new HtmlTable("A change of any of these makes the plan stale", "input", "SHA-256");
    for (PlanInput one : plan.inputs()) {
      table.row(
          one.what(), Markup.code(one.sha256().substring(0, Math.min(16, one.sha256().length()))));
    }
    return Markup.folded("Files, requirements and prices", table.render());
  }
}
