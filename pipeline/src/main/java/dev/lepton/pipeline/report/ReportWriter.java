package dev.lepton.pipeline.report;

import dev.lepton.model.Phase;
import dev.lepton.model.acceptance.AcceptanceReport;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.bundle.Bundle;
import dev.lepton.model.cutover.CutoverReport;
import dev.lepton.model.deployment.Deployment;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.operation.BackupCatalogue;
import dev.lepton.model.operation.WatchReport;
import dev.lepton.model.plan.Plan;
import dev.lepton.model.transfer.TransferDocument;
import dev.lepton.operate.metrics.BackupMetrics;
import dev.lepton.pipeline.backup.BackupFolder;
import dev.lepton.pipeline.journal.Journal;
import dev.lepton.pipeline.workspace.Documents;
import dev.lepton.pipeline.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Gathers what the workspace holds and writes report.html and metrics.prom from it. Not
 * thread-safe.
 */
public final class ReportWriter {
  private final Workspace workspace;
  private final Migration migration;
  private final Journal journal;

  public ReportWriter(Workspace workspace, Migration migration, Journal journal) {
    this.workspace = workspace;
    this.migration = migration;
    this.journal = journal;
  }

  /** Keeps what clients measured, for this and every later report. */
  public static void saveProof(Workspace workspace, ClientProof proof) {
    Documents.writeAtomically(
        proofFile(workspace), Documents.mapper().writeValueAsString(proof) + "\n");
  }

  /** Writes both files atomically; earlier ones are replaced. */
  public void write() {
    ReportInput input = input();
    Documents.writeAtomically(workspace.report(), new HtmlReport().render(input));
    Documents.writeAtomically(
        workspace.metrics(),
        Metrics.render(input)
            + BackupFolder.in(workspace.root()).read().map(BackupMetrics::render).orElse(""));
  }

  /**
   * Puts the figures of backups into the metrics that are there, and leaves all others: backups are
   * taken while another run may hold the workspace.
   */
  public static void writeBackups(Workspace workspace, BackupCatalogue catalogue) {
    Documents.writeAtomically(
        workspace.metrics(),
        MetricsText.without("lepton_backup_", metrics(workspace))
            + BackupMetrics.render(catalogue));
  }

  private static String metrics(Workspace workspace) {
    try {
      return Files.exists(workspace.metrics()) ? Files.readString(workspace.metrics()) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ReportInput input() {
    Documents documents = workspace.documents();
    return new ReportInput(
        migration,
        documents.read(Phase.ASSESS, Assessment.class),
        documents.read(Phase.PLAN, Plan.class),
        documents.read(Phase.TRANSFORM, Bundle.class),
        documents.read(Phase.TRANSFER, TransferDocument.class),
        documents.read(Phase.DEPLOY, Deployment.class),
        documents.read(Phase.ACCEPT, AcceptanceReport.class),
        documents.read(Phase.CUTOVER, CutoverReport.class),
        documents.read(Phase.OPERATE, WatchReport.class),
        journal.finishedPhases(),
        journal.runs(),
        journal.events(),
        journal.brokenAt().isEmpty(),
        proof());
  }

  private Optional<ClientProof> proof() {
    Path file = proofFile(workspace);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Documents.mapper().readValue(Files.readString(file), ClientProof.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path proofFile(Workspace workspace) {
    return workspace.root().resolve("documents").resolve("client-proof.json");
  }
}
