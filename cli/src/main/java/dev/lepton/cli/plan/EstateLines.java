package dev.lepton.cli.plan;

import dev.lepton.cli.command.DecisionLines;
import dev.lepton.cli.command.RiskLines;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.plan.EstatePlan;
import dev.lepton.model.plan.NodePacking;
import dev.lepton.model.plan.PlanComparison.RequirementPrice;
import dev.lepton.model.plan.PlatformOption;
import dev.lepton.model.plan.SizingReport;
import dev.lepton.model.plan.WavePlan;
import dev.lepton.model.plan.WorkloadSize;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The plan of an inventory as lines for people, and a row for each workload. */
final class EstateLines {
  private static final int MOST = 20;
  private static final double HOURS_PER_MONTH = 730;

  private final EstatePlan plan;
  private final List<String> lines = new ArrayList<>();

  private EstateLines(EstatePlan plan) {
    this.plan = plan;
  }

  static List<String> of(EstatePlan plan) {
    EstateLines lines = new EstateLines(plan);
    lines.whatIf();
    lines.sizes();
    lines.platforms();
    lines.nodes();
    lines.money();
    plan.databases().ifPresent(one -> lines.lines.addAll(DatabaseLines.of(one)));
    plan.split().ifPresent(one -> lines.lines.addAll(SplitLines.of(one)));
    lines.waves();
    lines.latency();
    lines.lines.addAll(RiskLines.of(plan.risks()));
    lines.list("left out or doubted", plan.leftOut());
    lines.list("note", plan.notes());
    return lines.lines;
  }

  private void add(String pattern, Object... values) {
    lines.add(String.format(Locale.ROOT, pattern, values));
  }

  private void more(int all, String where) {
    if (all > MOST) {
      add("… and %,d more; %s", all - MOST, where);
    }
    lines.add("");
  }

  private void whatIf() {
    plan.whatIf()
        .ifPresent(
            one -> {
              add("what if %s", String.join(", ", one.settings()));
              one.differences()
                  .forEach(
                      each -> add("  %-28s %16s → %s", each.what(), each.before(), each.after()));
              if (one.differences().isEmpty()) {
                lines.add("  nothing changes");
              }
              lines.add("");
            });
  }

  private void sizes() {
    SizingReport sizes = plan.sizes();
    lines.addAll(
        SizeLines.table(
            sizes.workloads().subList(0, Math.min(MOST, sizes.workloads().size())), true));
    more(sizes.workloads().size(), "-o csv has all");
    SizingReport.Total total = sizes.total();
    add(
        "%,d workloads: %,.2f cores, %,.2f GiB of memory, %,.0f GiB of storage; %d idle, %d zombies",
        total.workloads(),
        total.cpuCores(),
        total.memoryGib(),
        total.storageGib(),
        total.idle(),
        total.zombies());
    lines.add("");
  }

  private void platforms() {
    add(
        "%-9s %-16s %-16s %6s %14s %9s",
        "provider", "region", "service", "nodes", "USD/month", "closeness");
    List<PlatformOption> options =
        plan.platforms().options().stream()
            .sorted(Comparator.comparing(one -> !one.violations().isEmpty()))
            .toList();
    for (PlatformOption one : options.subList(0, Math.min(MOST, options.size()))) {
      add(
          "%-9s %-16s %-16s %6s %14s %9.3f  %s",
          one.provider(),
          one.region(),
          one.serviceModel(),
          one.nodes() == 0 ? "~" : String.format(Locale.ROOT, "%,d", one.nodes()),
          String.format(Locale.ROOT, "%,.2f", one.cost().monthlyUsd()),
          one.closeness(),
          String.join("; ", one.violations()));
    }
    more(options.size(), "-o json has all; ~ is estimated, not packed");
    PlatformOption chosen = plan.platforms().chosen();
    add("chosen: %s %s %s", chosen.provider(), chosen.region(), chosen.serviceModel());
    lines.addAll(DecisionLines.of(plan.platforms().decision()));
    lines.add("");
  }

  private void nodes() {
    Map<String, List<NodePacking.Node>> byType =
        plan.packing().nodes().stream()
            .collect(
                Collectors.groupingBy(
                    node -> node.type() + " " + node.purchase(),
                    TreeMap::new,
                    Collectors.toList()));
    add("%-28s %6s %14s %8s %8s", "nodes", "count", "USD/month", "CPU", "memory");
    byType.forEach(
        (type, nodes) ->
            add(
                "%-28s %,6d %14s %7.1f%% %7.1f%%",
                type,
                nodes.size(),
                String.format(
                    Locale.ROOT,
                    "%,.2f",
                    HOURS_PER_MONTH
                        * nodes.stream().mapToDouble(one -> one.hourlyPrice() * one.hours()).sum()),
                100
                    * nodes.stream().mapToDouble(node -> node.used().cores()).sum()
                    / nodes.stream().mapToDouble(node -> node.allocatable().cores()).sum(),
                100
                    * nodes.stream().mapToDouble(node -> node.used().memoryGib()).sum()
                    / nodes.stream().mapToDouble(node -> node.allocatable().memoryGib()).sum()));
    lines.add("");
  }

  private void money() {
    EstatePlan.Money money = plan.money();
    String before =
        money.before().parts().isEmpty()
            ? "not known"
            : String.format(Locale.ROOT, "$%,.2f", money.before().monthlyUsd());
    add(
        "cost a month: %s now, $%,.2f planned; lower bound $%,.2f, gap %.2f %%",
        before, money.after().monthlyUsd(), money.lowerBoundUsd(), 100 * money.gap());
    money
        .after()
        .parts()
        .forEach(part -> add("  %-20s %14.2f  %s", part.name(), part.monthlyUsd(), part.basis()));
    money.after().notPriced().forEach(part -> add("  not priced: %s", part));
    for (RequirementPrice one : money.requirements()) {
      add(
          "%s: %s instead of %s: %s a month (%s $%,.2f)",
          one.requirement(),
          one.asked(),
          one.instead(),
          one.extraMonthlyUsd()
              .map(
                  extra ->
                      String.format(
                          Locale.ROOT, "%s$%,.2f", extra < 0 ? "-" : "+", Math.abs(extra)))
              .orElse("not possible as asked"),
          one.platform(),
          one.monthlyUsd());
    }
    lines.add("");
  }

  private void waves() {
    plan.waves()
        .ifPresent(
            waves -> {
              int applications =
                  waves.waves().stream().mapToInt(wave -> wave.applications().size()).sum();
              add(
                  "%,d waves of %,d applications%s",
                  waves.waves().size(),
                  applications,
                  waves
                      .schedule()
                      .map(one -> ", over on " + one.end() + " (P90 " + one.p90End() + ")")
                      .orElse("; --start DATE gives them dates"));
              waves.waves().stream().limit(MOST).forEach(this::wave);
              more(waves.waves().size(), "`lepton plan waves` and -o json have all");
            });
  }

  private void wave(WavePlan.Wave wave) {
    add(
        "  %3d %-14s %4d applications %5d servers %8.1f days of work  %s",
        wave.number(),
        wave.environment(),
        wave.applications().size(),
        wave.servers(),
        wave.effortDays(),
        wave.dates()
            .map(dates -> "moves " + dates.moveFrom() + " to " + dates.moveTo())
            .orElse(""));
  }

  private void latency() {
    plan.latency()
        .ifPresent(
            latency -> {
              add("copies of %s at the planned load:", latency.workload());
              latency
                  .frontier()
                  .forEach(
                      one ->
                          add(
                              "  %2d  $%,10.2f a month  p95 %s%s",
                              one.copies(),
                              one.monthlyUsd(),
                              one.p95Millis()
                                  .map(ms -> String.format(Locale.ROOT, "%,.1f ms", ms))
                                  .orElse("no steady state"),
                              one.meetsObjective().orElse(true) ? "" : ", breaks the objective"));
              lines.add("");
            });
  }

  private void list(String what, List<String> all) {
    all.stream().limit(MOST).forEach(one -> lines.add(what + ": " + one));
    if (all.size() > MOST) {
      add("… and %,d more of these; -o json has all", all.size() - MOST);
    }
  }

  /** A row for each workload, with the nodes that it is on and the wave in which it moves. */
  static List<String> csv(EstatePlan plan, Inventory inventory) {
    Map<String, List<String>> nodes = new HashMap<>();
    for (NodePacking.Node node : plan.packing().nodes()) {
      node.workloads()
          .forEach(
              one ->
                  nodes
                      .computeIfAbsent(one.workload(), any -> new ArrayList<>())
                      .add(node.name() + "/" + node.type()));
    }
    Map<String, String> names = new HashMap<>();
    inventory.servers().forEach(server -> names.put(server.id(), server.name()));
    Map<String, Integer> waves = new HashMap<>();
    plan.waves().stream()
        .flatMap(waved -> waved.waves().stream())
        .forEach(
            wave ->
                wave.applications().stream()
                    .flatMap(one -> one.servers().stream())
                    .forEach(
                        id -> waves.merge(names.getOrDefault(id, id), wave.number(), Math::max)));
    return SizeLines.csv(
        plan.sizes().workloads(),
        List.of("nodes", "wave"),
        (WorkloadSize size) ->
            List.of(
                String.join(" ", nodes.getOrDefault(size.name(), List.of())),
                waves.containsKey(size.name()) ? waves.get(size.name()).toString() : ""));
  }
}
