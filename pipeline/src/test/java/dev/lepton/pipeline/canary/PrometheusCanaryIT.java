package dev.lepton.pipeline.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lepton.deploy.canary.Verdict;
import dev.lepton.deploy.canary.Verdict.Outcome;
import dev.lepton.deploy.cluster.CanaryAnalysis.Side;
import dev.lepton.deploy.cluster.CanaryAnalysis.Sides;
import dev.lepton.prometheus.RealPrometheus;
import dev.lepton.prometheus.RequestMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus with an hour of an old release and of several new ones. */
class PrometheusCanaryIT {
  private static final int SAMPLES = 360;
  private static final int EVERY = 10;
  private static final int PER_SECOND = 40;

  @TempDir static Path folder;
  private static RealPrometheus server;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    assumeTrue(RealPrometheus.isHere(), "skipped: there is no Prometheus");
    server = RealPrometheus.over(folder, history());
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (server != null) {
      server.close();
    }
  }

  private static RealPrometheus.History history() {
    long start = Instant.now().getEpochSecond() - (long) SAMPLES * EVERY;
    RealPrometheus.History history = new RealPrometheus.History(start, EVERY, SAMPLES);
    String count = "http_server_requests_seconds_count";
    history.first("gauge", count, pod("web-blue", "200"), requests(0));
    history.more(count, pod("web-good", "200"), requests(0));
    history.more(count, pod("web-slow", "200"), requests(0));
    history.more(count, pod("web-failing", "200"), requests(0.04));
    history.more(count, pod("web-failing", "500"), i -> requests(0.96).applyAsDouble(i));
    history.more(count, pod("web-rare", "200"), i -> i / 100);
    String bucket = "http_server_requests_seconds_bucket";
    history.first("gauge", bucket, pod("none", "200") + ",le=\"1\"", i -> 0);
    durations(history, "web-blue", 0.10, 1);
    durations(history, "web-good", 0.10, 2);
    durations(history, "web-slow", 0.16, 3);
    durations(history, "web-failing", 0.10, 4);
    return history;
  }

  private static String pod(String deployment, String status) {
    return "namespace=\"shop\",pod=\"" + deployment + "-5d4f-x7k2p\",status=\"" + status + "\"";
  }

  /** A counter of that share of all requests that do not fail. */
  private static IntToDoubleFunction requests(double without) {
    return i -> (double) PER_SECOND * EVERY * i * (1 - without);
  }

  /** Buckets in which the 95th percentile is near that many seconds, with some noise. */
  private static void durations(
      RealPrometheus.History history, String deployment, double seconds, int seed) {
    double[] limits = {0.05, 0.08, 0.1, 0.12, 0.14, 0.16, 0.2, 0.3};
    double[][] counts = new double[limits.length + 1][SAMPLES];
    Random random = new Random(seed);
    for (int i = 1; i < SAMPLES; i++) {
      double now = seconds * (1 + 0.1 * random.nextGaussian());
      for (int b = 0; b <= limits.length; b++) {
        double limit = b < limits.length ? limits[b] : Double.MAX_VALUE;
        double share = Math.min(1, 0.95 * limit / now);
        counts[b][i] = counts[b][i - 1] + Math.rint(PER_SECOND * EVERY * share);
      }
    }
    for (int b = 0; b <= limits.length; b++) {
      double[] bucket = counts[b];
      String le = b < limits.length ? String.valueOf(limits[b]) : "+Inf";
      history.more(
          "http_server_requests_seconds_bucket",
          pod(deployment, "200") + ",le=\"" + le + "\"",
          i -> bucket[i]);
    }
  }

  private static Verdict judge(String deployment, CanaryBounds bounds) {
    Sides sides =
        new Sides(
            "shop",
            new Side(List.of("web-blue"), List.of("web"), List.of()),
            new Side(List.of(deployment), List.of("web-canary"), List.of()));
    Instant now = Instant.now();
    RequestMetrics metrics = RequestMetrics.named("micrometer").orElseThrow();
    return new PrometheusCanary(server.source(), metrics, bounds)
        .judge(sides, now.minus(Duration.ofMinutes(20)), now.minus(Duration.ofMinutes(1)));
  }

  private static Verdict judge(String deployment) {
    return judge(deployment, new CanaryBounds(99, Optional.empty(), 20));
  }

  @Test
  void aReleaseThatDoesAsWellIsGood() {
    Verdict verdict = judge("web-good");

    assertThat(verdict.outcome()).as(verdict.reason()).isEqualTo(Outcome.GOOD);
    assertThat(verdict.reason()).contains("100.00 % succeeded").contains("p95 ");
  }

  @Test
  void aSlowerOneIsBadBesideTheOldOne() {
    Verdict verdict = judge("web-slow");

    assertThat(verdict.outcome()).isEqualTo(Outcome.BAD);
    assertThat(verdict.reason()).contains("its duration is higher than the old release's");
  }

  @Test
  void aSlowerOneIsBadAboveItsBound() {
    Verdict verdict =
        judge("web-good", new CanaryBounds(99, Optional.of(Duration.ofMillis(50)), 20));

    assertThat(verdict.reason()).contains("50 ms are the most");
    assertThat(verdict.outcome()).isEqualTo(Outcome.BAD);
  }

  @Test
  void oneThatFailsUsersIsBad() {
    Verdict verdict = judge("web-failing");

    assertThat(verdict.outcome()).isEqualTo(Outcome.BAD);
    assertThat(verdict.reason()).contains("only 96.00 % succeeded");
  }

  @Test
  void failuresWithinTheBoundAreComparedWithTheOldReleases() {
    Verdict verdict = judge("web-failing", new CanaryBounds(90, Optional.empty(), 20));

    assertThat(verdict.outcome()).isEqualTo(Outcome.BAD);
    assertThat(verdict.reason()).contains("its share of failures is higher");
  }

  @Test
  void tooFewRequestsAreNoData() {
    assertThat(judge("web-rare").outcome()).isEqualTo(Outcome.NO_DATA);
    assertThat(judge("web-unknown").outcome()).isEqualTo(Outcome.NO_DATA);
  }
}
