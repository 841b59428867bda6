package dev.lepton.pipeline.run;

import dev.lepton.deploy.TrafficStats;
import dev.lepton.deploy.TrafficSwitch;
import dev.lepton.model.Phase;
import dev.lepton.model.acceptance.AcceptanceReport;
import dev.lepton.model.bundle.Bundle;
import dev.lepton.model.deployment.Deployment;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.operation.WatchReport;
import dev.lepton.operate.HttpProbe;
import dev.lepton.operate.TrafficSample;
import dev.lepton.operate.WatchRequest;
import dev.lepton.operate.Watcher;
import dev.lepton.pipeline.workspace.Fingerprint;
import dev.lepton.transfer.DatabaseMover;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Watch the new release, and go back if it is worse. */
record OperatePhase(RunContext context, MigrationSession session)
    implements PhaseRunner<WatchReport> {
  @Override
  public Phase phase() {
    return Phase.OPERATE;
  }

  @Override
  public Class<WatchReport> type() {
    return WatchReport.class;
  }

  @Override
  public String inputHash() {
    return new Fingerprint()
        .text(context.documents().require(Phase.DEPLOY, Deployment.class).inputHash())
        .value(context.migration().watch())
        .hex();
  }

  @Override
  public WatchReport run(String inputHash) {
    if (context.migration().cutover().fallback()) {
      session.movers().values().forEach(DatabaseMover::followBack);
    }
    WatchReport report = new Watcher(context.events()).watch(request());
    if (report.verdict().equals("healthy")) {
      return report;
    }
    context.documents().write(Phase.OPERATE, "failed", report);
    if (!SwitchState.happened(context.journal())) {
      throw new LeptonException(
          ErrorCode.THRESHOLD_FAILED,
          "the new release does not do well: " + report.reason(),
          "watch period",
          "nothing was switched to it; mend it and migrate again, or take it away with `lepton abort`");
    }
    if (context.migration().watch().automaticFallback()
        && context.migration().cutover().fallback()) {
      new FallBack(context, session).run("the watch period: " + report.reason());
      throw new LeptonException(
          ErrorCode.FELL_BACK,
          "the new release was worse, so the migration went back to the source: " + report.reason(),
          "watch period",
          "read the report, mend the release, `lepton abort`, and migrate again");
    }
    throw new LeptonException(
        ErrorCode.THRESHOLD_FAILED,
        "the new release is worse than the old one: " + report.reason(),
        "watch period",
        "go back with `lepton cutover --back`");
  }

  private WatchRequest request() {
    Deployment deployment = context.documents().require(Phase.DEPLOY, Deployment.class);
    String health =
        context.documents().require(Phase.TRANSFORM, Bundle.class).launch().healthPath();
    HttpProbe probe = new HttpProbe(deployment.url() + health, Duration.ofSeconds(5));
    return new WatchRequest(context.migration().watch(), probe, traffic(), baseline());
  }

  private Supplier<TrafficSample> traffic() {
    Optional<TrafficSwitch> gateway = session.target().trafficSwitch();
    if (gateway.isEmpty()) {
      return () -> new TrafficSample(0, 0, 0, 0, 0);
    }
    gateway.get().resetStats();
    return () -> {
      TrafficStats stats = gateway.get().stats();
      return new TrafficSample(
          stats.requests(),
          stats.failures(),
          stats.p50Millis(),
          stats.p95Millis(),
          stats.p99Millis());
    };
  }

  /**
   * p95 of the old release, ms: as its users saw it, or under the acceptance's load; 0 when neither
   * was measured.
   */
  private double baseline() {
    double underLoad =
        context.documents().require(Phase.ACCEPT, AcceptanceReport.class).loads().stream()
            .filter(load -> load.release().equals("old"))
            .mapToDouble(load -> load.latencyMillis().p95())
            .max()
            .orElse(0);
    double users =
        context
            .journal()
            .finished(Phase.CUTOVER)
            .flatMap(
                done ->
                    context.journal().step(Phase.CUTOVER, CutoverPhase.BASELINE, done.inputHash()))
            .map(Double::parseDouble)
            .orElse(0.0);
    return Math.max(underLoad, users);
  }

  @Override
  public String summary(WatchReport report) {
    return String.format(
        Locale.ROOT,
        "%s: %d probes, %.1f %% errors, p95 %.1f ms",
        report.verdict(),
        report.probes(),
        report.errorPercent(),
        report.p95Millis());
  }
}
