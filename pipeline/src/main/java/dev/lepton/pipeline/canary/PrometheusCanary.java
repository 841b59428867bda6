package dev.lepton.pipeline.canary;

import dev.lepton.accept.compare.RankShift;
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
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Judges a canary by what Prometheus has of both releases. Bounds are looked at over the last
 * interval, as Flagger does. From {@value RankShift#FEWEST} samples a side on, both series since
 * the canary began are compared as Kayenta does: worse is a series whose shift by Hodges and
 * Lehmann, at 95 % by Mann and Whitney, lies above a quarter of its own estimate, and above a
 * twentieth of the old release's median; smaller shifts matter to nobody. Thread-safe.
 */
public final class PrometheusCanary implements CanaryAnalysis {
  private static final double TOLERANCE = 0.25;
  private static final double SMALLEST_EFFECT = 0.05;

  /** Of the requests that may fail: a share of nothing is nothing. */
  private static final double SMALLEST_FAILURES = 0.001;

  private static final int SAMPLES_IN_INTERVAL = 6;

  private final PrometheusClient client;
  private final RequestMetrics metrics;
  private final CanaryBounds bounds;

  public PrometheusCanary(PrometheusSource source, RequestMetrics metrics, CanaryBounds bounds) {
    this.client = new PrometheusClient(source);
    this.metrics = metrics;
    this.bounds = bounds;
  }

  @Override
  public Verdict judge(Sides sides, Instant began, Instant lately) {
    Instant now = Instant.now();
    long range = Math.max(1, Duration.between(lately, now).toSeconds());
    CanaryQuestions before =
        CanaryQuestions.of(metrics, sides.namespace(), sides.before(), false, range);
    CanaryQuestions canary =
        CanaryQuestions.of(metrics, sides.namespace(), sides.now(), true, range);
    OptionalDouble rate = value(canary.requests(), now);
    double requests = rate.orElse(0) * range;
    if (requests < bounds.fewestRequests()) {
      return new Verdict(
          Outcome.NO_DATA,
          text(
              "%.0f requests came in %d s, %d are needed",
              requests, range, bounds.fewestRequests()));
    }
    double success =
        100 * (1 - Math.min(1, value(canary.failures(), now).orElse(0) / rate.getAsDouble()));
    OptionalDouble seconds = value(canary.seconds(), now);
    String figures =
        text("%.0f requests, %.2f %% succeeded", requests, success)
            + (seconds.isPresent() ? text(", p95 %.1f ms", 1000 * seconds.getAsDouble()) : "");
    // The first full range ends an interval after users came.
    TimeWindow window = window(began.plusSeconds(range), now, range);
    Optional<String> reason =
        bound(success, seconds)
            .or(() -> worse("duration", before.seconds(), canary.seconds(), window, 0))
            .or(
                () ->
                    worse(
                        "share of failures",
                        share(before),
                        share(canary),
                        window,
                        SMALLEST_FAILURES));
    return reason
        .map(why -> new Verdict(Outcome.BAD, why + "; " + figures))
        .orElseGet(() -> new Verdict(Outcome.GOOD, figures));
  }

  private static String share(CanaryQuestions side) {
    return "(" + side.failures() + ") / (" + side.requests() + ")";
  }

  private Optional<String> bound(double success, OptionalDouble seconds) {
    if (success < bounds.successPercent()) {
      return Optional.of(
          text("only %.2f %% succeeded, %s %% have to", success, bounds.successPercent()));
    }
    return bounds
        .latency()
        .filter(most -> seconds.isPresent() && seconds.getAsDouble() > most.toNanos() / 1e9)
        .map(
            most ->
                text(
                    "p95 is %.1f ms, %d ms are the most",
                    1000 * seconds.getAsDouble(), most.toMillis()));
  }

  private Optional<String> worse(
      String what, String before, String canary, TimeWindow window, double smallest) {
    double[] old = series(before, window);
    double[] now = series(canary, window);
    if (old.length < RankShift.FEWEST || now.length < RankShift.FEWEST) {
      return Optional.empty();
    }
    RankShift shift = RankShift.between(old, now);
    double effect = Math.max(smallest, SMALLEST_EFFECT * Math.abs(RankShift.median(old)));
    boolean high =
        shift.low() > TOLERANCE * Math.abs(shift.estimate()) && shift.estimate() > effect;
    return high
        ? Optional.of(
            text(
                "its %s is higher than the old release's by %.4g (95 %%: %.4g to %.4g; median"
                    + " before: %.4g)",
                what, shift.estimate(), shift.low(), shift.high(), RankShift.median(old)))
        : Optional.empty();
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

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
