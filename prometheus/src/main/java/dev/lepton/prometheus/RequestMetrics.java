package dev.lepton.prometheus;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who counts requests, and how questions about them are written.
 *
 * @param counter of requests
 * @param failed matches those that the server failed
 * @param buckets of their durations
 * @param perSecond how many of the buckets' units a second has
 * @param namespace the label that has the namespace
 * @param service the label that tells services apart
 * @param always matches what is counted once; may be empty
 * @param sides how two releases of one service are told apart
 */
public record RequestMetrics(
    String counter,
    String failed,
    String buckets,
    int perSecond,
    String namespace,
    String service,
    String always,
    ReleaseSides sides) {
  /** The Ingress controller of the Kubernetes project. */
  public static final RequestMetrics NGINX =
      new RequestMetrics(
          "nginx_ingress_controller_requests",
          "status=~\"5..\"",
          "nginx_ingress_controller_request_duration_seconds_bucket",
          1,
          "namespace",
          "ingress",
          "",
          // It counts both under the first Ingress, and names the second service in this label.
          new ReleaseSides(
              ReleaseSides.Named.INGRESS,
              "ingress=~\"%s\",canary=\"\"",
              "ingress=~\"%s\",canary!=\"\""));

  /** Istio's standard metrics, as the receiving side counts. */
  public static final RequestMetrics ISTIO =
      new RequestMetrics(
          "istio_requests_total",
          "response_code=~\"5..\"",
          "istio_request_duration_milliseconds_bucket",
          1000,
          "destination_workload_namespace",
          "destination_workload",
          "reporter=\"destination\"",
          ReleaseSides.byDeployment("destination_workload=~\"%s\""));

  /** Micrometer in the application itself, as Spring Boot and others have it. */
  public static final RequestMetrics MICROMETER =
      new RequestMetrics(
          "http_server_requests_seconds_count",
          "status=~\"5..\"",
          "http_server_requests_seconds_bucket",
          1,
          "namespace",
          "container",
          "",
          ReleaseSides.byDeployment("pod=~\"%s-[a-z0-9]+-[a-z0-9]+\""));

  private static final Map<String, RequestMetrics> KNOWN =
      new TreeMap<>(Map.of("nginx", NGINX, "istio", ISTIO, "micrometer", MICROMETER));

  /** By the name that a command line gives them. */
  public static Optional<RequestMetrics> named(String name) {
    return Optional.ofNullable(KNOWN.get(name));
  }

  /** What {@link #named} knows. */
  public static List<String> names() {
    return List.copyOf(KNOWN.keySet());
  }

  /** Matches a namespace. */
  public String in(String name) {
    return namespace + "=\"" + name + "\"";
  }

  /**
   * Requests per second.
   *
   * @param selector what is counted, as in {@code a="b"}
   * @param range over which, as Prometheus writes it
   * @param by labels that are kept, such as {@code (ingress)}; () for one figure
   */
  public String requests(String selector, String range, String by) {
    return rate(counter, selector, range, by);
  }

  /** Failed requests per second; no series where none has ever failed. */
  public String failures(String selector, String range, String by) {
    return rate(counter, selector + "," + failed, range, by);
  }

  /**
   * A percentile of their durations, s.
   *
   * @param quantile 0 to 1
   */
  public String duration(double quantile, String selector, String range, String by) {
    String kept = by.equals("()") ? "(le)" : "(le, " + by.substring(1);
    return "histogram_quantile("
        + quantile
        + ", "
        + rate(buckets, selector, range, kept)
        + ")"
        + (perSecond == 1 ? "" : " / " + perSecond);
  }

  /** Requests per second that took at most so long, by the bound of their bucket. */
  public String bucketRates(String selector, String range, String by) {
    return rate(buckets, selector, range, by);
  }

  private String rate(String metric, String selector, String range, String by) {
    String matched = always.isEmpty() ? selector : selector + "," + always;
    return "sum by " + by + " (rate(" + metric + "{" + matched + "}[" + range + "]))";
  }
}
