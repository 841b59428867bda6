package dev.lepton.transfer.postgres.verify;

import dev.lepton.transfer.postgres.catalog.ColumnInfo;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.connect.Sql;
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
 * in the same transaction, so that neither a crash nor a full memory makes one of them forgotten.
 * Keys are only appended, and made distinct when read: an index would cost more than the changes
 * themselves. A table of which too much was touched counts as touched as a whole. Nothing is
 * recorded until {@link #restart} was called for the first time. Stateless.
 */
public final class DirtyKeys {
  private static final String[] DDL = {
    "CREATE TABLE IF NOT EXISTS lepton.dirty (generation int, schema_name text, table_name text, key text[])",
    // Where somebody publishes all tables, rows of a table without an identity could not be
    // deleted.
    "ALTER TABLE lepton.dirty REPLICA IDENTITY FULL",
    "CREATE TABLE IF NOT EXISTS lepton.dirty_table (generation int, schema_name text, table_name text,"
        + " PRIMARY KEY (schema_name, table_name, generation))",
    "CREATE TABLE IF NOT EXISTS lepton.dirty_generation (id int PRIMARY KEY, generation int NOT NULL)",
  };

  private DirtyKeys() {}

  /** Creates what is needed, if it is not there; the schema must be. */
  public static void create(Connection connection) throws SQLException {
    if (!Sql.isTrue(connection, "SELECT to_regclass('lepton.dirty_generation') IS NOT NULL")) {
      execute(connection, DDL);
    }
  }

  /** Forgets everything and records from now on. */
  public static void restart(Connection connection) throws SQLException {
    execute(
        connection,
        "DELETE FROM lepton.dirty",
        "DELETE FROM lepton.dirty_table",
        "DELETE FROM lepton.dirty_generation",
        "INSERT INTO lepton.dirty_generation VALUES (1, 1)");
  }

  /** Whether touched rows are recorded; that begins only while the stream stands still. */
  public static boolean isRecording(Connection connection) throws SQLException {
    return Sql.isTrue(connection, "SELECT EXISTS (SELECT FROM lepton.dirty_generation)");
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

  /** Forgets what was touched in a generation and all before it: it has been compared. */
  static void forget(Connection connection, int generation) throws SQLException {
    execute(
        connection,
        "DELETE FROM lepton.dirty WHERE generation <= " + generation,
        "DELETE FROM lepton.dirty_table WHERE generation <= " + generation);
  }

  /**
   * SQL that records rows as touched.
   *
   * @param rows a query with an alias, whose columns hold the keys
   * @param keyColumns expressions for the key's columns, in the key's order
   */
  public static String recordKeysSql(QualifiedName table, String rows, List<String> keyColumns) {
    return "INSERT INTO lepton.dirty SELECT g.generation, "
        + names(table)
        + keyColumns.stream()
            .map(column -> column + "::text")
            .collect(Collectors.joining(", ", ", ARRAY[", "]"))
        + " FROM lepton.dirty_generation g CROSS JOIN "
        + rows
        + " WHERE NOT EXISTS (SELECT FROM lepton.dirty_table w WHERE (w.generation, w.schema_name, w.table_name) = (g.generation, "
        + names(table)
        + "))";
  }

  /** SQL that records a whole table as touched. */
  public static String recordTableSql(QualifiedName table) {
    return "INSERT INTO lepton.dirty_table SELECT generation, "
        + names(table)
        + " FROM lepton.dirty_generation ON CONFLICT DO NOTHING";
  }

  /** Whether a table counts as touched as a whole. */
  static boolean isWhole(Connection connection, QualifiedName table) throws SQLException {
    return Sql.isTrue(
        connection,
        "SELECT EXISTS (SELECT FROM lepton.dirty_table WHERE schema_name = ? AND table_name = ?)",
        table.schema(),
        table.name());
  }

  /** The tables with touched rows. */
  static List<QualifiedName> tables(Connection connection) throws SQLException {
    List<QualifiedName> tables = new ArrayList<>();
    String sql =
        "SELECT schema_name, table_name FROM lepton.dirty UNION SELECT schema_name, table_name FROM lepton.dirty_table ORDER BY 1, 2";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        tables.add(new QualifiedName(rows.getString(1), rows.getString(2)));
      }
    }
    return tables;
  }

  /**
   * The touched keys of a table, each as its columns' text in the key's order.
   *
   * @param most how many to return at most
   */
  static List<String[]> keys(Connection connection, QualifiedName table, int most)
      throws SQLException {
    List<String[]> keys = new ArrayList<>();
    String sql =
        "SELECT DISTINCT key COLLATE \"C\" FROM lepton.dirty WHERE schema_name = ? AND table_name = ? LIMIT "
            + most;
    try (PreparedStatement query = connection.prepareStatement(sql)) {
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
    for (String sql : statements) {
      Sql.execute(connection, sql);
    }
  }

  private static String names(QualifiedName table) {
    return literal(table.schema()) + ", " + literal(table.name());
  }

  private static String literal(String text) {
    // E'' so that the meaning does not hang on standard_conforming_strings.
    return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
