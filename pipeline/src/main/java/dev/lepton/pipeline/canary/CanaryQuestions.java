package dev.lepton.pipeline.canary;

import dev.lepton.deploy.cluster.CanaryAnalysis.Side;
import dev.lepton.prometheus.RequestMetrics;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is asked of Prometheus for one side of a canary.
 *
 * @param requests per second
 * @param failures of those, per second; 0 where none has failed
 * @param seconds 95th percentile of their duration, s
 */
record CanaryQuestions(String requests, String failures, String seconds) {

  /**
   * @param isNew whether it is the new release's side
   * @param range of rates, s
   */
  static CanaryQuestions of(
      RequestMetrics metrics, String namespace, Side side, boolean isNew, long range) {
    String selector = metrics.in(namespace) + "," + selector(metrics, side, isNew);
    String span = range + "s";
    return new CanaryQuestions(
        metrics.requests(selector, span, "()"),
        metrics.failures(selector, span, "()") + " or vector(0)",
        metrics.duration(0.95, selector, span, "()"));
  }

  /** What tells the two sides apart is up to who counts. */
  private static String selector(RequestMetrics metrics, Side side, boolean isNew) {
    if (metrics.equals(RequestMetrics.NGINX)) {
      // The controller counts both under the first Ingress, and names the second service here.
      return "ingress=~\"" + any(side.ingresses()) + "\",canary" + (isNew ? "!=\"\"" : "=\"\"");
    }
    return metrics.equals(RequestMetrics.ISTIO)
        ? "destination_workload=~\"" + any(side.deployments()) + "\""
        : "pod=~\"" + any(side.deployments()) + "-[a-z0-9]+-[a-z0-9]+\"";
  }

  private static String any(List<String> names) {
    return names.stream()
        .map(name -> name.replace(".", "[.]"))
        .collect(Collectors.joining("|", "(", ")"));
  }
}
