package dev.lepton.transfer.postgres.schema;

import dev.lepton.transfer.postgres.catalog.ObjectKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Takes away again what {@link SchemaBuilder} made, and nothing else: the ledger says what that
 * was.
 */
public final class SchemaRemoval {
  /** Dropping these takes along everything else that was made; CASCADE makes the order harmless. */
  private static final Map<ObjectKind, String> STATEMENTS =
      Map.of(
          ObjectKind.MATERIALIZED_VIEW, "DROP MATERIALIZED VIEW IF EXISTS ",
          ObjectKind.VIEW, "DROP VIEW IF EXISTS ",
          ObjectKind.TABLE, "DROP TABLE IF EXISTS ",
          ObjectKind.FUNCTION, "DROP ROUTINE IF EXISTS ",
          ObjectKind.SEQUENCE, "DROP SEQUENCE IF EXISTS ",
          ObjectKind.TYPE, "DROP TYPE IF EXISTS ",
          ObjectKind.EXTENSION, "DROP EXTENSION IF EXISTS ",
          ObjectKind.SCHEMA, "DROP SCHEMA IF EXISTS ");

  private SchemaRemoval() {}

  /** Works on the caller's connection and never commits. */
  public static void removeAll(Connection connection) throws SQLException {
    for (Map.Entry<ObjectKind, String> kind : STATEMENTS.entrySet()) {
      String prefix = "schema/" + kind.getKey().title() + "/";
      for (String name : made(connection, prefix)) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(kind.getValue() + name + " CASCADE");
        }
      }
    }
  }

  private static List<String> made(Connection connection, String prefix) throws SQLException {
    List<String> names = new ArrayList<>();
    String sql =
        "SELECT substr(id, length(?) + 1) FROM lepton.step WHERE starts_with(id, ?) AND detail = ?";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, prefix);
      query.setString(2, prefix);
      query.setString(3, SchemaBuilder.MADE);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
    }
    return names;
  }
}
