package dev.lepton.transfer.postgres.catalog;

import dev.lepton.transfer.postgres.connect.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * States of triggers and rules that a copy has still to set, as its ledger holds them: for a
 * comparison they count as if they were.
 */
final class PendingStates {
  private PendingStates() {}

  static List<SchemaObject> objects(Connection connection) throws SQLException {
    List<SchemaObject> objects = new ArrayList<>();
    if (Sql.isTrue(connection, "SELECT to_regclass('lepton.state') IS NOT NULL")) {
      String sql = "SELECT kind, name, statement FROM lepton.state WHERE NOT done";
      try (PreparedStatement statement = connection.prepareStatement(sql);
          ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          objects.add(new SchemaObject(rows.getString(1), rows.getString(2), rows.getString(3)));
        }
      }
    }
    return objects;
  }
}
