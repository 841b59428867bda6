package dev.lepton.transfer.postgres.schema;

import dev.lepton.transfer.postgres.catalog.ObjectKind;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.connect.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Takes away again what {@link SchemaBuilder} made, and nothing else: the ledger says what that
 * was.
 */
public final class SchemaRemoval {
  /** Dropping these takes along everything else that was made; CASCADE makes the order harmless. */
  private static final String MADE =
      "SELECT substr(id, length(?) + 1) FROM lepton.step WHERE starts_with(id, ?) AND detail = ?";

  private static final int AT_ONCE = 100;

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
            ObjectKind.VIEW_STUB,
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
      case VIEW_STUB -> "VIEW";
      case FOREIGN_SERVER -> "SERVER";
      default -> kind.title().toUpperCase(Locale.ROOT);
    };
  }

  /**
   * Idempotent; commits several times, since one transaction could not hold the locks of thousands
   * of tables.
   *
   * @param connection in auto-commit mode
   */
  public static void removeAll(Connection connection) throws SQLException {
    Transactions.run(
        connection,
        undoing -> {
          SchemaRenames.undo(undoing);
          return undoing;
        });
    for (Map.Entry<ObjectKind, String> kind : STATEMENTS.entrySet()) {
      String prefix = "schema/" + kind.getKey().title() + "/";
      List<String> names = Sql.strings(connection, MADE, prefix, prefix, SchemaBuilder.MADE);
      for (int from = 0; from < names.size(); from += AT_ONCE) {
        List<String> some = names.subList(from, Math.min(from + AT_ONCE, names.size()));
        Transactions.run(connection, dropping -> drop(dropping, kind.getValue(), prefix, some));
      }
    }
  }

  private static List<String> drop(
      Connection connection, String statement, String prefix, List<String> names)
      throws SQLException {
    Sql.execute(
        connection,
        names.stream()
            .map(name -> statement + name + " CASCADE")
            .collect(Collectors.joining(";\n")));
    Object[] ids = names.stream().map(name -> prefix + name).toArray();
    try (PreparedStatement forget =
        connection.prepareStatement("DELETE FROM lepton.step WHERE id = ANY (?)")) {
      forget.setArray(1, connection.createArrayOf("text", ids));
      forget.executeUpdate();
    }
    return names;
  }
}
