package dev.lepton.transfer.postgres.copy;

import dev.lepton.transfer.postgres.catalog.ColumnInfo;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The COPY statements of a table. Both directions name the same columns in the same order.
 * Stateless and thread-safe.
 */
public final class CopyStatements {
  private CopyStatements() {}

  /**
   * Rows of the table itself, never of its children: those that are to travel, and of a chunk only,
   * where one is given.
   */
  public static String out(TableInfo table, CopyFormat format, Optional<Chunk> chunk) {
    List<String> conditions = new ArrayList<>();
    chunk.ifPresent(part -> conditions.addAll(bounds(table, part)));
    table.condition().ifPresent(chosen -> conditions.add("(" + chosen + ")"));
    if (conditions.isEmpty()) {
      return "COPY "
          + table.name().sql()
          + columnList(table)
          + " TO STDOUT ("
          + format.option()
          + ")";
    }
    String query =
        "SELECT "
            + columns(table)
            + " FROM ONLY "
            + table.name().sql()
            + " WHERE "
            + String.join(" AND ", conditions);
    return "COPY (" + query + ") TO STDOUT (" + format.option() + ")";
  }

  /**
   * @param frozen rows are written as long visible; the table must have been emptied in the same
   *     transaction
   */
  public static String in(TableInfo table, CopyFormat format, boolean frozen) {
    return "COPY "
        + table.name().sql()
        + columnList(table)
        + " FROM STDIN ("
        + format.option()
        + (frozen ? ", FREEZE" : "")
        + ")";
  }

  /** Makes room at the target for all of a table's rows. */
  public static String empty(TableInfo table) {
    return table.origin() == TableInfo.Origin.EXTENSION
        ? delete(table)
        : "TRUNCATE ONLY " + table.name().sql();
  }

  /** The same without keeping readers out. */
  static String delete(TableInfo table) {
    return "DELETE FROM ONLY "
        + table.name().sql()
        + table.condition().map(chosen -> " WHERE " + chosen).orElse("");
  }

  private static List<String> bounds(TableInfo table, Chunk chunk) {
    if (chunk.range().isEmpty()) {
      return List.of();
    }
    String column = QualifiedName.quote(table.chunkColumn().orElseThrow());
    Chunk.Range range = chunk.range().get();
    List<String> bounds = new ArrayList<>();
    if (range.low() != Long.MIN_VALUE) {
      bounds.add(column + " >= " + range.low());
    }
    if (range.high() != Long.MAX_VALUE) {
      bounds.add(column + " < " + range.high());
    }
    return bounds;
  }

  private static String columnList(TableInfo table) {
    return table.storedColumns().isEmpty() ? "" : " (" + columns(table) + ")";
  }

  private static String columns(TableInfo table) {
    return table.storedColumns().stream().map(ColumnInfo::sql).collect(Collectors.joining(", "));
  }
}
