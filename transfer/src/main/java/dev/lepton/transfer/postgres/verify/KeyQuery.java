package dev.lepton.transfer.postgres.verify;

import dev.lepton.transfer.postgres.catalog.TableInfo;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Asks for rows by their keys. */
final class KeyQuery {
  private KeyQuery() {}

  /**
   * @param sql with one text-array parameter for each key column
   */
  static <T> T ask(
      SideSession session,
      TableInfo table,
      String sql,
      List<String[]> keys,
      SideSession.Reader<T> reader) {
    try (PreparedStatement query = prepare(session.connection(), table, sql, keys);
        ResultSet rows = query.executeQuery()) {
      return reader.read(rows);
    } catch (SQLException e) {
      throw session.explain("read rows of " + table.name(), e);
    }
  }

  private static PreparedStatement prepare(
      Connection connection, TableInfo table, String sql, List<String[]> keys) throws SQLException {
    PreparedStatement query = connection.prepareStatement(sql);
    for (int column = 0; column < table.keyColumns().size(); column++) {
      int position = column;
      query.setArray(
          column + 1,
          connection.createArrayOf(
              "text", keys.stream().map(key -> key[position]).toArray(String[]::new)));
    }
    return query;
  }
}
