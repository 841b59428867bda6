package dev.lepton.transfer.postgres.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Sequences and their positions. */
final class SequenceReader {
  /** The server's parser goes one level deeper with each. */
  private static final int AT_ONCE = 200;

  private SequenceReader() {}

  static List<SequenceInfo> read(Connection connection, Set<Long> unselected) throws SQLException {
    List<String> selects = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement(CatalogQuery.on(connection).load("sequences"));
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        if (!unselected.contains(rows.getLong(2))) {
          selects.add(rows.getString(1));
        }
      }
    }
    List<SequenceInfo> sequences = new ArrayList<>();
    for (int from = 0; from < selects.size(); from += AT_ONCE) {
      List<String> some = selects.subList(from, Math.min(from + AT_ONCE, selects.size()));
      sequences.addAll(positions(connection, String.join(" UNION ALL ", some)));
    }
    return sequences;
  }

  private static List<SequenceInfo> positions(Connection connection, String sql)
      throws SQLException {
    List<SequenceInfo> sequences = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql + " ORDER BY 1, 2");
        ResultSet rows = statement.executeQuery()) {
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
