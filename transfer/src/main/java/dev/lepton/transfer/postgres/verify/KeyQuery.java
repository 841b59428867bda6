package dev.lepton.transfer.postgres.verify;

import dev.lepton.transfer.postgres.verify.ComparedTable.Side;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Asks one side for rows of a table by their keys.
 *
 * @param sql with one text-array parameter for each key column
 */
record KeyQuery(ComparedTable table, String sql) {
  static KeyQuery hashes(ComparedTable table, Side side) {
    return new KeyQuery(table, RowHash.ofKeys(table, side));
  }

  static KeyQuery columns(ComparedTable table, Side side) {
    return new KeyQuery(table, RowHash.columnsOfKeys(table, side));
  }

  <T> T ask(SideSession session, List<String[]> keys, SideSession.Reader<T> reader) {
    try (PreparedStatement query = prepare(session.connection(), keys);
        ResultSet rows = query.executeQuery()) {
      return reader.read(rows);
    } catch (SQLException e) {
      throw session.explain("read rows of " + table.name(), e);
    }
  }

  private PreparedStatement prepare(Connection connection, List<String[]> keys)
      throws SQLException {
    PreparedStatement query = connection.prepareStatement(sql);
    for (int column = 0; column < table.source().keyColumns().size(); column++) {
      query.setArray(column + 1, connection.createArrayOf("text", KeyJoin.column(keys, column)));
    }
    return query;
  }
}
