package dev.lepton.transfer.postgres.verify;

import dev.lepton.transfer.postgres.catalog.ColumnInfo;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows that the stream touched since they were last compared, kept beside the rows and written
 * in the same transaction, so that neither a crash nor a full memory makes one of them forgotten. A
 * row of {@code lepton.dirty} with an empty key stands for the whole table. Nothing is recorded
 * until {@link #beginGeneration} was called for the first time. Stateless.
 */
public final class DirtyKeys {
  private static final String[] DDL = {
    "CREATE TABLE IF NOT EXISTS lepton.dirty (generation int, schema_name text, table_name text, key text[],"
        + " PRIMARY KEY (schema_name, table_name, key, generation))",
    // Both have primary keys: where the source publishes all tables, others could not be updated.
    "CREATE TABLE IF NOT EXISTS lepton.dirty_generation (id int PRIMARY KEY, generation int NOT NULL)",
  };

  private DirtyKeys() {}

  /** Creates what is needed; the schema must be there. */
  public static void create(Connection connection) throws SQLException {
    execute(connection, DDL);
  }

  /** Forgets everything and records from now on. */
  public static void restart(Connection connection) throws SQLException {
    execute(
        connection,
        "DELETE FROM lepton.dirty",
        "DELETE FROM lepton.dirty_generation",
        "INSERT INTO lepton.dirty_generation VALUES (1, 1)");
  }

  /** From now on keys belong to a new generation. Returns the one before it. */
  static int beginGeneration(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "UPDATE lepton.dirty_generation SET generation = generation + 1 RETURNING generation - 1")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  /** Forgets the keys of a generation and all before it: they have been compared. */
  static void forget(Connection connection, int generation) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM lepton.dirty WHERE generation <= ?")) {
      delete.setInt(1, generation);
      delete.executeUpdate();
    }
  }

  /**
   * SQL that records rows as touched.
   *
   * @param rows a query or table whose columns {@code keyColumns} hold the keys
   * @param keyColumns quoted column expressions in the key's order; empty records the whole table
   */
  public static String recordSql(QualifiedName table, String rows, List<String> keyColumns) {
    String key =
        keyColumns.isEmpty()
            ? "'{}'::text[]"
            : keyColumns.stream()
                .map(column -> column + "::text")
                .collect(Collectors.joining(", ", "ARRAY[", "]"));
    return "INSERT INTO lepton.dirty (generation, schema_name, table_name, key) SELECT DISTINCT g.generation, "
        + literal(table.schema())
        + ", "
        + literal(table.name())
        + ", "
        + key
        + " FROM lepton.dirty_generation g"
        + (rows.isEmpty() ? "" : " CROSS JOIN " + rows)
        + " ON CONFLICT DO NOTHING";
  }

  /** How many different rows of a table were touched; -1 if the whole table counts as touched. */
  static long count(Connection connection, QualifiedName table) throws SQLException {
    String sql =
        "SELECT CASE WHEN bool_or(key = '{}') THEN -1 ELSE count(DISTINCT key) END FROM lepton.dirty"
            + " WHERE schema_name = ? AND table_name = ?";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, table.schema());
      query.setString(2, table.name());
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** The tables with touched rows. */
  static List<QualifiedName> tables(Connection connection) throws SQLException {
    List<QualifiedName> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT DISTINCT schema_name, table_name FROM lepton.dirty ORDER BY 1, 2")) {
      while (rows.next()) {
        tables.add(new QualifiedName(rows.getString(1), rows.getString(2)));
      }
    }
    return tables;
  }

  /** The touched keys of a table, each as its columns' text in the key's order. */
  static List<String[]> keys(Connection connection, QualifiedName table) throws SQLException {
    List<String[]> keys = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT DISTINCT key FROM lepton.dirty WHERE schema_name = ? AND table_name = ?")) {
      query.setString(1, table.schema());
      query.setString(2, table.name());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          keys.add((String[]) rows.getArray(1).getArray());
        }
      }
    }
    return keys;
  }

  /** The declared types of the key's columns, in the key's order. */
  static List<String> keyTypes(TableInfo table) {
    return table.keyColumns().stream()
        .map(
            key ->
                table.columns().stream()
                    .filter(column -> column.name().equals(key))
                    .findFirst()
                    .orElseThrow())
        .map(ColumnInfo::type)
        .toList();
  }

  private static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String literal(String text) {
    // E'' so that the meaning does not hang on standard_conforming_strings.
    return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
