package dev.lepton.pipeline.canary;

import dev.lepton.deploy.canary.Verdict;
import dev.lepton.deploy.cluster.CanaryAnalysis;
import dev.lepton.prometheus.PrometheusClient;
import dev.lepton.prometheus.PrometheusSource;
import dev.lepton.prometheus.RequestMetrics;
import dev.lepton.prometheus.TimeSeries;
import dev.lepton.prometheus.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Judges a canary by what Prometheus has of both releases. Thread-safe. */
public final class PrometheusCanary implements CanaryAnalysis {
  private static final int SAMPLES_IN_INTERVAL = 6;

  private final PrometheusClient client;
  private final RequestMetrics metrics;
  private final CanaryJudge judge;

  public PrometheusCanary(PrometheusSource source, RequestMetrics metrics, CanaryBounds bounds) {
    this.client = new PrometheusClient(source);
    this.metrics = metrics;
    this.judge = new CanaryJudge(bounds);
  }

  @Override
  public Verdict judge(Sides sides, Instant began, Instant lately) {
    Instant now = Instant.now();
    long range = Math.max(1, Duration.between(lately, now).toSeconds());
    CanaryQuestions before =
        CanaryQuestions.of(metrics, sides.namespace(), sides.before(), false, range);
    CanaryQuestions canary =
        CanaryQuestions.of(metrics, sides.namespace(), sides.now(), true, range);
    double rate = value(canary.requests(), now).orElse(0);
    // The first full range ends an interval after users came.
    TimeWindow window = window(began.plusSeconds(range), now, range);
    return judge.judge(
        new CanaryJudge.Interval(
            rate * range,
            range,
            () -> value(canary.failures(), now).orElse(0) / rate,
            () -> value(canary.seconds(), now)),
        () -> course(before.seconds(), canary.seconds(), window),
        () -> course(share(before), share(canary), window));
  }

  private CanaryJudge.Course course(String before, String now, TimeWindow window) {
    return new CanaryJudge.Course(series(before, window), series(now, window));
  }

  private static String share(CanaryQuestions side) {
    return "(" + side.failures() + ") / (" + side.requests() + ")";
  }

  private static TimeWindow window(Instant from, Instant to, long range) {
    Duration step = Duration.ofSeconds(Math.max(1, range / SAMPLES_IN_INTERVAL));
    Duration length = Duration.between(from, to);
    return new TimeWindow(to, length.isNegative() ? Duration.ZERO : length, step);
  }

  private OptionalDouble value(String query, Instant at) {
    return client.instant(query, at).stream()
        .mapToDouble(TimeSeries::value)
        .filter(Double::isFinite)
        .findFirst();
  }

  private double[] series(String query, TimeWindow window) {
    List<Double> values = new ArrayList<>();
    client.range(
        query,
        window,
        series -> {
          for (int i = 0; i < series.size(); i++) {
            if (Double.isFinite(series.value(i))) {
              values.add(series.value(i));
            }
          }
        });
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
