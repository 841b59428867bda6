package com.example.shop;

import com.fasterxml.jackson.databind.util.RawValue;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.util.PGobject;

/** Turns SQL into maps that become JSON. */
final class Rows {
  private Rows() {}

  static List<Map<String, Object>> query(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, parameters);
        ResultSet result = statement.executeQuery()) {
      List<Map<String, Object>> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row(result));
      }
      return rows;
    }
  }

  /** The only row, or a 404 that says what is missing. */
  static Map<String, Object> one(
      Connection connection, String missing, String sql, Object... parameters) throws SQLException {
    List<Map<String, Object>> rows = query(connection, sql, parameters);
    if (rows.isEmpty()) {
      throw ApiException.notFound(missing);
    }
    return rows.get(0);
  }

  /** Returns how many rows were changed. */
  static int update(Connection connection, String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, parameters)) {
      return statement.executeUpdate();
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  private static Map<String, Object> row(ResultSet result) throws SQLException {
    ResultSetMetaData columns = result.getMetaData();
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      row.put(columns.getColumnLabel(i), plain(result.getObject(i)));
    }
    return row;
  }

  private static Object plain(Object value) throws SQLException {
    if (value instanceof Timestamp) {
      return ((Timestamp) value).toInstant().toString();
    }
    if (value instanceof Array) {
      return ((Array) value).getArray();
    }
    if (value instanceof PGobject && "jsonb".equals(((PGobject) value).getType())) {
      return new RawValue(value.toString());
    }
    return value == null || value instanceof Number || value instanceof Boolean
        ? value
        : value.toString();
  }
}
