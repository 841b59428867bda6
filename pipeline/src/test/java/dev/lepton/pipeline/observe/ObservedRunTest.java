package dev.lepton.pipeline.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.lepton.model.Phase;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.Progress;
import dev.lepton.pipeline.run.RunListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What others see of a run, over HTTP. */
class ObservedRunTest {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private static HttpResponse<String> get(MetricsEndpoint endpoint, String path)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + endpoint.address().getPort() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void prometheusReadsHowFarARunIs() throws IOException, InterruptedException {
    try (MetricsEndpoint endpoint = MetricsEndpoint.listen(ANY)) {
      endpoint.emit(new Event.PhaseStarted(Phase.TRANSFER));
      endpoint.emit(new Event.Progressed(Phase.TRANSFER, "copy", Progress.ofRows(250, 1000)));
      endpoint.emit(new Event.Progressed(Phase.TRANSFER, "copy", Progress.ofRows(500, 1000)));
      endpoint.emit(new Event.Noted(Phase.TRANSFER, Event.Level.WARNING, "slow"));

      assertThat(get(endpoint, "/metrics").body())
          .contains("lepton_phase_running{phase=\"transfer\"} 1.0")
          .contains("lepton_phase_running{phase=\"deploy\"} 0.0")
          .contains("lepton_step_rows{phase=\"transfer\",step=\"copy\"} 500.0")
          .contains("lepton_step_done_ratio{phase=\"transfer\",step=\"copy\"} 0.5")
          .contains("lepton_notes_total{level=\"warning\",phase=\"transfer\"} 1.0");
      assertThat(get(endpoint, "/").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aTakenAddressIsSaid() {
    try (MetricsEndpoint first = MetricsEndpoint.listen(ANY)) {
      assertThatThrownBy(() -> MetricsEndpoint.listen(first.address()))
          .isInstanceOfSatisfying(
              LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PORT_TAKEN));
    }
  }

  @Test
  void spansGoToTheCollectorThatTheEnvironmentNames() throws IOException {
    List<String> received = new CopyOnWriteArrayList<>();
    HttpServer collector = HttpServer.create(ANY, 0);
    collector.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            received.add(
                exchange.getRequestURI() + " " + new String(body, StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
          }
        });
    collector.start();
    String address = "http://127.0.0.1:" + collector.getAddress().getPort();
    try (RunListener traces =
        RunTraces.of(
                Map.of(
                    "OTEL_EXPORTER_OTLP_ENDPOINT",
                    address,
                    "OTEL_EXPORTER_OTLP_COMPRESSION",
                    "none"),
                "shop")
            .orElseThrow()) {
      traces.began("migrate");
      traces.ended("ok");
    } finally {
      collector.stop(0);
    }

    assertThat(received).hasSize(1);
    assertThat(received.get(0)).startsWith("/v1/traces ").contains("lepton migrate", "shop");
  }
}
