package dev.lepton.pipeline.canary;

import dev.lepton.deploy.cluster.CanaryAnalysis.Side;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is asked of Prometheus for one side of a canary. In each question {@code {{namespace}}},
 * {@code {{deployments}}}, {@code {{pods}}}, {@code {{services}}} and {@code {{ingresses}}}
 * (regular expressions), {@code {{canary}}} ({@code =""} for the old side, {@code !=""} for the new
 * one) and {@code {{range}}} stand for what is measured.
 *
 * @param requests requests per second
 * @param failures of those, the ones that the server failed
 * @param seconds 95th percentile of their duration, s
 */
public record CanaryMetrics(String requests, String failures, String seconds) {
  private static final CanaryMetrics NGINX =
      of(
          "nginx_ingress_controller_requests",
          "namespace=\"{{namespace}}\",ingress=~\"{{ingresses}}\",canary{{canary}}",
          "status=~\"5..\"",
          "nginx_ingress_controller_request_duration_seconds_bucket",
          "");
  private static final CanaryMetrics ISTIO =
      of(
          "istio_requests_total",
          "reporter=\"destination\",destination_workload_namespace=\"{{namespace}}\","
              + "destination_workload=~\"{{deployments}}\"",
          "response_code=~\"5..\"",
          "istio_request_duration_milliseconds_bucket",
          " / 1000");
  private static final CanaryMetrics MICROMETER =
      of(
          "http_server_requests_seconds_count",
          "namespace=\"{{namespace}}\",pod=~\"{{pods}}\"",
          "status=~\"5..\"",
          "http_server_requests_seconds_bucket",
          "");
  private static final Map<String, CanaryMetrics> KNOWN =
      new TreeMap<>(Map.of("nginx", NGINX, "istio", ISTIO, "micrometer", MICROMETER));

  /** Names of those that need not be written by hand. */
  public static List<String> names() {
    return List.copyOf(KNOWN.keySet());
  }

  /** Of ingress-nginx, Istio, or Micrometer in the application itself. */
  public static Optional<CanaryMetrics> named(String name) {
    return Optional.ofNullable(KNOWN.get(name));
  }

  private static CanaryMetrics of(
      String counter, String selector, String failed, String buckets, String unit) {
    return new CanaryMetrics(
        "sum(rate(" + counter + "{" + selector + "}[{{range}}]))",
        "sum(rate(" + counter + "{" + selector + "," + failed + "}[{{range}}])) or vector(0)",
        "histogram_quantile(0.95, sum by (le) (rate("
            + buckets
            + "{"
            + selector
            + "}[{{range}}])))"
            + unit);
  }

  /**
   * The same for one side.
   *
   * @param isNew whether it is the new release's
   * @param range of rates, s
   */
  CanaryMetrics of(String namespace, Side side, boolean isNew, long range) {
    Map<String, String> values =
        Map.of(
            "{{namespace}}", namespace,
            "{{deployments}}", any(side.deployments(), ""),
            "{{pods}}", any(side.deployments(), "-[a-z0-9]+-[a-z0-9]+"),
            "{{services}}", any(side.services(), ""),
            "{{ingresses}}", any(side.ingresses(), ""),
            "{{canary}}", isNew ? "!=\"\"" : "=\"\"",
            "{{range}}", range + "s");
    return new CanaryMetrics(
        filled(requests, values), filled(failures, values), filled(seconds, values));
  }

  private static String filled(String question, Map<String, String> values) {
    String filled = question;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace(value.getKey(), value.getValue());
    }
    return filled;
  }

  private static String any(List<String> names, String suffix) {
    return names.stream()
        // Names of objects have no other characters that mean something to a regular expression.
        .map(name -> name.replaceAll(Pattern.quote("."), "[.]"))
        .collect(Collectors.joining("|", "(", ")" + suffix));
  }
}
