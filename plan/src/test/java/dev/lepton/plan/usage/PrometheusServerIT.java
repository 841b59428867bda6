package dev.lepton.plan.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lepton.prometheus.RealPrometheus;
import dev.lepton.prometheus.TimeWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus with three hours of what node_exporter, cAdvisor and Micrometer say. */
class PrometheusServerIT {
  private static final int MINUTES = 180;
  private static final String NODE = "instance=\"10.0.0.7:9100\"";
  private static final String GAPS = "instance=\"10.0.0.8:9100\"";
  private static final String IDLE_ONLY = "instance=\"10.0.0.9:9100\"";
  private static final String POD =
      "namespace=\"shop\",container=\"web\",name=\"k8s\",pod=\"web-7d9c6b8f5d-";

  @TempDir static Path folder;

  private static UsageData data;

  @BeforeAll
  static void askPrometheus() throws IOException, InterruptedException {
    assumeTrue(RealPrometheus.isHere(), "skipped: there is no Prometheus");
    long start = Instant.now().getEpochSecond() / 60 * 60 - 60L * MINUTES;
    try (RealPrometheus server = RealPrometheus.over(folder, history(start))) {
      // Twenty minutes after everything went down.
      Instant end = Instant.ofEpochSecond(start + 60L * (MINUTES + 20));
      TimeWindow window =
          new TimeWindow(end, Duration.ofMinutes(MINUTES + 10), Duration.ofMinutes(1));
      data = new PrometheusUsage(server.source(), window, name -> Allocation.unknown()).read();
    }
  }

  private static RealPrometheus.History history(long start) {
    return new RealPrometheus.History(start, 60, MINUTES)
        .first("counter", "node_cpu_seconds_total", NODE + ",cpu=\"0\",mode=\"idle\"", i -> 48 * i)
        .more("node_cpu_seconds_total", NODE + ",cpu=\"1\",mode=\"idle\"", i -> 48 * i)
        .more("node_cpu_seconds_total", NODE + ",cpu=\"0\",mode=\"user\"", i -> 12 * i)
        .more("node_cpu_seconds_total", NODE + ",cpu=\"1\",mode=\"user\"", i -> 12 * i)
        .more("node_cpu_seconds_total", GAPS + ",cpu=\"0\",mode=\"idle\"", i -> gap(i, 48))
        .more("node_cpu_seconds_total", GAPS + ",cpu=\"0\",mode=\"user\"", i -> gap(i, 12))
        .more("node_cpu_seconds_total", IDLE_ONLY + ",cpu=\"0\",mode=\"idle\"", i -> 45 * i)
        .first("gauge", "node_memory_MemTotal_bytes", NODE, i -> 16.0 * (1L << 30))
        .first("gauge", "node_memory_MemAvailable_bytes", NODE, i -> 12.0 * (1L << 30))
        .first("gauge", "node_uname_info", NODE + ",nodename=\"web1\"", i -> 1)
        .first(
            "counter",
            "node_network_transmit_bytes_total",
            NODE + ",device=\"eth0\"",
            i -> 75e6 * i)
        .first("counter", "container_cpu_usage_seconds_total", POD + "x2k4p\"", i -> 15 * i)
        .more("container_cpu_usage_seconds_total", POD + "bbbbb\"", i -> 30 * i)
        .first("gauge", "container_memory_working_set_bytes", POD + "x2k4p\"", i -> 3e8)
        .first(
            "gauge", "container_spec_memory_limit_bytes", POD + "x2k4p\"", i -> 512.0 * (1 << 20))
        .first("counter", "container_oom_events_total", POD + "x2k4p\"", i -> i < 90 ? 0 : 1)
        .first("gauge", "jvm_memory_used_bytes", POD + "x2k4p\",area=\"heap\"", i -> 1e8 + i * 1e5);
  }

  /** Every fifth to eighth minute nobody asked, and after half of the time it began anew. */
  private static double gap(int minute, int seconds) {
    return minute % 8 > 4 ? Double.NaN : seconds * (minute % (MINUTES / 2));
  }

  private static Observed workload(String name) {
    return data.workloads().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not in " + data.workloads()));
  }

  @Test
  void aMachineHasItsNameSizeAndUsage() {
    Observed web = workload("web1");

    assertThat(web.allocation().cores()).hasValue(2);
    assertThat(web.allocation().memoryMib()).hasValue(16384);
    // 48 of 60 seconds idle.
    assertThat(web.all(UsageMetric.CPU_PERCENT).get(0).max()).isCloseTo(20, within(1e-6));
    assertThat(web.memoryMib().get(0).max()).isCloseTo(4096, within(1e-6));
    assertThat(web.all(UsageMetric.NETWORK_OUT_MBPS).get(0).max()).isCloseTo(10, within(1e-6));
  }

  @Test
  void timeThatWasNotMeasuredIsNoWork() {
    Observed gaps = workload("10.0.0.8");

    assertThat(gaps.all(UsageMetric.CPU_PERCENT).get(0).max()).isCloseTo(20, within(1e-6));
  }

  @Test
  void whereOnlyIdleTimeIsCollectedTheRestOfTheClockIsWork() {
    Observed lone = workload("10.0.0.9");

    assertThat(lone.all(UsageMetric.CPU_PERCENT).get(0).max()).isBetween(25.0, 100.0);
  }

  @Test
  void podsAreInstancesWithTheirCpuMemoryHeapAndKills() {
    Observed shop = workload("shop/web/web");

    assertThat(shop.instances()).hasSize(2);
    assertThat(shop.cpuCores()).hasSize(2);
    assertThat(shop.cpuCores().stream().mapToDouble(Series::max).max().orElseThrow())
        .isCloseTo(0.5, within(1e-6));
    assertThat(shop.all(UsageMetric.OOM_MIB).get(0).max()).isCloseTo(512, within(1e-6));
    assertThat(shop.all(UsageMetric.HEAP_MIB)).hasSize(1);
  }

  @Test
  void nothingWasDoubted() {
    assertThat(data.problems()).isEmpty();
    assertThat(data.usableRows()).isEqualTo(data.rows());
  }
}
