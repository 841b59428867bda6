package dev.lepton.transfer.postgres.stream;

import dev.lepton.transfer.postgres.catalog.ColumnInfo;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Where the changes of one source table go.
 *
 * @param origin its name on the side that the stream comes from; chunks and touched rows go by it
 * @param columns those whose values travel, in the target's order
 * @param stageTypes for each of them the type to stage it with: domains resolved, since a staged
 *     row may be incomplete
 * @param key positions of the key's columns within {@code columns}; empty for a table without a key
 * @param order for each column its position in the stream's messages
 * @param updatesInPlace whether rows can be changed one by one without ever breaking a unique key
 *     other than the row's own
 */
record TableTarget(
    TableInfo info,
    QualifiedName origin,
    List<ColumnInfo> columns,
    List<String> stageTypes,
    int[] key,
    int[] order,
    boolean updatesInPlace) {

  /** Its name where the stream is applied. */
  QualifiedName name() {
    return info.name();
  }

  boolean hasKey() {
    return key.length > 0;
  }

  /** Position of the column by whose ranges the table was copied. */
  OptionalInt chunkColumn() {
    return info.chunkColumn().isPresent() ? OptionalInt.of(key[0]) : OptionalInt.empty();
  }

  /** A key that is one whole number. */
  OptionalLong keyNumber(Row keyRow) {
    byte[] value = key.length == 1 && chunkColumn().isPresent() ? keyRow.value(0) : null;
    return value == null
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(new String(value, StandardCharsets.US_ASCII)));
  }

  Row keyOf(Row row) {
    return row.reordered(key);
  }
}
