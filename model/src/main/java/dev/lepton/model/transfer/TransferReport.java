package dev.lepton.model.transfer;

import java.util.List;
import java.util.Optional;

/**
 * The document of the transfer phase for one database.
 *
 * @param notCarried objects that stay behind; each was allowed by name
 * @param slot name of the replication slot on the source that the target follows
 */
public record TransferReport(
    String database,
    String source,
    String target,
    String sourceVersion,
    String targetVersion,
    Optional<BackupReport> backup,
    List<TableReport> tables,
    List<ObjectCount> objects,
    VerificationReport verification,
    List<String> notCarried,
    String slot) {

  public long rows() {
    return tables.stream().mapToLong(TableReport::rows).sum();
  }

  /**
   * @param chunks number of tasks it was copied in
   */
  public record TableReport(String table, long rows, long bytes, int chunks, double seconds) {}

  public record ObjectCount(String kind, int count) {}
}
