package dev.lepton.model.transfer;

import java.util.List;

/**
 * The document of the transfer phase: one report per database, in the order of migration.yaml;
 * empty when the application has no database.
 */
public record TransferDocument(List<TransferReport> databases) {
  public long rows() {
    return databases.stream().mapToLong(TransferReport::rows).sum();
  }
}
