package dev.lepton.operate.status;

import dev.lepton.prometheus.PrometheusClient;
import dev.lepton.prometheus.RequestMetrics;
import dev.lepton.prometheus.TimeSeries;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Shares of requests that broke a promise, by service. Not thread-safe. */
final class Shares {
  private final PrometheusClient client;
  private final RequestMetrics metrics;
  private final String namespace;
  private final Instant at;

  /** A month of requests is the dearest question there is: it is asked once. */
  private final Map<String, Map<String, Double>> rates = new HashMap<>();

  Shares(PrometheusClient client, RequestMetrics metrics, String namespace, Instant at) {
    this.client = client;
    this.metrics = metrics;
    this.namespace = namespace;
    this.at = at;
  }

  private String by() {
    return "(" + metrics.service() + ")";
  }

  /** Requests per second over the range, of every service that had any. */
  Map<String, Double> rates(String range) {
    return rates.computeIfAbsent(
        range, asked -> byService(metrics.requests(metrics.in(namespace), asked, by())));
  }

  /** 0 to 1 of the requests that the server failed. */
  Map<String, Double> failed(String range) {
    Map<String, Double> failures = byService(metrics.failures(metrics.in(namespace), range, by()));
    Map<String, Double> shares = new HashMap<>();
    rates(range)
        .forEach(
            (service, rate) -> {
              if (rate > 0) {
                shares.put(service, Math.min(1, failures.getOrDefault(service, 0.0) / rate));
              }
            });
    return shares;
  }

  /**
   * 0 to 1 of the requests that took longer than the smallest bound of a bucket that is not below
   * the promise.
   */
  Map<String, Double> slow(String range, double seconds) {
    Map<String, TreeMap<Double, Double>> buckets = new HashMap<>();
    String kept = "(le, " + metrics.service() + ")";
    client.instant(
        metrics.bucketRates(metrics.in(namespace), range, kept),
        at,
        series ->
            buckets
                .computeIfAbsent(service(series), name -> new TreeMap<>())
                .put(bound(series.label("le")), series.value()));
    Map<String, Double> shares = new HashMap<>();
    buckets.forEach(
        (service, rates) -> {
          double all = rates.lastEntry().getValue();
          if (all > 0) {
            // The same duration may be written in other units and not come out equal.
            double bound = seconds * metrics.perSecond() * (1 - 1e-9);
            double fast = rates.ceilingEntry(Math.min(bound, rates.lastKey())).getValue();
            shares.put(service, Math.max(0, 1 - fast / all));
          }
        });
    return shares;
  }

  /** 95th percentile by service, s. */
  Map<String, Double> p95(String range) {
    return byService(metrics.duration(0.95, metrics.in(namespace), range, by()));
  }

  /** Of the last 30 days, those in which each service was counted at all. */
  Map<String, Double> coveredDays() {
    return byService(
        "count_over_time((sum by "
            + by()
            + " ("
            + metrics.counter()
            + "{"
            + metrics.in(namespace)
            + "}))[30d:1h]) / 24");
  }

  private Map<String, Double> byService(String query) {
    Map<String, Double> values = new TreeMap<>();
    client.instant(
        query,
        at,
        series -> {
          if (Double.isFinite(series.value())) {
            values.put(service(series), series.value());
          }
        });
    return values;
  }

  private String service(TimeSeries series) {
    return series.label(metrics.service());
  }

  private static double bound(String le) {
    return le.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(le);
  }
}
