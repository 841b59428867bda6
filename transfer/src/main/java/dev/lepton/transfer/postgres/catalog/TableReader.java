package dev.lepton.transfer.postgres.catalog;

import dev.lepton.model.migration.Selection;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tables that hold rows of their own, with columns and keys. */
final class TableReader {
  private static final Set<String> CHUNK_TYPES = Set.of("smallint", "integer", "bigint");

  private TableReader() {}

  static List<TableInfo> read(Connection connection, Selection selection, SchemaNames names)
      throws SQLException {
    Set<Long> unselected = RelationFilter.unselected(connection, selection, names);
    Map<Long, List<ColumnInfo>> columns = columns(connection);
    List<TableInfo> tables = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement(CatalogQuery.on(connection).load("tables"));
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        if (!unselected.contains(rows.getLong(1))) {
          QualifiedName name = new QualifiedName(rows.getString(2), rows.getString(3));
          QualifiedName source = names.toSource(name);
          Optional<String> own = Optional.ofNullable(rows.getString(8));
          Optional<String> chosen = selection.condition(source.schema(), source.name());
          tables.add(
              table(
                  name, rows, columns.getOrDefault(rows.getLong(1), List.of()), both(chosen, own)));
        }
      }
    }
    return tables;
  }

  private static Optional<String> both(Optional<String> chosen, Optional<String> own) {
    return chosen.isPresent() && own.isPresent()
        ? Optional.of("(" + chosen.get() + ") AND (" + own.get() + ")")
        : chosen.or(() -> own);
  }

  private static TableInfo table(
      QualifiedName name, ResultSet row, List<ColumnInfo> columns, Optional<String> condition)
      throws SQLException {
    List<String> key = strings(row.getArray(4));
    return new TableInfo(
        name,
        List.copyOf(columns),
        key,
        chunkColumn(columns, key),
        row.getLong(5),
        row.getLong(6),
        condition,
        TableInfo.Origin.valueOf(row.getString(7)));
  }

  private static Optional<String> chunkColumn(List<ColumnInfo> columns, List<String> key) {
    return columns.stream()
        .filter(column -> !key.isEmpty() && column.name().equals(key.get(0)))
        .filter(column -> CHUNK_TYPES.contains(column.type()))
        .map(ColumnInfo::name)
        .findFirst();
  }

  private static Map<Long, List<ColumnInfo>> columns(Connection connection) throws SQLException {
    Map<Long, List<ColumnInfo>> columns = new HashMap<>();
    try (PreparedStatement statement =
            connection.prepareStatement(CatalogQuery.on(connection).load("columns"));
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        columns
            .computeIfAbsent(rows.getLong(1), table -> new ArrayList<>())
            .add(
                new ColumnInfo(
                    rows.getString(2),
                    rows.getString(3),
                    rows.getBoolean(4),
                    Optional.ofNullable(rows.getString(5)),
                    Optional.ofNullable(rows.getString(6)),
                    rows.getBoolean(7),
                    rows.getString(8)));
      }
    }
    return columns;
  }

  private static List<String> strings(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
