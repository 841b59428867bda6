package dev.lepton.operate.metrics;

import dev.lepton.model.Phase;
import dev.lepton.model.cutover.CutoverReport;
import dev.lepton.model.operation.WatchReport;
import dev.lepton.model.plan.Plan;
import dev.lepton.model.transfer.CutoverData;
import dev.lepton.model.transfer.TransferReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Renders a migration's figures in Prometheus' text format, fit for the node exporter's textfile
 * collector. Pure and thread-safe.
 */
public final class MigrationMetrics {
  private static final Duration[] PROBE_BUCKETS =
      Stream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private MigrationMetrics() {}

  /** The text, ending with a line feed; times in seconds, money in USD. */
  public static String render(MetricsInput input) {
    MigrationMetrics metrics = new MigrationMetrics();
    metrics.phases(input.phases());
    input.plan().ifPresent(metrics::cost);
    if (!input.transfers().isEmpty()) {
      metrics.rows(
          input.transfers(), input.cutover().map(CutoverReport::databases).orElse(List.of()));
    }
    input.cutover().ifPresent(metrics::pause);
    input.watch().ifPresent(metrics::watch);
    return metrics.registry.scrape();
  }

  private void phases(Map<Phase, Duration> phases) {
    phases.forEach(
        (phase, took) ->
            Gauge.builder("lepton.phase.duration", () -> took.toNanos() / 1e9)
                .baseUnit("seconds")
                .description("How long the phase took")
                .tag("phase", phase.id())
                .register(registry));
  }

  private void cost(Plan plan) {
    cost("before", plan.costBefore().monthlyUsd());
    cost("after", plan.costAfter().monthlyUsd());
  }

  private void cost(String when, double usd) {
    Gauge.builder("lepton.monthly.cost", () -> usd)
        .baseUnit("usd")
        .description("Cost of a month")
        .tag("when", when)
        .register(registry);
  }

  /** Rows written between verification and switch were compared once more; both count. */
  private void rows(List<TransferReport> transfers, List<CutoverData> cutover) {
    long rows = transfers.stream().mapToLong(t -> t.verification().rowsCompared()).sum();
    long differences = transfers.stream().mapToLong(t -> t.verification().differenceCount()).sum();
    long changed = cutover.stream().mapToLong(CutoverData::changedRowsVerified).sum();
    long late = cutover.stream().mapToLong(CutoverData::differenceCount).sum();
    gauge("lepton.rows.verified", "Rows compared between source and target", rows + changed);
    gauge("lepton.differences", "Differences found between source and target", differences + late);
  }

  private void gauge(String name, String description, long value) {
    Gauge.builder(name, () -> value).description(description).register(registry);
  }

  private void pause(CutoverReport cutover) {
    double seconds = cutover.pauseMillis() / 1000;
    Gauge.builder("lepton.cutover.pause", () -> seconds)
        .baseUnit("seconds")
        .description("How long requests were held during the switch")
        .register(registry);
  }

  private void watch(WatchReport watch) {
    Counter.builder("lepton.watch.failures")
        .description("Health probes that failed after the switch")
        .register(registry)
        .increment(watch.failures());
    Timer probes =
        Timer.builder("lepton.watch.probe")
            .description("Latency of the health probes after the switch")
            .serviceLevelObjectives(PROBE_BUCKETS)
            .register(registry);
    watch
        .samples()
        .forEach(sample -> probes.record(Duration.ofNanos(Math.round(sample.millis() * 1e6))));
  }
}
