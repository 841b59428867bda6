package dev.lepton.model.transfer;

import dev.lepton.model.transfer.TransferReport.ObjectCount;
import dev.lepton.model.transfer.TransferReport.TableReport;
import java.util.List;
import java.util.Optional;

/**
 * The document of a one-shot copy: the target shows the source as it was at one moment.
 *
 * @param bytes of rows, as they travelled
 * @param seconds for everything, verification included
 * @param differences found by the verification; empty if none was made
 * @param snapshot the moment, as PostgreSQL names the transactions that it contains
 * @param objects what the target has now, by kind
 * @param notCarried objects that stayed behind; each was allowed by name
 */
public record CopyReport(
    String source,
    String target,
    String sourceVersion,
    String targetVersion,
    long rows,
    long bytes,
    double seconds,
    Optional<Long> differences,
    String snapshot,
    List<TableReport> tables,
    List<ObjectCount> objects,
    Optional<VerificationReport> verification,
    List<String> notCarried) {

  public CopyReport {
    tables = List.copyOf(tables);
    objects = List.copyOf(objects);
    notCarried = List.copyOf(notCarried);
  }

  /** Whether the verification, if one was made, found nothing. */
  public boolean clean() {
    return differences.orElse(0L) == 0;
  }
}
