package dev.lepton.deploy.gateway;

import dev.lepton.deploy.Route;
import dev.lepton.deploy.TrafficShare;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Counts requests and measures their latency. Confined to one event loop. */
final class TrafficMeter {
  private static final long LONGEST_MICROS = 3_600_000_000L;
  private static final double[] QUANTILES = {0.5, 0.95, 0.99};

  private final Histogram window = new Histogram(LONGEST_MICROS, 3);
  private final Map<Route, Long> totals = new EnumMap<>(Route.class);
  private final SideMeter sides = new SideMeter();
  private long windowFailures;
  private long failures;
  private long retries;
  private long rejected;
  private double secondsSum;

  /** Measures one request of a release, while users are shared. */
  void shared(Route route, boolean failed, long nanos) {
    sides.answered(route, failed, micros(nanos));
  }

  /** Counts one request that has been answered, or whose client has gone. */
  void answered(Route route, int status, long nanos) {
    window.recordValue(micros(nanos));
    totals.merge(route, 1L, Long::sum);
    secondsSum += nanos / 1e9;
    if (status >= 500) {
      failures++;
      windowFailures++;
    }
  }

  private static long micros(long nanos) {
    return Math.min(LONGEST_MICROS, Math.max(0, nanos / 1_000));
  }

  /** The fields of {@link TrafficShare.SideStats}, by route; the window begins anew. */
  JsonObject sides(TrafficShare.Window over) {
    return sides.next(over);
  }

  void retried() {
    retries++;
  }

  /** Counts one request that was refused for want of room; it is counted as answered, too. */
  void rejected() {
    rejected++;
  }

  void reset() {
    window.reset();
    windowFailures = 0;
  }

  /** The fields of {@link dev.lepton.deploy.TrafficStats}. */
  JsonObject stats(Gate gate) {
    return new JsonObject()
        .put("requests", window.getTotalCount())
        .put("failures", windowFailures)
        .put("p50Millis", millis(50))
        .put("p95Millis", millis(95))
        .put("p99Millis", millis(99))
        .put("maxMillis", window.getMaxValue() / 1e3)
        .put("inFlight", gate.inFlight())
        .put("held", gate.held());
  }

  private double millis(double percentile) {
    return window.getTotalCount() == 0 ? 0 : window.getValueAtPercentile(percentile) / 1e3;
  }

  /** The Prometheus text format; the quantiles are those of the current window. */
  String metrics(Gate gate, Route current, int sharePercent) {
    StringBuilder text = new StringBuilder(1_024);
    head(text, "requests_total", "counter", "Answered requests by the release that was asked.");
    for (Route route : Route.values()) {
      String label = "{route=\"" + route.name().toLowerCase(Locale.ROOT) + "\"}";
      sample(text, "requests_total" + label, totals.getOrDefault(route, 0L));
    }
    single(
        text,
        "failures_total",
        "counter",
        "Answers with status 5xx and unreachable releases.",
        failures);
    single(
        text,
        "retries_total",
        "counter",
        "Attempts repeated because the connection was refused.",
        retries);
    single(
        text,
        "rejected_total",
        "counter",
        "Requests that found the queue full, or the limit reached.",
        rejected);
    single(text, "in_flight", "gauge", "Requests being answered.", gate.inFlight());
    single(
        text,
        "in_flight_limit",
        "gauge",
        "How many may be answered at a time; 0 without a limit.",
        gate.limit());
    single(text, "held", "gauge", "Requests waiting in the queue.", gate.held());
    single(text, "hold_seconds", "gauge", "Age of the current hold.", gate.heldMillis() / 1e3);
    single(
        text,
        "route_new",
        "gauge",
        "1 when users reach the new release.",
        current == Route.NEW ? 1 : 0);
    single(
        text,
        "share_percent",
        "gauge",
        "Users led to the release that the route does not name.",
        sharePercent);
    head(text, "request_duration_seconds", "summary", "From arrival to the end of the answer.");
    for (double quantile : QUANTILES) {
      sample(
          text,
          "request_duration_seconds{quantile=\"" + quantile + "\"}",
          millis(quantile * 100) / 1e3);
    }
    sample(text, "request_duration_seconds_sum", secondsSum);
    sample(
        text,
        "request_duration_seconds_count",
        totals.values().stream().mapToLong(Long::longValue).sum());
    return text.toString();
  }

  private static void single(
      StringBuilder text, String name, String type, String help, double value) {
    head(text, name, type, help);
    sample(text, name, value);
  }

  private static void head(StringBuilder text, String name, String type, String help) {
    text.append("# HELP lepton_gateway_").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE lepton_gateway_").append(name).append(' ').append(type).append('\n');
  }

  private static void sample(StringBuilder text, String name, double value) {
    String number =
        value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    text.append("lepton_gateway_").append(name).append(' ').append(number).append('\n');
  }
}
