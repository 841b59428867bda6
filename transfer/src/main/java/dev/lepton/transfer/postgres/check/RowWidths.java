package dev.lepton.transfer.postgres.check;

import dev.lepton.model.transfer.DatabaseAssessment.TableSize;
import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.catalog.ColumnInfo;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.connect.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How large tables are, and how long their longest row. The length of a value that lies in TOAST is
 * known without fetching it, so that only the heap is read: all of it up to 64 MB, then a sample.
 */
record RowWidths(Connection source) {
  private static final int LOOKED_AT = 20;
  private static final double HEAP_READ = 64e6;
  private static final String PATIENCE = "SET statement_timeout = '3s'";
  private static final String CANCELED = "57014";

  /** The largest tables. */
  List<TableSize> largest() throws SQLException {
    List<TableInfo> tables = new ArrayList<>(new CatalogReader().tables(source));
    List<TableSize> sizes = new ArrayList<>();
    for (TableInfo table : tables) {
      sizes.add(size(table));
    }
    sizes.sort(Comparator.comparingLong(TableSize::bytes).reversed());
    List<TableSize> largest = new ArrayList<>();
    for (TableSize size : sizes.subList(0, Math.min(LOOKED_AT, sizes.size()))) {
      TableInfo table =
          tables.stream()
              .filter(t -> t.name().toString().equals(size.table()))
              .findFirst()
              .orElseThrow();
      largest.add(
          new TableSize(
              size.table(),
              size.rows(),
              size.bytes(),
              size.indexBytes(),
              size.key(),
              longest(table)));
    }
    return largest;
  }

  private TableSize size(TableInfo table) throws SQLException {
    String name = table.name().sql();
    return new TableSize(
        table.name().toString(),
        table.estimatedRows(),
        number("SELECT pg_table_size(?::regclass)", name),
        number("SELECT pg_indexes_size(?::regclass)", name),
        table.hasKey(),
        Optional.empty());
  }

  private long number(String sql, String name) throws SQLException {
    return Long.parseLong(Sql.string(source, sql, name).orElse("0"));
  }

  /** The length of texts and bytes is known without decompressing them; others are as stored. */
  private static String width(ColumnInfo column) {
    boolean text = column.type().matches("text|bytea|character.*");
    boolean cast = column.type().matches("json|xml");
    String size =
        text
            ? "octet_length(" + column.sql() + ")"
            : cast
                ? "octet_length(" + column.sql() + "::text)"
                : "pg_column_size(" + column.sql() + ")";
    return "coalesce(" + size + "::bigint, 0)";
  }

  /** Empty if it takes too long, or may not be read. */
  private Optional<Long> longest(TableInfo table) throws SQLException {
    if (table.storedColumns().isEmpty()) {
      return Optional.of(0L);
    }
    String width =
        table.storedColumns().stream().map(RowWidths::width).collect(Collectors.joining(" + "));
    double percent = Math.min(100, HEAP_READ / Math.max(1, table.bytes()) * 100);
    String sample =
        percent < 100 ? String.format(Locale.ROOT, " TABLESAMPLE SYSTEM (%.4f)", percent) : "";
    try {
      Sql.execute(source, PATIENCE);
      return Sql.string(
              source, "SELECT max(" + width + ") FROM ONLY " + table.name().sql() + sample)
          .map(Long::valueOf)
          .or(() -> Optional.of(0L));
    } catch (SQLException e) {
      if (CANCELED.equals(e.getSQLState()) || "42501".equals(e.getSQLState())) {
        return Optional.empty();
      }
      throw e;
    } finally {
      Sql.execute(source, "SET statement_timeout = 0");
    }
  }
}
