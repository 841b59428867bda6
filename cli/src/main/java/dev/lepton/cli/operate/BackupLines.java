package dev.lepton.cli.operate;

import dev.lepton.model.operation.BackupCatalogue;
import dev.lepton.model.operation.BackupCatalogue.KeptBackup;
import dev.lepton.model.operation.BackupCatalogue.Proof;
import dev.lepton.pipeline.backup.BackupFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Backups as a table. */
final class BackupLines {
  private BackupLines() {}

  static List<String> of(BackupCatalogue catalogue, BackupFolder folder) {
    List<String> lines = new ArrayList<>();
    for (KeptBackup backup : catalogue.backups()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-20s %-18s %-8s %,12d rows %,12d bytes%s",
              backup.database(),
              backup.id(),
              RecoveryLines.lower(backup.proof()),
              backup.rows(),
              backup.storedBytes(),
              backup.problem().isEmpty() ? "" : "  " + backup.problem()));
    }
    catalogue.removed().forEach(id -> lines.add("rotated away: " + id));
    long proven =
        catalogue.backups().stream().filter(backup -> backup.proof() == Proof.PROVEN).count();
    lines.add(
        catalogue.backups().isEmpty()
            ? "no backups yet in " + folder.path()
            : String.format(
                Locale.ROOT,
                "%d of %d backups are proven by a restore; they lie in %s",
                proven,
                catalogue.backups().size(),
                folder.path()));
    return lines;
  }

  /** Whether every backup that this run took passed its test. */
  static boolean allProven(BackupCatalogue catalogue) {
    return catalogue.backups().stream()
        .filter(backup -> catalogue.taken().contains(backup.database() + "/" + backup.id()))
        .allMatch(backup -> backup.proof() == Proof.PROVEN);
  }
}
