package dev.lepton.transfer.postgres.backup;

import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.copy.CopyFormat;
import java.util.List;

/**
 * What a backup consists of. It is written last: a backup with a manifest is complete.
 *
 * @param version of this layout
 * @param serverVersion of the source
 * @param snapshot the one transaction snapshot under which everything was read
 */
record Manifest(
    int version,
    String database,
    String serverVersion,
    String snapshot,
    StoredFile schema,
    List<TableFile> tables) {
  static final int VERSION = 1;
  static final String CIPHER = "AES256_GCM_HKDF_1MB";

  /**
   * @param file name within the backup's directory
   * @param plainBytes before compression
   * @param storedBytes after compression and encryption
   * @param sha256 of the stored bytes, in hexadecimal
   */
  record StoredFile(String file, long plainBytes, long storedBytes, String sha256) {}

  /**
   * @param rowSum order-free sum over the rows as COPY gives them in {@code format}
   */
  record TableFile(
      TableInfo table, CopyFormat format, long rows, String rowSum, StoredFile stored) {}

  long rows() {
    return tables.stream().mapToLong(TableFile::rows).sum();
  }

  long plainBytes() {
    return schema.plainBytes()
        + tables.stream().mapToLong(table -> table.stored().plainBytes()).sum();
  }

  long storedBytes() {
    return schema.storedBytes()
        + tables.stream().mapToLong(table -> table.stored().storedBytes()).sum();
  }
}
