package dev.lepton.model.operation;

import java.time.Instant;
import java.util.List;

/**
 * The backups of one migration's target databases, the newest first.
 *
 * @param taken ids of those that this run took
 * @param removed ids of those that this run rotated away
 */
public record BackupCatalogue(
    String migration, List<KeptBackup> backups, List<String> taken, List<String> removed) {

  public BackupCatalogue {
    backups = List.copyOf(backups);
    taken = List.copyOf(taken);
    removed = List.copyOf(removed);
  }

  /** Whether a backup is worth something. */
  public enum Proof {
    /** It was restored, and every table was as it had been. */
    PROVEN,
    /** It did not restore to what was backed up. */
    FAILED,
    /** Its restore test was left out or did not come to an end. */
    UNTESTED
  }

  /**
   * @param id database and time; names its folder
   * @param at when its snapshot was taken
   * @param storedBytes compressed and encrypted
   * @param restoreSeconds how long the restore test took; 0 without one
   * @param problem why it is not proven; empty when it is
   */
  public record KeptBackup(
      String database,
      String id,
      Instant at,
      long rows,
      long plainBytes,
      long storedBytes,
      String sha256,
      double restoreSeconds,
      Proof proof,
      String problem) {}
}
