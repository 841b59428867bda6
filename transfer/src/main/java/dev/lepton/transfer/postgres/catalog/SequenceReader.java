package dev.lepton.transfer.postgres.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Sequences and their positions. */
final class SequenceReader {
  private SequenceReader() {}

  static List<SequenceInfo> read(Connection connection, Set<Long> unselected) throws SQLException {
    List<String> selects = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(CatalogQuery.load("sequences"))) {
      while (rows.next()) {
        if (!unselected.contains(rows.getLong(2))) {
          selects.add(rows.getString(1));
        }
      }
    }
    return selects.isEmpty()
        ? List.of()
        : positions(connection, String.join(" UNION ALL ", selects));
  }

  private static List<SequenceInfo> positions(Connection connection, String sql)
      throws SQLException {
    List<SequenceInfo> sequences = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql + " ORDER BY 1, 2")) {
      while (rows.next()) {
        sequences.add(
            new SequenceInfo(
                new QualifiedName(rows.getString(1), rows.getString(2)),
                rows.getLong(3),
                rows.getBoolean(4),
                rows.getLong(5),
                rows.getLong(6),
                rows.getLong(7),
                rows.getBoolean(8)));
      }
    }
    return sequences;
  }
}
