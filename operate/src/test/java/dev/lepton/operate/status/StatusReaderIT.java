package dev.lepton.operate.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lepton.model.operation.OperationStatus;
import dev.lepton.model.operation.OperationStatus.Anomaly;
import dev.lepton.model.operation.OperationStatus.Objective;
import dev.lepton.model.operation.OperationStatus.Service;
import dev.lepton.model.operation.OperationStatus.Shortage;
import dev.lepton.model.operation.OperationStatus.Urgency;
import dev.lepton.operate.status.StatusRequest.Baseline;
import dev.lepton.operate.status.StatusRequest.LatencyPromise;
import dev.lepton.prometheus.RealPrometheus;
import dev.lepton.prometheus.RequestMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus with four days of a service that got ill in the last hour, and a well one. */
class StatusReaderIT {
  private static final int MINUTES = 4 * 24 * 60;
  private static final int ILL = MINUTES - 60;

  /** All counters begin anew here, as after a restart. */
  private static final int RESTART = MINUTES / 2;

  @TempDir static Path folder;
  private static OperationStatus status;
  private static OperationStatus unmeasured;

  @BeforeAll
  static void ask() throws IOException, InterruptedException {
    assumeTrue(RealPrometheus.isHere(), "skipped: there is no Prometheus");
    long start = Instant.now().getEpochSecond() / 60 * 60 - 60L * MINUTES;
    Instant end = Instant.ofEpochSecond(start + 60L * (MINUTES - 1));
    try (RealPrometheus server = RealPrometheus.over(folder, history(start))) {
      status = new StatusReader(server.source(), request(end, end)).read();
      Instant inTheGap = end.plus(Duration.ofMinutes(20));
      unmeasured = new StatusReader(server.source(), request(inTheGap, end)).read();
    }
  }

  private static StatusRequest request(Instant now, Instant end) {
    return new StatusRequest(
        "shop",
        now,
        RequestMetrics.NGINX,
        99.9,
        Optional.of(new LatencyPromise(Duration.ofMillis(250), 95)),
        Optional.of(new Baseline(end.minus(Duration.ofDays(3)), end.minus(Duration.ofHours(2)))));
  }

  private static RealPrometheus.History history(long start) {
    String requests = "nginx_ingress_controller_requests";
    String bucket = "nginx_ingress_controller_request_duration_seconds_bucket";
    RealPrometheus.History history = new RealPrometheus.History(start, 60, MINUTES);
    history.first("gauge", requests, ingress("web", "status=\"200\""), counter(600, 588));
    history.more(requests, ingress("web", "status=\"500\""), counter(0, 12));
    history.more(requests, ingress("img", "status=\"200\""), counter(300, 300));
    history.first("gauge", bucket, ingress("web", "le=\"0.1\""), counter(594, 300));
    history.more(bucket, ingress("web", "le=\"0.25\""), counter(600, 420));
    history.more(bucket, ingress("web", "le=\"+Inf\""), counter(600, 600));
    history.first(
        "gauge", "container_memory_working_set_bytes", pod("web"), i -> i < ILL ? 500e6 : 950e6);
    history.first(
        "gauge",
        "kube_pod_container_resource_limits",
        pod("web") + ",resource=\"memory\"",
        i -> 1000e6);
    return history;
  }

  private static String ingress(String name, String more) {
    return "namespace=\"shop\",ingress=\"" + name + "\"," + more;
  }

  private static String pod(String name) {
    return "namespace=\"shop\",pod=\"" + name + "-1\",container=\"" + name + "\"";
  }

  /** Grows by so many a minute while it is well, and afterwards. */
  private static IntToDoubleFunction counter(double well, double ill) {
    return i -> {
      int since = i < RESTART ? 0 : RESTART;
      return well * (Math.min(i, ILL) - since) + ill * Math.max(0, i - ILL);
    };
  }

  private static Service service(String name) {
    return status.services().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not in " + status.services()));
  }

  private static Objective objective(String service, String name) {
    return service(service).objectives().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void failuresBurnTheBudgetOfTheServiceThatFails() {
    Objective web = objective("web", "availability");

    // 12 of 600 requests fail; 1 of 1,000 may.
    assertThat(web.burns().get(0).rate()).isCloseTo(20, within(0.5));
    assertThat(web.burns().get(0).isTooFast()).isTrue();
    assertThat(web.burns().get(1).isTooFast()).as("6 h").isFalse();
    assertThat(objective("img", "availability").burns()).noneMatch(burn -> burn.rate() > 0);
  }

  @Test
  void slowRequestsBurnTheBudgetForLatency() {
    // 180 of 600 take longer than 250 ms; 5 of 100 may.
    assertThat(objective("web", "latency").burns().get(0).rate()).isCloseTo(6, within(0.2));
    assertThat(objective("web", "latency").burns().get(1).rate()).isCloseTo(1, within(0.1));
  }

  @Test
  void aRestartOfCountersLosesNothing() {
    // 720 failures of 600 a minute in four days.
    double share = 12.0 * 60 / (600.0 * MINUTES);

    assertThat(objective("web", "availability").budgetLeftPercent().orElseThrow())
        .isCloseTo(100 * (1 - share / 0.001), within(1.0));
  }

  @Test
  void aMonthThatIsNotWholeIsSaid() {
    assertThat(objective("web", "availability").coveredDays()).isCloseTo(4, within(0.1));
    assertThat(status.notes()).anyMatch(note -> note.contains("4.0 of 30 days"));
  }

  @Test
  void whatIsNotMeasuredAnyMoreIsSaid() {
    assertThat(status.notes()).noneMatch(note -> note.contains("nothing was measured"));
    assertThat(unmeasured.notes())
        .anyMatch(note -> note.startsWith("web: nothing was measured in the last 5 minutes"));
  }

  @Test
  void memoryNearItsLimitIsShort() {
    Shortage memory =
        status.shortages().stream()
            .filter(each -> each.what().equals("memory"))
            .findFirst()
            .orElseThrow();

    assertThat(memory.value()).isCloseTo(95, within(1e-6));
    assertThat(memory.where()).contains("web-1");
  }

  @Test
  void whatIsUnlikeTheBaselineIsNamed() {
    assertThat(status.anomalies())
        .extracting(Anomaly::service, Anomaly::signal)
        .contains(tuple("web", "p95"), tuple("web", "failures"), tuple("web", "memory"))
        .doesNotContain(tuple("web", "requests"))
        .noneMatch(tuple -> tuple.toList().get(0).equals("img"));
  }

  @Test
  void theMostUrgentComesFirst() {
    assertThat(status.attention().get(0).urgency()).isEqualTo(Urgency.PAGE);
    assertThat(status.attention().get(0).what()).contains("budget for availability");
    assertThat(status.attention())
        .isSortedAccordingTo((a, b) -> a.urgency().compareTo(b.urgency()));
  }
}
