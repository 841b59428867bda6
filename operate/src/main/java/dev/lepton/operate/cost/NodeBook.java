package dev.lepton.operate.cost;

import dev.lepton.model.operation.CostReport.Node;
import dev.lepton.operate.cost.ClusterUse.NodeUse;
import java.util.Optional;

/** What one node cost and how much of it was used. Not thread-safe. */
final class NodeBook {
  private final NodeUse node;
  private final Optional<UnitPrice> price;
  private final String fix;
  private double hours;
  private long workload;
  private long idle;
  private double scaled = 1;
  private int scaledSteps;

  NodeBook(NodeUse node, PriceBook prices) {
    this.node = node;
    this.price = prices.node(node.facts());
    this.fix = prices.fix(node.facts());
  }

  Optional<UnitPrice> price() {
    return price;
  }

  String fix() {
    return fix;
  }

  NodeFacts facts() {
    return node.facts();
  }

  double hours() {
    return hours;
  }

  double scaled() {
    return scaled;
  }

  int scaledSteps() {
    return scaledSteps;
  }

  void there(double more) {
    hours += more;
  }

  void add(long workloadNanos, long idleNanos, double factor) {
    workload += workloadNanos;
    idle += idleNanos;
    // A thousandth more than all there is, is the noise of measuring.
    if (factor > 1.001) {
      scaled = Math.max(scaled, factor);
      scaledSteps++;
    }
  }

  Node document() {
    return new Node(
        facts().name(),
        facts().instanceType(),
        facts().region(),
        node.has().cores(),
        node.has().memoryGib(),
        price.map(UnitPrice::usd),
        price.map(UnitPrice::source).orElse("not priced: " + fix),
        hours,
        Nanos.usd(workload),
        Nanos.usd(idle),
        scaled);
  }
}
