package dev.lepton.transfer.postgres.schema;

import dev.lepton.transfer.postgres.catalog.ObjectKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Takes away again what {@link SchemaBuilder} made, and nothing else: the ledger says what that
 * was.
 */
public final class SchemaRemoval {
  /** Dropping these takes along everything else that was made; CASCADE makes the order harmless. */
  private static final Map<ObjectKind, String> STATEMENTS = statements();

  private SchemaRemoval() {}

  /** In the order in which they are dropped: what belongs to no schema last but for schemas. */
  private static Map<ObjectKind, String> statements() {
    Map<ObjectKind, String> statements = new LinkedHashMap<>();
    for (ObjectKind kind :
        List.of(
            ObjectKind.EVENT_TRIGGER,
            ObjectKind.SUBSCRIPTION,
            ObjectKind.PUBLICATION,
            ObjectKind.MATERIALIZED_VIEW,
            ObjectKind.VIEW,
            ObjectKind.TABLE,
            ObjectKind.OPERATOR_CLASS,
            ObjectKind.OPERATOR_FAMILY,
            ObjectKind.OPERATOR,
            ObjectKind.AGGREGATE,
            ObjectKind.FUNCTION,
            ObjectKind.SEQUENCE,
            ObjectKind.TYPE,
            ObjectKind.SHELL_TYPE,
            ObjectKind.COLLATION,
            ObjectKind.CONVERSION,
            ObjectKind.TEXT_SEARCH_CONFIGURATION,
            ObjectKind.TEXT_SEARCH_DICTIONARY,
            ObjectKind.TEXT_SEARCH_TEMPLATE,
            ObjectKind.TEXT_SEARCH_PARSER,
            ObjectKind.FOREIGN_SERVER,
            ObjectKind.FOREIGN_DATA_WRAPPER,
            ObjectKind.ACCESS_METHOD,
            ObjectKind.LANGUAGE,
            ObjectKind.EXTENSION,
            ObjectKind.SCHEMA)) {
      statements.put(kind, "DROP " + keyword(kind) + " IF EXISTS ");
    }
    return statements;
  }

  private static String keyword(ObjectKind kind) {
    return switch (kind) {
      case FUNCTION, AGGREGATE -> "ROUTINE";
      case SHELL_TYPE -> "TYPE";
      case FOREIGN_SERVER -> "SERVER";
      default -> kind.title().toUpperCase(Locale.ROOT);
    };
  }

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
