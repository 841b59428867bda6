package dev.lepton.pipeline.report;

import dev.lepton.model.plan.EstatePlan;
import dev.lepton.model.plan.NodePacking;
import dev.lepton.model.plan.NodePacking.Node;
import dev.lepton.model.plan.NodePacking.Placement;
import dev.lepton.model.plan.WorkloadSize;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is on each node, and how full that makes it in CPU and memory. Not thread-safe. */
final class PackingPicture {
  private static final double HOURS_PER_MONTH = 730;
  private static final double MIB_PER_GIB = 1024;
  private static final int MOST_NAMED = 8;

  /** More pieces than these cannot be told apart in a bar. */
  private static final int MOST_PIECES = 16;

  private final NodePacking packing;
  private final Map<String, WorkloadSize> sizes = new HashMap<>();

  private PackingPicture(EstatePlan plan) {
    this.packing = plan.packing();
    plan.sizes().workloads().forEach(size -> sizes.put(size.name(), size));
  }

  static Markup of(EstatePlan plan) {
    return new PackingPicture(plan).render();
  }

  private Markup render() {
    return Markup.paragraph(
            String.format(
                Locale.ROOT,
                "%s on %s in %s; %s. %s",
                Figures.count(packing.pods(), "pod", "pods"),
                Figures.count(packing.nodes().size(), "node", "nodes"),
                packing.catalogue(),
                packing.optimal()
                    ? "no cheaper packing exists"
                    : String.format(
                        Locale.ROOT,
                        "at most %.2f %% above the cheapest there is (bound: %s)",
                        100 * packing.gap(),
                        packing.bound()),
                "Each bar is a node's room for pods; its pieces are workloads."))
        .plus(types())
        .plus(
            new Excerpt("nodes", 12, 300, "the JSON output").render(packing.nodes(), this::nodes));
  }

  private Markup types() {
    Map<String, List<Node>> byType =
        packing.nodes().stream()
            .collect(
                Collectors.groupingBy(
                    node -> node.type() + ", " + node.purchase(),
                    TreeMap::new,
                    Collectors.toList()));
    HtmlTable table =
        new HtmlTable(
            "Nodes by type",
            "type",
            "nodes#",
            "pods#",
            "USD a month#",
            "CPU full#",
            "memory full#");
    byType.forEach(
        (type, nodes) ->
            table.row(
                type,
                Figures.count(nodes.size()),
                Figures.count(nodes.stream().mapToInt(node -> node.used().pods()).sum()),
                Figures.money(
                    HOURS_PER_MONTH
                        * nodes.stream().mapToDouble(one -> one.hourlyPrice() * one.hours()).sum()),
                full(nodes, NodePacking.Room::cores),
                full(nodes, NodePacking.Room::memoryGib)));
    return table.render();
  }

  private static String full(List<Node> nodes, Function<NodePacking.Room, Double> amount) {
    double used = nodes.stream().mapToDouble(node -> amount.apply(node.used())).sum();
    double room = nodes.stream().mapToDouble(node -> amount.apply(node.allocatable())).sum();
    return Figures.percent(used / room);
  }

  private Markup nodes(List<Node> some) {
    return Markup.of(
        "<ul class=\"nodes\">\n%s</ul>\n", Markup.join(some.stream().map(this::node).toList()));
  }

  private Markup node(Node node) {
    List<String> names = new ArrayList<>();
    List<Placement> largest = largestFirst(node);
    largest.stream()
        .limit(MOST_NAMED)
        .forEach(one -> names.add(one.workload() + (one.pods() > 1 ? " × " + one.pods() : "")));
    if (node.workloads().size() > MOST_NAMED) {
      names.add((node.workloads().size() - MOST_NAMED) + " more");
    }
    return Markup.of(
        "<li><p><strong>%s</strong> <span class=\"soft\">%s, %s, %s a month</span></p>%s%s"
            + "<p class=\"on\">%s</p></li>\n",
        node.name(),
        node.type(),
        node.zone(),
        Figures.money(HOURS_PER_MONTH * node.hourlyPrice() * node.hours()),
        track(
            node,
            "CPU",
            String.format(
                Locale.ROOT, "%.2f of %.2f cores", node.used().cores(), node.allocatable().cores()),
            new Amounts(
                node.allocatable().cores(),
                node.used().cores(),
                size -> size.compute().cpuRequest().orElse(0.0))),
        track(
            node,
            "memory",
            String.format(
                Locale.ROOT,
                "%.2f of %.2f GiB",
                node.used().memoryGib(),
                node.allocatable().memoryGib()),
            new Amounts(
                node.allocatable().memoryGib(),
                node.used().memoryGib(),
                size -> size.compute().memoryRequestMib().orElse(0.0) / MIB_PER_GIB)),
        String.join(", ", names));
  }

  private List<Placement> largestFirst(Node node) {
    return node.workloads().stream()
        .sorted(
            Comparator.comparingDouble((Placement one) -> -part(node, one))
                .thenComparing(Placement::workload))
        .toList();
  }

  /** The mean of its parts of CPU and memory. */
  private double part(Node node, Placement placement) {
    WorkloadSize size = sizes.get(placement.workload());
    return size == null
        ? 0
        : placement.pods()
            * (size.compute().cpuRequest().orElse(0.0) / node.allocatable().cores()
                + size.compute().memoryRequestMib().orElse(0.0)
                    / MIB_PER_GIB
                    / node.allocatable().memoryGib());
  }

  /** How much there is, is used, and one pod requests. */
  private record Amounts(double room, double used, Function<WorkloadSize, Double> request) {}

  private Markup track(Node node, String what, String words, Amounts amounts) {
    List<Markup> pieces = new ArrayList<>();
    double left = 0;
    for (Placement one : largestFirst(node)) {
      WorkloadSize size = sizes.get(one.workload());
      if (size == null || pieces.size() == MOST_PIECES) {
        break;
      }
      double width = 100 * amounts.request().apply(size) * one.pods() / amounts.room();
      pieces.add(piece(left, width, one.workload()));
      left += width;
    }
    double rest = 100 * amounts.used() / amounts.room() - left;
    if (rest > 0.5 && (pieces.size() == MOST_PIECES || pieces.isEmpty())) {
      pieces.add(piece(left, rest, "others"));
    }
    return Markup.of(
        "<div class=\"fill\"><span>%s</span><span class=\"track\" aria-hidden=\"true\">%s</span>"
            + "<span>%s, %s</span></div>",
        what, Markup.join(pieces), words, Figures.percent(amounts.used() / amounts.room()));
  }

  private static Markup piece(double left, double width, String name) {
    return Markup.of(
        "<span class=\"piece\" style=\"left:%.2f%%;width:%.2f%%\" title=\"%s\"></span>",
        Math.min(100, left), Math.max(0.3, Math.min(100 - left, width)), name);
  }
}
