package dev.lepton.operate.status;

import dev.lepton.model.operation.OperationStatus.Anomaly;
import dev.lepton.operate.robust.Medians;
import dev.lepton.operate.status.StatusRequest.Baseline;
import dev.lepton.prometheus.PrometheusClient;
import dev.lepton.prometheus.RequestMetrics;
import dev.lepton.prometheus.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The last hour beside a time that was good. A signal stands out if its median lies more than 3.5
 * robust standard deviations off (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993)
 * and at least a fifth: traffic that is steady to the last digit would stand out for nothing. Where
 * the baseline has a whole week, only its hours of the same weekday and time of day count.
 * Thread-safe.
 */
record BaselineComparison(
    PrometheusClient client, RequestMetrics metrics, String namespace, Baseline baseline) {
  private static final double MOST_SCORE = 3.5;
  private static final double LEAST_CHANGE = 0.2;

  private static final int FEWEST = 6;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration STEP = Duration.ofMinutes(5);

  /** Something that is measured of each service; a change of a few units of it is noise. */
  private record Signal(String name, String unit, double factor, String query, double noise) {}

  private List<Signal> signals() {
    String by = "(" + metrics.service() + ")";
    String in = metrics.in(namespace);
    String requests = metrics.requests(in, "5m", by);
    String pods = "namespace=\"" + namespace + "\",container!=\"\"";
    return List.of(
        new Signal("requests", "/s", 1, requests, 0.1),
        new Signal(
            "failures",
            "%",
            100,
            "(" + metrics.failures(in, "5m", by) + " or " + requests + " * 0) / " + requests,
            0.001),
        new Signal("p95", "ms", 1000, metrics.duration(0.95, in, "5m", by), 0.005),
        new Signal(
            "processor",
            "cores",
            1,
            "sum by (container) (rate(container_cpu_usage_seconds_total{" + pods + "}[5m]))",
            0.02),
        new Signal(
            "memory",
            "MiB",
            1.0 / (1 << 20),
            "sum by (container) (container_memory_working_set_bytes{" + pods + "})",
            16 << 20));
  }

  List<Anomaly> anomalies(Instant at) {
    List<Anomaly> found = new ArrayList<>();
    for (Signal signal : signals()) {
      Map<String, double[]> before = before(signal, at);
      series(signal.query(), new TimeWindow(at, HOUR, STEP), at)
          .forEach(
              (service, now) ->
                  Optional.ofNullable(before.get(service))
                      .flatMap(then -> compare(service, signal, then, now))
                      .ifPresent(found::add));
    }
    return found;
  }

  private Map<String, double[]> before(Signal signal, Instant like) {
    Duration length = Duration.between(baseline.start(), baseline.end());
    TimeWindow window = new TimeWindow(baseline.end(), length, STEP);
    return series(signal.query(), window, like);
  }

  private static Optional<Anomaly> compare(
      String service, Signal signal, double[] before, double[] now) {
    if (before.length < FEWEST || now.length < FEWEST) {
      return Optional.empty();
    }
    double then = Medians.median(before);
    double median = Medians.median(now);
    double deviation = Medians.sigma(Arrays.stream(before).map(each -> each - then).toArray());
    double change = Math.abs(median - then);
    double score = change / Math.max(deviation, signal.noise() / MOST_SCORE);
    boolean standsOut =
        score > MOST_SCORE && change > LEAST_CHANGE * then && change > signal.noise();
    return standsOut
        ? Optional.of(
            new Anomaly(
                service,
                signal.name(),
                then * signal.factor(),
                median * signal.factor(),
                signal.unit(),
                score))
        : Optional.empty();
  }

  /**
   * Samples by service.
   *
   * @param like where the window has a week or more, only samples within an hour of this time of
   *     the week are taken
   */
  private Map<String, double[]> series(String query, TimeWindow window, Instant like) {
    boolean whole = window.length().compareTo(WEEK) >= 0;
    Map<String, List<Double>> values = new TreeMap<>();
    client.range(
        query,
        window,
        series -> {
          String name = series.labels().values().stream().findFirst().orElse("");
          List<Double> into = values.computeIfAbsent(name, key -> new ArrayList<>());
          for (int i = 0; i < series.size(); i++) {
            if (Double.isFinite(series.value(i)) && (!whole || isLike(series.second(i), like))) {
              into.add(series.value(i));
            }
          }
        });
    Map<String, double[]> arrays = new TreeMap<>();
    values.forEach(
        (name, list) -> arrays.put(name, list.stream().mapToDouble(Double::doubleValue).toArray()));
    return arrays;
  }

  private static boolean isLike(double second, Instant like) {
    double week = WEEK.toSeconds();
    double apart = Math.abs(second - like.getEpochSecond()) % week;
    return Math.min(apart, week - apart) <= HOUR.toSeconds();
  }
}
