package dev.lepton.transfer.postgres.stream;

import dev.lepton.transfer.StreamStatus.Quarantined;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.connect.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tables that are left out of a stream because their changes could not be written, kept beside
 * the rows. Stateless and thread-safe.
 */
final class Quarantine {
  private final String stream;

  Quarantine(String stream) {
    this.stream = stream;
  }

  /** Creates what is needed; the ledger's schema must be there. */
  void create(Connection connection) throws SQLException {
    if (!Sql.isTrue(connection, "SELECT to_regclass('lepton.quarantine') IS NOT NULL")) {
      Sql.execute(
          connection,
          "CREATE TABLE IF NOT EXISTS lepton.quarantine (stream text, schema_name text, table_name text,"
              + " key text NOT NULL, reason text NOT NULL, since timestamptz NOT NULL DEFAULT now(),"
              + " PRIMARY KEY (stream, schema_name, table_name))");
    }
  }

  Map<QualifiedName, Quarantined> read(Connection connection) throws SQLException {
    Map<QualifiedName, Quarantined> tables = new LinkedHashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT schema_name, table_name, key, reason, since FROM lepton.quarantine WHERE stream = ? ORDER BY 1, 2")) {
      query.setString(1, stream);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          QualifiedName name = new QualifiedName(rows.getString(1), rows.getString(2));
          tables.put(
              name,
              new Quarantined(
                  name.toString(),
                  rows.getString(3),
                  rows.getString(4),
                  rows.getTimestamp(5).toInstant()));
        }
      }
    }
    return tables;
  }

  void add(Connection connection, TableFailure failure) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO lepton.quarantine (stream, schema_name, table_name, key, reason) VALUES (?, ?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING")) {
      insert.setString(1, stream);
      insert.setString(2, failure.table().schema());
      insert.setString(3, failure.table().name());
      insert.setString(4, failure.key());
      insert.setString(5, failure.getMessage());
      insert.executeUpdate();
    }
  }

  void remove(Connection connection, QualifiedName table) throws SQLException {
    Sql.strings(
        connection,
        "DELETE FROM lepton.quarantine WHERE (stream, schema_name, table_name) = (?, ?, ?) RETURNING stream",
        stream,
        table.schema(),
        table.name());
  }
}
