package dev.lepton.pipeline.report;

import dev.lepton.model.transfer.BackupReport;
import dev.lepton.model.transfer.TransferReport;
import java.util.Optional;

/** The backup, and whether it was ever restored. Stateless. */
final class BackupProof {
  private BackupProof() {}

  static Markup render(Optional<BackupReport> backup) {
    return Markup.heading("Backup")
        .plus(backup.map(BackupProof::facts).orElse(Markup.paragraph("None was taken.")));
  }

  private static Markup facts(BackupReport backup) {
    return new Facts()
        .add("Restore", restore(backup))
        .add(
            "Holds",
            Figures.count(backup.rows(), "row", "rows")
                + ", "
                + Figures.bytes(backup.plainBytes())
                + "; stored in "
                + Figures.bytes(backup.storedBytes()))
        .add("Encrypted with", backup.cipher())
        .add("Lies in", Markup.code(backup.directory()))
        .add("SHA-256", Markup.code(backup.sha256()))
        .render();
  }

  private static Markup restore(BackupReport backup) {
    return backup.proven()
        ? Markup.of(
            "%s it was restored into a database of its own, and every table had the rows that were"
                + " backed up",
            Tone.GOOD.badge("proved"))
        : Markup.of("%s nobody knows yet whether it can be restored", Tone.BAD.badge("not proved"));
  }

  /** What is to be said about the backup first; empty if it is as it should be. */
  static Optional<String> notice(TransferReport report) {
    if (report.backup().isEmpty()) {
      return Optional.of("No backup of database " + report.database() + " was taken.");
    }
    return report.backup().filter(BackupReport::proven).isPresent()
        ? Optional.empty()
        : Optional.of(
            "The backup of database " + report.database() + " was not restored to prove it.");
  }
}
