package dev.lepton.pipeline.canary;

import dev.lepton.deploy.cluster.CanaryAnalysis.Side;
import dev.lepton.prometheus.RequestMetrics;

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

  private static String selector(RequestMetrics metrics, Side side, boolean isNew) {
    return metrics
        .sides()
        .matcher(
            isNew,
            switch (metrics.sides().named()) {
              case INGRESS -> side.ingresses();
              case DEPLOYMENT -> side.deployments();
            });
  }
}
