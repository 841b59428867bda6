package dev.lepton.cli.demo;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Count and order-free hash of every table, by a path that shares nothing with the product. */
final class DatabaseContents {
  private static final String TABLES =
      "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
          + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'lepton')";

  private DatabaseContents() {}

  static Map<String, String> of(Connection connection) throws SQLException {
    Map<String, String> contents = new TreeMap<>();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET timezone = 'UTC'");
      for (String table : tables(statement)) {
        String sql =
            "SELECT count(*) || ' rows, ' || coalesce(sum(hashtextextended(t::text, 7)), 0) FROM ONLY "
                + table
                + " t";
        try (ResultSet row = statement.executeQuery(sql)) {
          row.next();
          contents.put(table, row.getString(1));
        }
      }
    }
    return contents;
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  /** Slots, publications and ledgers that lepton has left on a server. */
  static List<String> leftovers(Connection connection) throws SQLException {
    List<String> found = new ArrayList<>();
    String sql =
        "SELECT 'slot ' || slot_name FROM pg_replication_slots UNION ALL SELECT 'publication ' || pubname FROM pg_publication"
            + " UNION ALL SELECT 'schema ' || nspname FROM pg_namespace WHERE nspname = 'lepton'"
            + " UNION ALL SELECT 'replica identity of ' || c.oid::regclass FROM pg_class c WHERE relreplident = 'f'"
            + " UNION ALL SELECT 'setting ' || s FROM pg_db_role_setting, unnest(setconfig) s";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}
