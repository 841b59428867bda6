package dev.lepton.assess.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.inventory.Metric;
import dev.lepton.model.inventory.Server;
import dev.lepton.model.secret.Secret;
import dev.lepton.prometheus.PrometheusSource;
import dev.lepton.prometheus.TimeWindow;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers in the shape that Prometheus gives them, served over HTTP. */
class PrometheusImportTest {
  private static final Instant END = Instant.parse("2026-11-29T00:00:00Z");

  private final Map<String, String> answers = new LinkedHashMap<>();
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String query =
              URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8);
          asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + query);
          String result =
              answers.entrySet().stream()
                  .filter(entry -> query.contains(entry.getKey()))
                  .map(Map.Entry::getValue)
                  .findFirst()
                  .orElse("{\"status\":\"success\",\"data\":{\"result\":[]}}");
          byte[] body = result.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Inventory read(Optional<Secret> token) {
    InventoryImporter importer = new InventoryImporter();
    importer.prometheus(
        new PrometheusSource(
            URI.create("http://localhost:" + server.getAddress().getPort() + "/"), token),
        new TimeWindow(END, Duration.ofHours(1), Duration.ofMinutes(5)));
    return importer.inventory();
  }

  private void answer(String queryPart, String metric, String values) {
    answers.put(
        queryPart,
        "{\"status\":\"success\",\"data\":{\"resultType\":\"x\",\"result\":[{\"metric\":"
            + metric
            + ","
            + values
            + "}]}}");
  }

  @Test
  void aMachineIsPutTogetherFromItsSeries() {
    String instance = "{\"instance\":\"10.0.0.1:9100\"}";
    answer(
        "node_uname_info",
        "{\"instance\":\"10.0.0.1:9100\",\"nodename\":\"web1\",\"sysname\":\"Linux\",\"machine\":\"x86_64\"}",
        "\"value\":[1764374400,\"1\"]");
    answer("count by (instance)", instance, "\"value\":[1764374400,\"4\"]");
    answer("query=node_memory_MemTotal", instance, "\"value\":[1764374400,\"8589934592\"]");
    String root = "{\"instance\":\"10.0.0.1:9100\",\"device\":\"/dev/sda1\",\"mountpoint\":\"/\"}";
    answer("query=node_filesystem_free", root, "\"value\":[1764374400,\"32212254720\"]");
    answer("query=node_filesystem_size", root, "\"value\":[1764374400,\"107374182400\"]");
    answer(
        "mode!=\"idle\"",
        instance,
        "\"values\":[[1764374100,\"10.5\"],[1764374400,\"30.5\"],[1764374700,\"NaN\"]]");

    Inventory inventory = read(Optional.empty());

    assertThat(inventory.servers()).hasSize(1);
    Server machine = inventory.servers().get(0);
    assertThat(machine.name()).isEqualTo("web1");
    assertThat(machine.hardware().cores()).contains(4);
    assertThat(machine.hardware().memoryMb()).contains(8192L);
    assertThat(machine.identity().addresses()).containsExactly("10.0.0.1");
    assertThat(machine.usage().get(Metric.CPU_PERCENT).average()).contains(20.5);
    assertThat(machine.volumes()).hasSize(1);
    assertThat(machine.volumes().get(0).capacityMb()).contains(102400L);
    assertThat(machine.volumes().get(0).usedMb()).contains(71680L);
    assertThat(inventory.notices().get(0).what()).contains("1 samples were no numbers");
  }

  @Test
  void whatAMachineThatIsDownLastSaidIsAsked() {
    read(Optional.empty());

    assertThat(asked)
        .anyMatch(
            query ->
                query.contains(
                    "node_uname_info or (last_over_time(node_uname_info[3600s])"
                        + " unless on (instance) node_uname_info)"));
  }

  @Test
  void aContainerIsNoMachine() {
    answer(
        "container_cpu_usage_seconds_total",
        "{\"namespace\":\"shop\",\"pod\":\"web-0\",\"container\":\"web\",\"name\":\"k8s_web\"}",
        "\"values\":[[1764374100,\"0.25\"]]");
    Server container = read(Optional.empty()).servers().get(0);
    assertThat(container.kind()).isEqualTo(Server.Kind.CONTAINER);
    assertThat(container.name()).isEqualTo("shop/web-0/web");
    assertThat(container.usage().get(Metric.CPU_CORES).peak()).contains(0.25);
  }

  @Test
  void theTokenIsSentAndTheWindowAsked() {
    read(Optional.of(new Secret("t0ken")));
    assertThat(asked).allMatch(request -> request.startsWith("Bearer t0ken "));
    assertThat(asked)
        .anyMatch(request -> request.contains("start=1795906800&end=1795910400&step=300"));
  }

  @Test
  void nothingFoundIsIncomplete() {
    assertThat(read(Optional.empty()).complete()).isFalse();
  }

  @Test
  void everySeriesOfAnAnswerIsTaken() {
    answers.put(
        "node_memory_MemTotal_bytes",
        "{\"data\":{\"resultType\":\"vector\",\"stats\":[{\"status\":\"x\"}],\"result\":[{\"metric\":{\"instance\":\"a\"},"
            + "\"value\":[1,\"1\"]},{\"metric\":{\"instance\":\"b\"},\"value\":[1,\"1\"]}]},\"status\":\"success\"}");
    assertThat(read(Optional.empty()).servers()).extracting(Server::name).containsExactly("a", "b");
  }
}
