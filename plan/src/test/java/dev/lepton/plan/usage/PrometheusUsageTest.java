package dev.lepton.plan.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers in the shape that Prometheus documents, served over HTTP. */
class PrometheusUsageTest {
  private static final Instant END = Instant.parse("2026-11-29T00:00:00Z");
  private static final String NOTHING = "{\"status\":\"success\",\"data\":{\"result\":[]}}";

  private final Map<String, String> answers = new LinkedHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
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
          byte[] body =
              answers.entrySet().stream()
                  .filter(entry -> query.contains(entry.getKey()))
                  .map(Map.Entry::getValue)
                  .findFirst()
                  .orElse(NOTHING)
                  .getBytes(StandardCharsets.UTF_8);
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

  private UsageData read(Duration window, Duration step) {
    return new PrometheusUsage(
            new PrometheusSource(
                URI.create("http://localhost:" + server.getAddress().getPort()),
                Optional.of(new Secret("t0ken"))),
            new TimeWindow(END, window, step),
            server -> Allocation.unknown())
        .read();
  }

  private UsageData read() {
    return read(Duration.ofHours(1), Duration.ofMinutes(5));
  }

  private void answer(String queryPart, String... series) {
    answers.put(
        queryPart,
        "{\"status\":\"success\",\"data\":{\"resultType\":\"x\",\"result\":["
            + String.join(",", series)
            + "]}}");
  }

  private static String series(String labels, String values) {
    return "{\"metric\":{" + labels + "}," + values + "}";
  }

  @Test
  void aMachineIsCalledByItsOwnName() {
    String at = "\"instance\":\"10.0.0.1:9100\"";
    answer("node_uname_info", series(at + ",\"nodename\":\"web1\"", "\"value\":[1,\"1\"]"));
    answer("mode!=\"idle\"", series(at, "\"values\":[[100,\"10.5\"],[400,\"NaN\"],[700,\"30\"]]"));
    answer("MemAvailable", series(at, "\"values\":[[100,\"2048\"],[400,\"2100\"]]"));
    answer("count by (instance)", series(at, "\"value\":[1,\"4\"]"));

    UsageData data = read();

    Observed web = data.workloads().get(0);
    assertThat(web.name()).isEqualTo("web1");
    assertThat(web.cpuCores().get(0).values()).containsExactly(0.42, 1.2);
    assertThat(web.allocation().cores()).hasValue(4);
    assertThat(data.rows()).isEqualTo(5);
    assertThat(data.usableRows()).isEqualTo(4);
    assertThat(data.problems()).anyMatch(one -> one.what().contains("1 samples were no numbers"));
  }

  @Test
  void podsOfADeploymentAreOneWorkload() {
    String shop = "\"namespace\":\"shop\",\"container\":\"web\",\"name\":\"k\",\"pod\":";
    answer(
        "container_cpu_usage",
        series(shop + "\"web-7d9c6b8f5d-x2k4p\"", "\"values\":[[100,\"0.25\"]]"),
        series(shop + "\"web-7d9c6b8f5d-bbbbb\"", "\"values\":[[100,\"0.5\"]]"));
    answer(
        "kube_pod_container_resource_requests{resource=\"cpu\"}",
        series(shop + "\"web-7d9c6b8f5d-x2k4p\"", "\"value\":[1,\"0.75\"]"));
    answer(
        "kube_horizontalpodautoscaler_info",
        series("\"namespace\":\"shop\",\"scaletargetref_name\":\"web\"", "\"value\":[1,\"1\"]"));
    answer(
        "area=\"heap\"", series(shop + "\"web-7d9c6b8f5d-x2k4p\"", "\"values\":[[100,\"200\"]]"));

    Observed web = read().workloads().get(0);

    assertThat(web.name()).isEqualTo("shop/web/web");
    assertThat(web.instances()).hasSize(2);
    assertThat(web.allocation().cores()).hasValue(0.75);
    assertThat(web.autoscaled()).isTrue();
    assertThat(web.all(UsageMetric.HEAP_MIB).get(0).max()).isEqualTo(200);
  }

  @Test
  void aLongWindowIsAskedForInPartsThatDoNotOverlap() {
    read(Duration.ofHours(336), Duration.ofSeconds(75));

    List<String> ranges =
        asked.stream()
            .filter(one -> one.contains("container_memory"))
            .filter(one -> one.contains("start="))
            .toList();
    assertThat(ranges).hasSize(2);
    assertThat(ranges.get(0)).contains("start=1794700800&end=1795450800&step=75");
    assertThat(ranges.get(1)).contains("start=1795450875&end=1795910400&step=75");
  }

  @Test
  void nothingFoundIsSaid() {
    assertThat(read().problems()).anyMatch(one -> one.what().contains("knows no machine"));
  }
}
