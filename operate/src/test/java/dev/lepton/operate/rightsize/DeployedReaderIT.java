package dev.lepton.operate.rightsize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lepton.model.operation.RightsizeReport.Recommendation;
import dev.lepton.operate.cost.Steps;
import dev.lepton.prometheus.RealPrometheus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers of a real Prometheus over two hours of made-up samples. */
final class DeployedReaderIT {
  private static final int MINUTES = 120;
  private static final String POD = "namespace=\"shop\",pod=\"web-0\"";
  private static final String OWNER = ",owner_kind=\"StatefulSet\",owner_name=\"web\"";
  private static final String DB_OWNER = ",owner_kind=\"StatefulSet\",owner_name=\"db\"";
  private static final String CONTAINER = POD + ",container=\"main\"";
  @TempDir static Path folder;
  private static RealPrometheus server;
  private static Steps steps;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    assumeTrue(RealPrometheus.isHere(), "skipped: there is no Prometheus");
    long start = Instant.now().getEpochSecond() / 3600 * 3600 - 2 * 3600;
    server = RealPrometheus.over(folder, history(start + 60));
    steps = new Steps(Instant.ofEpochSecond(start), Duration.ofHours(1), 2);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (server != null) {
      server.close();
    }
  }

  private static RealPrometheus.History history(long start) {
    return new RealPrometheus.History(start, 60, MINUTES)
        .first("gauge", "kube_pod_owner", POD + OWNER, i -> 1)
        .more("kube_pod_owner", "namespace=\"shop\",pod=\"web-1\"" + OWNER, i -> 1)
        .more("kube_pod_owner", "namespace=\"shop\",pod=\"db-0\"" + DB_OWNER, i -> 1)
        .more("kube_pod_owner", "namespace=\"shop\",pod=\"db-1\"" + DB_OWNER, i -> 1)
        .first("gauge", "kube_node_info", "node=\"one\"", i -> 1)
        .more("kube_node_info", "node=\"two\"", i -> 1)
        .first("gauge", "kube_pod_info", POD + ",node=\"one\"", i -> 1)
        .more("kube_pod_info", "namespace=\"shop\",pod=\"web-1\",node=\"one\"", i -> 1)
        .more("kube_pod_info", "namespace=\"shop\",pod=\"db-0\",node=\"one\"", i -> 1)
        // Has moved away from the other one an hour ago.
        .more(
            "kube_pod_info",
            "namespace=\"shop\",pod=\"db-1\",node=\"two\"",
            i -> i < 90 ? 1 : Double.NaN)
        .more(
            "kube_pod_info",
            "namespace=\"shop\",pod=\"db-1\",node=\"one\"",
            i -> i < 90 ? Double.NaN : 1)
        .first(
            "gauge", "kube_pod_container_resource_limits", CONTAINER + ",resource=\"cpu\"", i -> 1)
        .more(
            "kube_pod_container_resource_limits",
            POD + ",container=\"side\",resource=\"cpu\"",
            i -> 1)
        .first("counter", "container_cpu_cfs_periods_total", CONTAINER, i -> 600.0 * i)
        .first("counter", "container_cpu_cfs_throttled_periods_total", CONTAINER, i -> 240.0 * i);
  }

  @Test
  void podsThatHaveLongBeenOnOneNodeAreFound() {
    List<Recommendation> found = new PlacementReader(server.source(), steps).read();

    assertThat(found).extracting(one -> one.target().name()).containsExactly("web");
    assertThat(found.get(0).reason()).contains("all 2 pods are on one node");
  }

  @Test
  void howOftenALimitHoldsAContainerBackIsKnown() {
    List<Deployed> found = new DeployedReader(server.source(), steps).read();

    assertThat(found).hasSize(2);
    assertThat(found.get(0).target().container()).isEqualTo("main");
    assertThat(found.get(0).throttled()).isCloseTo(0.4, within(0.01));
    assertThat(found.get(1).throttled()).isZero();
  }
}
