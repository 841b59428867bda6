package dev.lepton.pipeline.run;

import dev.lepton.accept.AcceptRequest;
import dev.lepton.accept.Acceptor;
import dev.lepton.deploy.Rollout;
import dev.lepton.deploy.Trial;
import dev.lepton.model.Phase;
import dev.lepton.model.acceptance.AcceptanceReport;
import dev.lepton.model.bundle.Bundle;
import dev.lepton.model.deployment.Deployment;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.model.transfer.BackupReport;
import dev.lepton.model.transfer.TransferDocument;
import dev.lepton.model.transfer.TransferReport;
import dev.lepton.pipeline.workspace.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Load, compare and attack the new release before anyone depends on it. */
record AcceptPhase(RunContext context, MigrationSession session, ReleaseEnvironment environment)
    implements PhaseRunner<AcceptanceReport> {
  @Override
  public Phase phase() {
    return Phase.ACCEPT;
  }

  @Override
  public Class<AcceptanceReport> type() {
    return AcceptanceReport.class;
  }

  @Override
  public String inputHash() {
    Deployment deployment = context.documents().require(Phase.DEPLOY, Deployment.class);
    return new Fingerprint()
        .text(deployment.inputHash())
        .value(context.migration().accept())
        .value(context.migration().requirements())
        .hex();
  }

  @Override
  public AcceptanceReport run(String inputHash) {
    if (!context.migration().accept().enabled()) {
      return new AcceptanceReport(
          List.of(), List.of(), List.of(), List.of("everything: accept.enabled is false"));
    }
    if (!context.migration().databases().isEmpty()) {
      session.follow();
    }
    Optional<BackupReport> clone = throwAwayClone();
    AcceptanceReport report =
        clone.isPresent() ? withTrial(clone.get(), inputHash) : accept(Optional.empty());
    clone.ifPresent(backup -> session.movers().values().iterator().next().dropRestored(backup));
    requirePassed(report);
    return report;
  }

  /** The backup, restored to prove itself, is the throw-away clone that gets the writes. */
  private Optional<BackupReport> throwAwayClone() {
    if (context.migration().accept().writeRequests().isEmpty()) {
      return Optional.empty();
    }
    TransferDocument transfer = context.documents().require(Phase.TRANSFER, TransferDocument.class);
    boolean backedUp =
        transfer.databases().stream().findFirst().flatMap(TransferReport::backup).isPresent();
    // Restores it again if an earlier acceptance has dropped it; the backup itself is reused.
    return backedUp
        ? Optional.of(session.movers().values().iterator().next().backup())
        : Optional.empty();
  }

  private AcceptanceReport withTrial(BackupReport backup, String inputHash) {
    Bundle bundle = context.documents().require(Phase.TRANSFORM, Bundle.class);
    Rollout rollout =
        new Rollout(
            context.migration(),
            bundle,
            context.workspace().bundle(),
            environment.trial(session, backup.restored()),
            inputHash);
    try (Trial trial = session.target().startTrial(rollout)) {
      return accept(Optional.of(trial.url()));
    }
  }

  private AcceptanceReport accept(Optional<String> cloneUrl) {
    Deployment deployment = context.documents().require(Phase.DEPLOY, Deployment.class);
    return new Acceptor(context.events())
        .accept(
            new AcceptRequest(
                context.migration().accept(),
                context.migration().requirements(),
                context.migration().application().url(),
                deployment.url(),
                cloneUrl,
                context.workspace().bundle()));
  }

  private void requirePassed(AcceptanceReport report) {
    if (report.passed()) {
      return;
    }
    // The figures are worth having even when they stop the run.
    context.documents().write(Phase.ACCEPT, "failed", report);
    List<Problem> problems = new ArrayList<>();
    report.verdicts().stream()
        .filter(verdict -> !verdict.passed())
        .forEach(
            verdict ->
                problems.add(
                    new Problem(
                        String.format(
                            Locale.ROOT,
                            "%s is %.2f, allowed is %.2f",
                            verdict.name(),
                            verdict.measured(),
                            verdict.bound()),
                        verdict.explanation(),
                        "improve the release, or change accept.thresholds with good reason")));
    report.security().stream()
        .filter(AcceptanceReport.SecurityCheck::blocks)
        .forEach(check -> problems.add(new Problem(check.title(), check.where(), check.fix())));
    throw new LeptonException(ErrorCode.THRESHOLD_FAILED, problems);
  }

  @Override
  public String summary(AcceptanceReport report) {
    long held = report.verdicts().stream().filter(AcceptanceReport.Verdict::passed).count();
    long secure = report.security().stream().filter(AcceptanceReport.SecurityCheck::passed).count();
    return held
        + "/"
        + report.verdicts().size()
        + " thresholds held, "
        + secure
        + "/"
        + report.security().size()
        + " security checks passed";
  }
}
