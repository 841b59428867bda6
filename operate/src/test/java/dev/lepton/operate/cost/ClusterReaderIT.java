package dev.lepton.operate.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lepton.model.error.LeptonException;
import dev.lepton.model.operation.CostReport;
import dev.lepton.model.operation.CostReport.Row;
import dev.lepton.operate.rightsize.Deployed;
import dev.lepton.operate.rightsize.DeployedReader;
import dev.lepton.prometheus.RealPrometheus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus with a day of a small cluster, in which four hours are missing. */
class ClusterReaderIT {
  private static final int MINUTES = 24 * 60;
  private static final Instant START = Instant.parse("2026-11-02T00:00:00Z");
  private static final double GIB = 1L << 30;
  private static final String WEB = "namespace=\"shop\",pod=\"web-7d9c6b8f5d-x2k4p\"";
  private static final String DB = "namespace=\"shop\",pod=\"db-0\"";
  private static final String JOB = "namespace=\"shop\",pod=\"job-1\"";
  private static final String CPU = ",container=\"main\",resource=\"cpu\"";
  private static final String MEMORY = ",container=\"main\",resource=\"memory\"";

  @TempDir static Path folder;

  private static RealPrometheus server;
  private static CostReport report;
  private static List<Deployed> deployed;

  @BeforeAll
  static void askPrometheus() throws IOException, InterruptedException {
    assumeTrue(RealPrometheus.isHere(), "skipped: there is no Prometheus");
    server = RealPrometheus.over(folder, history());
    Steps steps = new Steps(START, Duration.ofHours(1), 24);
    ClusterUse use = new ClusterReader(server.source(), steps).read();
    PriceBook prices = new SmallPrices(Map.of("one", 0.20, "two", 0.10), Optional.empty());
    report = new CostCalculator(use, prices, CostSettings.plain()).report();
    deployed = new DeployedReader(server.source(), steps).read();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (server != null) {
      server.close();
    }
  }

  /** From 10:00 to 14:00 nothing was scraped. */
  private static IntToDoubleFunction scraped(IntToDoubleFunction value) {
    return i -> i >= 600 && i < 840 ? Double.NaN : value.applyAsDouble(i);
  }

  private static RealPrometheus.History history() {
    double even = 4 * ResourceRates.BASE.cpu() / ResourceRates.BASE.memory() * GIB;
    IntToDoubleFunction one = scraped(i -> 1);
    return new RealPrometheus.History(START.getEpochSecond() + 60, 60, MINUTES)
        .first(
            "gauge", "kube_node_status_capacity", "node=\"one\",resource=\"cpu\"", scraped(i -> 4))
        .more("kube_node_status_capacity", "node=\"one\",resource=\"memory\"", scraped(i -> even))
        // There for the last six hours.
        .more(
            "kube_node_status_capacity",
            "node=\"two\",resource=\"cpu\"",
            i -> i < 18 * 60 ? Double.NaN : 2)
        .more(
            "kube_node_status_capacity",
            "node=\"two\",resource=\"memory\"",
            i -> i < 18 * 60 ? Double.NaN : 4 * GIB)
        .first("gauge", "kube_pod_info", WEB + ",node=\"one\"", one)
        .more("kube_pod_info", DB + ",node=\"one\"", one)
        .more("kube_pod_info", JOB + ",node=\"one\"", one)
        .first("gauge", "kube_pod_labels", WEB + ",label_app_kubernetes_io_part_of=\"store\"", one)
        .first(
            "gauge",
            "kube_pod_owner",
            WEB + ",owner_kind=\"ReplicaSet\",owner_name=\"web-7d9c6b8f5d\"",
            one)
        .more("kube_pod_owner", DB + ",owner_kind=\"StatefulSet\",owner_name=\"db\"", one)
        .first(
            "gauge",
            "kube_replicaset_owner",
            "namespace=\"shop\",replicaset=\"web-7d9c6b8f5d\",owner_kind=\"Deployment\",owner_name=\"web\"",
            one)
        .first("gauge", "kube_pod_container_resource_requests", WEB + CPU, one)
        .more("kube_pod_container_resource_requests", WEB + MEMORY, scraped(i -> GIB))
        .more("kube_pod_container_resource_requests", DB + CPU, scraped(i -> 0.5))
        // Has ended, and takes no room.
        .more("kube_pod_container_resource_requests", JOB + CPU, scraped(i -> 3))
        .first("gauge", "kube_pod_status_phase", JOB + ",phase=\"Succeeded\"", one)
        .more("kube_pod_status_phase", WEB + ",phase=\"Succeeded\"", scraped(i -> 0))
        // Two cores, though it asks for one; its counter begins anew at 05:00 and 20:00.
        .first(
            "counter",
            "container_cpu_usage_seconds_total",
            WEB + ",container=\"main\"",
            scraped(i -> 120 * (i < 300 ? i : i < 1200 ? i - 300 : i - 1200)))
        .first(
            "gauge",
            "container_memory_working_set_bytes",
            DB + ",container=\"main\"",
            scraped(i -> 2 * GIB))
        .first(
            "gauge",
            "kube_deployment_spec_replicas",
            "namespace=\"shop\",deployment=\"web\"",
            scraped(i -> 3));
  }

  private static Row row(String name) {
    return report.rows().stream()
        .filter(row -> row.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not in " + report.rows()));
  }

  /** Prometheus holds a last sample for five minutes, which count. */
  @Test
  void hoursWithoutSamplesAreLeftOutAndSaid() {
    assertThat(report.notes()).contains("3.9 h of 24 h have no samples: figures cover 20.1 h");
    // One at $0.20 for 20 h, two at $0.10 for the 6 h it was there.
    assertThat(report.total().totalUsd()).isCloseTo(20 * 0.20 + 6 * 0.10, within(0.03));
    assertThat(report.nodes().get(0).hours()).isCloseTo(20, within(0.1));
    assertThat(report.nodes().get(1).hours()).isCloseTo(6, within(0.05));
  }

  /** Two cores of four at half of $0.20 an hour: $0.05 an hour, resets or not. */
  @Test
  void usageAboveTheRequestIsChargedAndResetsAreSeenThrough() {
    assertThat(row("store").parts().cpuUsd()).isCloseTo(20 * 0.05, within(0.05));
    assertThat(row("store").use().coreHoursRequested()).isCloseTo(20, within(0.1));
    assertThat(row("store").use().coreHoursUsed()).isCloseTo(40, within(1.0));
  }

  @Test
  void whatHasNoLabelIsNamedByItsOwner() {
    // 2 GiB used of 29.84 GiB that cost $0.10 an hour.
    double gib = 2 / (4 * ResourceRates.BASE.cpu() / ResourceRates.BASE.memory());
    assertThat(row("shop/db").parts().memoryUsd()).isCloseTo(20 * 0.10 * gib, within(0.005));
    assertThat(row("shop/db").parts().cpuUsd()).isCloseTo(20 * 0.5 / 4 * 0.10, within(0.005));
  }

  @Test
  void whatHasEndedCostsNothing() {
    assertThat(report.rows()).extracting(Row::name).doesNotContain("shop/job-1");
  }

  @Test
  void whatIsDeployedIsReadWithItsReplicas() {
    assertThat(deployed).hasSize(2);
    Deployed web =
        deployed.stream()
            .filter(one -> one.target().name().equals("web"))
            .findFirst()
            .orElseThrow();
    assertThat(web.replicas()).isEqualTo(3);
    assertThat(web.target().kind()).isEqualTo("Deployment");
    assertThat(web.asked().cores()).hasValue(1);
    assertThat(web.asked().memoryMib()).hasValue(1024);
    assertThat(web.bytesPerSecond()).isEmpty();
  }

  @Test
  void aTimeOfWhichNothingIsKnownIsRefused() {
    Steps before = new Steps(START.minus(Duration.ofDays(30)), Duration.ofHours(1), 24);

    assertThatThrownBy(() -> new ClusterReader(server.source(), before).read())
        .isInstanceOf(LeptonException.class)
        .hasMessageContaining("Prometheus knows no node");
  }
}
