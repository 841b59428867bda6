package dev.lepton.transfer.postgres.connect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Short statements on the caller's connection. Stateless and thread-safe. */
public final class Sql {
  private Sql() {}

  public static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of every row as text; rows where it is null are left out. */
  public static List<String> strings(Connection connection, String sql, String... parameters)
      throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        query.setString(i + 1, parameters[i]);
      }
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          String value = rows.getString(1);
          if (value != null) {
            found.add(value);
          }
        }
      }
    }
    return found;
  }

  /** The first column of the first row as text; empty if there is no row or the value is null. */
  public static Optional<String> string(Connection connection, String sql, String... parameters)
      throws SQLException {
    return strings(connection, sql, parameters).stream().findFirst();
  }

  public static boolean isTrue(Connection connection, String sql, String... parameters)
      throws SQLException {
    return string(connection, sql, parameters).filter("t"::equals).isPresent();
  }
}
