package dev.lepton.plan.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus with three hours of what node_exporter, cAdvisor and Micrometer say. */
class PrometheusServerIT {
  private static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");
  private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
  private static final int MINUTES = 180;
  private static final String NODE = "instance=\"10.0.0.7:9100\"";
  private static final String POD =
      "namespace=\"shop\",container=\"web\",name=\"k8s\",pod=\"web-7d9c6b8f5d-";

  @TempDir static Path folder;

  private static final List<String> LINES = new ArrayList<>();
  private static long start;
  private static Process server;
  private static UsageData data;

  @BeforeAll
  static void askPrometheus() throws IOException, InterruptedException {
    assumeTrue(
        Files.isExecutable(PROMETHEUS) && Files.isExecutable(PROMTOOL),
        "skipped: there is no Prometheus");
    start = Instant.now().getEpochSecond() / 60 * 60 - 60L * MINUTES;
    write();
    int port = freePort();
    Files.writeString(folder.resolve("prometheus.yml"), "global: {}\n");
    server =
        new ProcessBuilder(
                PROMETHEUS.toString(),
                "--config.file=" + folder.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .start();
    awaitReady();
    data =
        new PrometheusUsage(
                new PrometheusSource(
                    URI.create("http://127.0.0.1:" + port),
                    // Twenty minutes after everything went down.
                    Instant.ofEpochSecond(start + 60L * (MINUTES + 20)),
                    Duration.ofMinutes(MINUTES + 10),
                    Duration.ofMinutes(1),
                    Optional.empty()),
                name -> Allocation.unknown())
            .read();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (server != null) {
      server.destroy();
      if (!server.waitFor(20, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    }
  }

  private static void write() throws IOException, InterruptedException {
    series("counter", "node_cpu_seconds_total", NODE + ",cpu=\"0\",mode=\"idle\"", i -> 48 * i);
    more("node_cpu_seconds_total", NODE + ",cpu=\"1\",mode=\"idle\"", i -> 48 * i);
    more("node_cpu_seconds_total", NODE + ",cpu=\"0\",mode=\"user\"", i -> 12 * i);
    more("node_cpu_seconds_total", NODE + ",cpu=\"1\",mode=\"user\"", i -> 12 * i);
    series("gauge", "node_memory_MemTotal_bytes", NODE, i -> 16.0 * (1L << 30));
    series("gauge", "node_memory_MemAvailable_bytes", NODE, i -> 12.0 * (1L << 30));
    series("gauge", "node_uname_info", NODE + ",nodename=\"web1\"", i -> 1);
    series(
        "counter", "node_network_transmit_bytes_total", NODE + ",device=\"eth0\"", i -> 75e6 * i);
    series("counter", "container_cpu_usage_seconds_total", POD + "x2k4p\"", i -> 15 * i);
    more("container_cpu_usage_seconds_total", POD + "bbbbb\"", i -> 30 * i);
    series("gauge", "container_memory_working_set_bytes", POD + "x2k4p\"", i -> 3e8);
    series("gauge", "container_spec_memory_limit_bytes", POD + "x2k4p\"", i -> 512.0 * (1 << 20));
    series("counter", "container_oom_events_total", POD + "x2k4p\"", i -> i < 90 ? 0 : 1);
    series("gauge", "jvm_memory_used_bytes", POD + "x2k4p\",area=\"heap\"", i -> 1e8 + i * 1e5);
    LINES.add("# EOF");
    Path text = folder.resolve("metrics.txt");
    Files.write(text, LINES);
    Process blocks =
        new ProcessBuilder(
                PROMTOOL.toString(),
                "tsdb",
                "create-blocks-from",
                "openmetrics",
                text.toString(),
                folder.resolve("data").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("promtool.log").toFile())
            .start();
    assertThat(blocks.waitFor()).as("see promtool.log").isZero();
  }

  private static void series(String type, String name, String labels, IntToDoubleFunction value) {
    String family = name.replaceFirst("_total$", "");
    LINES.add("# TYPE " + family + " " + type);
    more(name, labels, value);
  }

  private static void more(String name, String labels, IntToDoubleFunction value) {
    for (int i = 0; i < MINUTES; i++) {
      LINES.add(
          String.format(
              Locale.ROOT, "%s{%s} %s %d", name, labels, value.applyAsDouble(i), start + 60L * i));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void awaitReady() throws IOException {
    BufferedReader log =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder all = new StringBuilder();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      all.append(line).append('\n');
      if (line.contains("Server is ready to receive web requests")) {
        return;
      }
    }
    throw new AssertionError("Prometheus ended: " + all);
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
