package dev.lepton.cli.plan;

import dev.lepton.cli.command.PurchaseLines;
import dev.lepton.model.plan.NodePacking;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A packing as lines for people. */
final class PackLines {
  private static final int MOST_NAMED = 4;

  private PackLines() {}

  static List<String> of(NodePacking packing) {
    List<String> lines = new ArrayList<>();
    lines.add(
        format(
            "%-9s %-20s %-6s %-18s %-16s %10s %15s %17s %9s  %s",
            "node",
            "type",
            "arch",
            "purchase",
            "zone",
            "USD/h",
            "cores",
            "GiB",
            "pods",
            "workloads"));
    packing.nodes().forEach(node -> lines.add(line(node)));
    lines.add("");
    lines.add(
        format(
            "cost         $%.4f an hour, $%,.2f a month, %d pods on %d nodes of %s (prices of %s)",
            packing.hourlyCost(),
            packing.monthlyCost(),
            packing.pods(),
            packing.nodes().size(),
            packing.catalogue(),
            packing.pricesAsOf()));
    lines.add(format("lower bound  $%.4f an hour (%s)", packing.lowerBound(), packing.bound()));
    lines.add(
        packing.optimal()
            ? "gap          0: no packing is cheaper"
            : format("gap          %.2f %%", 100 * packing.gap()));
    lines.add(
        format(
            "search       %d rounds, seed %d, ended by %s",
            packing.search().steps(), packing.search().seed(), packing.search().stoppedBy()));
    lines.addAll(PurchaseLines.of("these nodes", packing.purchases()));
    packing.assumptions().forEach(one -> lines.add("assumed      " + one));
    if (!packing.leftOut().isEmpty()) {
      lines.add("incomplete: " + packing.leftOut().size() + " row(s) left out");
    }
    packing
        .unplaced()
        .forEach(
            one ->
                lines.add(
                    format(
                        "not packed   %s, %d pods: %s; %s",
                        one.workload(), one.pods(), one.reason(), one.wayOut())));
    if (!packing.unplaced().isEmpty()) {
      lines.add("the cost is without " + packing.unplaced().size() + " workload(s) not packed");
    }
    return lines;
  }

  private static String line(NodePacking.Node node) {
    String named =
        node.workloads().stream()
            .limit(MOST_NAMED)
            .map(one -> one.workload() + (one.pods() > 1 ? "×" + one.pods() : ""))
            .collect(Collectors.joining(" "));
    int more = node.workloads().size() - MOST_NAMED;
    return format(
        "%-9s %-20s %-6s %-18s %-16s %10.4f %15s %17s %9s  %s",
        node.name(),
        node.type(),
        node.architecture(),
        node.purchase(),
        node.zone(),
        node.hourlyPrice(),
        format("%.2f/%.2f", node.used().cores(), node.allocatable().cores()),
        format("%.2f/%.2f", node.used().memoryGib(), node.allocatable().memoryGib()),
        node.used().pods() + "/" + node.allocatable().pods(),
        named + (more > 0 ? " and " + more + " more" : ""));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
