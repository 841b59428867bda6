package dev.lepton.plan.demand;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the columns of a usage file are, by name.
 *
 * @param positions 0-based
 */
record UsageColumns(Map<String, Integer> positions) {
  private static final List<String> REQUIRED = List.of("time", "cpu_percent", "memory_mb");

  /**
   * @throws LeptonException CONFIG_INVALID if a required column is missing
   */
  static UsageColumns of(CsvRecord header, String file) {
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < header.getFieldCount(); i++) {
      positions.putIfAbsent(header.getField(i).strip().toLowerCase(Locale.ROOT), i);
    }
    List<String> missing = REQUIRED.stream().filter(name -> !positions.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "the usage file has no column " + String.join(", ", missing),
          file + ":" + header.getStartingLineNumber(),
          "its first line must name time, cpu_percent, memory_mb and may name disk_iops, disk_mbps, network_mbps");
    }
    return new UsageColumns(positions);
  }

  /** The field's text; empty where the column, the field or its content is missing. */
  Optional<String> text(CsvRecord row, String column) {
    Integer position = positions.get(column);
    if (position == null || position >= row.getFieldCount()) {
      return Optional.empty();
    }
    return Optional.of(row.getField(position).strip()).filter(text -> !text.isEmpty());
  }
}
