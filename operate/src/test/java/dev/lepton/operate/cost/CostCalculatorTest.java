package dev.lepton.operate.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.model.operation.CostReport;
import dev.lepton.model.operation.CostReport.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CostCalculatorTest {
  /** As much CPU as memory at base rates: half of the price is for each. */
  private static final Resources EVEN =
      new Resources(4, 4 * ResourceRates.BASE.cpu() / ResourceRates.BASE.memory(), 0);

  private static final double TOLERANCE = 1e-6;

  /** By hand: a node of $0.20 for 24 h is $4.80; 1 of 4 cores is asked for, 2 are used. */
  @Test
  void theLargerOfRequestAndUsageIsCharged() {
    SmallCluster cluster =
        new SmallCluster(24)
            .node("one", EVEN, 1)
            .container("shop", 0, new Resources(1, EVEN.memoryGib() / 2, 0), 2, 0);

    CostReport report = report(cluster, prices(0.20), CostSettings.plain());

    Row shop = row(report, "shop");
    assertThat(shop.parts().cpuUsd()).isCloseTo(1.20, within(TOLERANCE));
    assertThat(shop.parts().memoryUsd()).isCloseTo(1.20, within(TOLERANCE));
    assertThat(report.total().idleUsd()).isCloseTo(2.40, within(TOLERANCE));
    assertThat(report.total().totalUsd()).isCloseTo(4.80, within(TOLERANCE));
    assertThat(report.total().monthlyUsd()).isCloseTo(146, within(1e-4));
    assertThat(shop.use().coreHoursRequested()).isCloseTo(24, within(TOLERANCE));
    assertThat(shop.use().coreHoursUsed()).isCloseTo(48, within(TOLERANCE));
  }

  @Test
  void idleIsSharedOutToWhatRunsOnTheNode() {
    SmallCluster cluster =
        new SmallCluster(1)
            .node("one", EVEN, 1)
            .node("two", EVEN, 1)
            .container("shop", 0, new Resources(1, 1, 0), 0, 0)
            .container("blog", 1, new Resources(4, EVEN.memoryGib(), 0), 0, 0);
    PriceBook prices = new SmallPrices(Map.of("one", 0.20, "two", 0.20), Optional.empty());

    CostReport report =
        report(cluster, prices, new CostSettings(Grouping.APPLICATION, true, false, Set.of()));

    assertThat(row(report, "shop").totalUsd()).isCloseTo(0.20, within(TOLERANCE));
    assertThat(row(report, "blog").parts().idleUsd()).isZero();
    assertThat(report.rows()).extracting(Row::name).containsExactlyInAnyOrder("shop", "blog");
    assertThat(report.total().idleUsd()).isGreaterThan(0.1);
  }

  @Test
  void sharedNamespacesArePaidByTheOthers() {
    SmallCluster cluster =
        new SmallCluster(1)
            .node("one", EVEN, 1)
            .container("shop", 0, new Resources(2, 0, 0), 0, 0)
            .container("blog", 0, new Resources(1, 0, 0), 0, 0)
            .container("kube-system", 0, new Resources(1, 0, 0), 0, 0);

    CostReport report =
        report(
            cluster,
            prices(0.24),
            new CostSettings(Grouping.APPLICATION, false, false, Set.of("kube-system")));

    // $0.12 of CPU: 0.06 and 0.03 of their own, 0.03 of the shared one by 2 to 1.
    assertThat(row(report, "shop").totalUsd()).isCloseTo(0.08, within(TOLERANCE));
    assertThat(row(report, "blog").totalUsd()).isCloseTo(0.04, within(TOLERANCE));
  }

  @Test
  void whatHasNoPriceIsListedAndNotCounted() {
    SmallCluster cluster =
        new SmallCluster(10)
            .node("one", EVEN, 1)
            .container("shop", 0, new Resources(1, 1, 0), 0, 0)
            .beside("shop", 100, 1, 2);

    CostReport report =
        report(cluster, new SmallPrices(Map.of(), Optional.empty()), CostSettings.plain());

    assertThat(report.total().totalUsd()).isZero();
    assertThat(row(report, "shop").use().coreHoursNotPriced()).isCloseTo(10, within(TOLERANCE));
    assertThat(report.notPriced())
        .extracting(CostReport.NotPriced::what)
        .containsExactly(
            "nodes of type m5.large",
            "volumes of class fast",
            "load balancer shop/front",
            "what pods send",
            "the control plane");
  }

  @Test
  void hoursWithoutSamplesAreSaid() {
    double[] known = new double[24];
    java.util.Arrays.fill(known, 4, 24, 1);
    SmallCluster cluster = new SmallCluster(24).node("one", EVEN, known).known(known);

    CostReport report = report(cluster, prices(0.10), CostSettings.plain());

    assertThat(report.notes()).contains("4 h of 24 h have no samples: figures cover 20 h");
    assertThat(report.window().coveredHours()).isEqualTo(20);
    assertThat(report.total().totalUsd()).isCloseTo(2, within(TOLERANCE));
    assertThat(report.total().monthlyUsd()).isCloseTo(73, within(1e-4));
  }

  @Test
  void anOvercommittedNodeIsExplained() {
    SmallCluster cluster =
        new SmallCluster(2)
            .node("one", EVEN, 1)
            .container("shop", 0, new Resources(6, 0, 0), 0, 0)
            .container("blog", 0, new Resources(2, 0, 0), 0, 0);

    CostReport report = report(cluster, prices(0.20), CostSettings.plain());

    assertThat(report.notes())
        .anyMatch(note -> note.startsWith("one is over-committed in 2 of 2 steps, by up to 100 %"));
    assertThat(row(report, "shop").totalUsd()).isCloseTo(0.15, within(TOLERANCE));
    assertThat(report.nodes().get(0).overcommitted()).isEqualTo(2);
  }

  /** One workload of a random cluster. */
  record Pod(int application, int node, Resources asks, double coresUsed, double gibUsed) {}

  /** The bar: 10,000 random clusters. */
  @Property(tries = 10_000)
  void nothingIsNegativeAndPartsAddUp(
      @ForAll @Size(min = 1, max = 3) List<@DoubleRange(min = 0, max = 1) Double> nodes,
      @ForAll @Size(max = 6) List<@From("pods") Pod> pods,
      @ForAll @IntRange(min = 1, max = 30) int hours,
      @ForAll @DoubleRange(min = 0, max = 40) double price,
      @ForAll @IntRange(min = 0, max = 31) int choices) {
    SmallCluster cluster = new SmallCluster(hours);
    for (int i = 0; i < nodes.size(); i++) {
      cluster.node("node" + i, EVEN, nodes.get(i));
    }
    for (Pod pod : pods) {
      String name = "app" + pod.application();
      int node = pod.node() % (nodes.size() + 1) - 1;
      cluster.container(name, node, pod.asks(), pod.coresUsed(), pod.gibUsed());
      cluster.beside(name, pod.gibUsed(), 1, pod.coresUsed());
    }
    PriceBook prices =
        new SmallPrices(
            (choices & 8) == 0
                ? Map.of("node0", price, "node1", price / 3, "node2", 0.0)
                : Map.of("node1", price),
            (choices & 16) == 0 ? Optional.of(0.01) : Optional.empty());
    CostSettings settings =
        new CostSettings(
            Grouping.APPLICATION,
            (choices & 1) != 0,
            (choices & 2) != 0,
            (choices & 4) != 0 ? Set.of("app0") : Set.of());

    CostReport report = report(cluster, prices, settings);

    CostReport.Total total = report.total();
    near(total.workloadUsd() + total.idleUsd() + total.overheadUsd(), total.totalUsd());
    near(report.rows().stream().mapToDouble(Row::totalUsd).sum(), total.totalUsd());
    near(report.days().stream().mapToDouble(CostReport.Day::totalUsd).sum(), total.totalUsd());
    double assets = 0;
    for (CostReport.Node node : report.nodes()) {
      assertThat(node.workloadUsd()).isNotNegative();
      assertThat(node.idleUsd()).isNotNegative();
      near(node.workloadUsd() + node.idleUsd(), node.hourlyUsd().orElse(0.0) * node.hours());
      assets += node.idleUsd();
    }
    near(assets, total.idleUsd());
    for (Row row : report.rows()) {
      for (double part : parts(row)) {
        assertThat(part).isNotNegative();
      }
      near(java.util.Arrays.stream(parts(row)).sum(), row.totalUsd());
      near(row.days().stream().mapToDouble(CostReport.RowDay::usd).sum(), row.totalUsd());
    }
  }

  private static void near(double one, double other) {
    assertThat(one).isCloseTo(other, within(TOLERANCE));
  }

  private static double[] parts(Row row) {
    CostReport.Parts parts = row.parts();
    return new double[] {
      parts.cpuUsd(),
      parts.memoryUsd(),
      parts.gpuUsd(),
      parts.storageUsd(),
      parts.loadBalancerUsd(),
      parts.networkUsd(),
      parts.idleUsd(),
      parts.overheadUsd()
    };
  }

  @Provide
  Arbitrary<Pod> pods() {
    Arbitrary<Resources> asks =
        Combinators.combine(
                Arbitraries.doubles().between(0, 3), Arbitraries.doubles().between(0, 30))
            .as((cores, gib) -> new Resources(cores, gib, 0));
    return Combinators.combine(
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 3),
            asks,
            Arbitraries.doubles().between(0, 5),
            Arbitraries.doubles().between(0, 40))
        .as(Pod::new);
  }

  private static SmallPrices prices(double node) {
    return new SmallPrices(Map.of("one", node), Optional.empty());
  }

  private static CostReport report(SmallCluster cluster, PriceBook prices, CostSettings settings) {
    return new CostCalculator(cluster.use(), prices, settings).report();
  }

  private static Row row(CostReport report, String name) {
    return report.rows().stream()
        .filter(row -> row.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not in " + report.rows()));
  }
}
