package dev.lepton.pipeline.run;

import dev.lepton.model.Phase;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.DatabaseSpec;
import dev.lepton.model.transfer.BackupReport;
import dev.lepton.model.transfer.TransferDocument;
import dev.lepton.model.transfer.TransferReport;
import dev.lepton.model.transfer.VerificationReport;
import dev.lepton.pipeline.workspace.Documents;
import dev.lepton.pipeline.workspace.Fingerprint;
import dev.lepton.transfer.DatabaseMover;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Back up, copy, follow, verify the data. */
record TransferPhase(RunContext context, MigrationSession session)
    implements PhaseRunner<TransferDocument> {
  @Override
  public Phase phase() {
    return Phase.TRANSFER;
  }

  @Override
  public Class<TransferDocument> type() {
    return TransferDocument.class;
  }

  @Override
  public String inputHash() {
    return new Fingerprint()
        .value(context.migration().databases())
        .value(context.migration().target().type())
        .hex();
  }

  @Override
  public TransferDocument run(String inputHash) {
    session.target().check(context.migration());
    session.movers().values().forEach(DatabaseMover::check);
    List<TransferReport> reports = new ArrayList<>();
    for (DatabaseSpec database : context.migration().databases()) {
      reports.add(move(database, inputHash));
    }
    return new TransferDocument(reports);
  }

  private TransferReport move(DatabaseSpec database, String inputHash) {
    DatabaseMover mover = session.movers().get(database.name());
    Optional<BackupReport> backup =
        database.backup().enabled()
            ? Optional.of(backup(database, mover, inputHash))
            : Optional.empty();
    mover.copy();
    mover.follow();
    TransferReport report = mover.verify(backup);
    requireClean(report);
    return report;
  }

  private BackupReport backup(DatabaseSpec database, DatabaseMover mover, String inputHash) {
    String step = "backup/" + database.name();
    Optional<String> done = context.journal().step(Phase.TRANSFER, step, inputHash);
    if (done.isPresent()) {
      return Documents.mapper().readValue(done.get(), BackupReport.class);
    }
    BackupReport report = mover.backup();
    context
        .journal()
        .finishStep(Phase.TRANSFER, step, inputHash, Documents.mapper().writeValueAsString(report));
    return report;
  }

  private static void requireClean(TransferReport report) {
    VerificationReport verification = report.verification();
    if (!verification.clean()) {
      String first =
          verification.differences().isEmpty()
              ? ""
              : ", first: " + verification.differences().get(0);
      throw new LeptonException(
          ErrorCode.DIFFERENCES_FOUND,
          verification.differenceCount() + " differences between source and target" + first,
          report.target(),
          "nothing has been switched; look at the differences, then `lepton abort` and run again");
    }
  }

  @Override
  public String summary(TransferDocument document) {
    if (document.databases().isEmpty()) {
      return "no database to move";
    }
    long compared =
        document.databases().stream()
            .mapToLong(report -> report.verification().rowsCompared())
            .sum();
    return String.format(
        Locale.ROOT, "%,d rows moved, %,d compared, 0 differences", document.rows(), compared);
  }
}
