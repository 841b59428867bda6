package dev.lepton.transfer.postgres.stream;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.catalog.ColumnInfo;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database that is moved which of some rows of a table satisfy its condition. Only columns
 * that the condition can name are sent.
 *
 * @param sql takes a text array a column; returns the positions, counted from 1, of rows that do
 * @param positions where these columns stand in the rows of the stream
 */
record ConditionQuery(String sql, List<Integer> positions) {

  /**
   * @param relation as the stream tells it
   * @param table the same in the database that is asked
   */
  static ConditionQuery of(
      Connection source, Message.Relation relation, QualifiedName table, String condition)
      throws SQLException {
    TableInfo info =
        new CatalogReader()
            .tables(source).stream()
                .filter(known -> known.name().equals(table))
                .findFirst()
                .orElseThrow(() -> gone(table));
    String words = condition.toLowerCase(Locale.ROOT);
    List<Integer> positions = new ArrayList<>();
    List<String> raw = new ArrayList<>();
    List<String> typed = new ArrayList<>();
    for (ColumnInfo column : info.storedColumns()) {
      int position = position(relation, column.name());
      // A condition that names none still needs rows to be asked of.
      boolean named =
          positions.isEmpty() && column.equals(last(info))
              || words.contains(column.name().toLowerCase(Locale.ROOT).replace("\"", "\"\""));
      if (named && position >= 0) {
        String value = "c" + positions.size();
        raw.add(value);
        typed.add("raw." + value + "::" + column.type() + " AS " + column.sql());
        positions.add(position);
      }
    }
    String arrays = String.join(", ", raw.stream().map(value -> "?::text[]").toList());
    String sql =
        "SELECT lepton_position FROM (SELECT raw.lepton_position"
            + String.join("", typed.stream().map(value -> ", " + value).toList())
            + " FROM ROWS FROM (unnest("
            + arrays
            + ")) WITH ORDINALITY AS raw("
            + String.join("", raw.stream().map(value -> value + ", ").toList())
            + "lepton_position)) judged WHERE ("
            + condition
            + ")";
    return new ConditionQuery(sql, List.copyOf(positions));
  }

  /** The indexes of the rows that satisfy the condition. */
  Set<Integer> passing(Connection source, List<Row> rows) throws SQLException {
    Set<Integer> passing = new HashSet<>();
    if (rows.isEmpty()) {
      return passing;
    }
    try (PreparedStatement query = source.prepareStatement(sql)) {
      for (int i = 0; i < positions.size(); i++) {
        @Nullable String[] values = new @Nullable String[rows.size()];
        for (int row = 0; row < values.length; row++) {
          values[row] = text(rows.get(row), positions.get(i));
        }
        query.setArray(i + 1, source.createArrayOf("text", values));
      }
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          passing.add(found.getInt(1) - 1);
        }
      }
    }
    return passing;
  }

  private static @Nullable String text(Row row, int column) {
    byte[] value = row.value(column);
    return value == null ? null : new String(value, StandardCharsets.UTF_8);
  }

  private static ColumnInfo last(TableInfo table) {
    return table.storedColumns().get(table.storedColumns().size() - 1);
  }

  private static int position(Message.Relation relation, String column) {
    for (int i = 0; i < relation.columns().size(); i++) {
      if (relation.columns().get(i).name().equals(column)) {
        return i;
      }
    }
    return -1;
  }

  private static LeptonException gone(QualifiedName table) {
    return new LeptonException(
        ErrorCode.SOURCE_CHANGED,
        "the table " + table + ", whose rows travel by a condition, is gone",
        table.toString(),
        "give the move up and start it again");
  }
}
