package dev.lepton.pipeline.report;

import dev.lepton.model.Phase;
import dev.lepton.model.transfer.TransferDocument;
import dev.lepton.operate.metrics.MetricsInput;
import dev.lepton.operate.metrics.MigrationMetrics;
import dev.lepton.pipeline.journal.FinishedPhase;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The report's figures as metrics. */
final class Metrics {
  private Metrics() {}

  /** Prometheus text. */
  static String render(ReportInput input) {
    Map<Phase, Duration> phases = new EnumMap<>(Phase.class);
    for (FinishedPhase phase : input.phases()) {
      phases.put(phase.phase(), Duration.ofNanos((long) (phase.seconds() * 1e9)));
    }
    return MigrationMetrics.render(
        new MetricsInput(
            phases,
            input.plan(),
            input.transfer().map(TransferDocument::databases).orElse(List.of()),
            input.cutover(),
            input.watch()));
  }
}
