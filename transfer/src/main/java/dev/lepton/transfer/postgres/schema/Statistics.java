package dev.lepton.transfer.postgres.schema;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.connect.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Gathers the planner's statistics. Tables with foreign ones below them are left alone: their
 * servers would be asked, and need not be within reach. Stateless and thread-safe.
 */
public final class Statistics {
  private static final String LOCAL =
      "WITH RECURSIVE above AS (SELECT i.inhparent AS oid FROM pg_inherits i JOIN pg_class c ON"
          + " c.oid = i.inhrelid AND c.relkind = 'f' UNION SELECT i.inhparent FROM pg_inherits i"
          + " JOIN above a ON a.oid = i.inhrelid) SELECT format('%I.%I', n.nspname, c.relname) FROM"
          + " pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname !~ '^pg_' AND"
          + " n.nspname <> 'information_schema' AND c.oid NOT IN (SELECT oid FROM above) AND ";

  private Statistics() {}

  /** Of everything. */
  public static void gather(Connection connection) throws SQLException {
    boolean foreign =
        Sql.isTrue(
            connection,
            "SELECT EXISTS (SELECT FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE"
                + " c.relkind = 'f')");
    if (foreign) {
      analyze(connection, Sql.strings(connection, LOCAL + "c.relkind IN ('r', 'p', 'm')"));
    } else {
      Sql.execute(connection, "ANALYZE");
    }
  }

  /** Of one table, with those that inherit from it. */
  public static void gather(Connection connection, QualifiedName table) throws SQLException {
    String one = "c.oid = to_regclass(?)";
    analyze(connection, Sql.strings(connection, LOCAL + one, table.sql()));
  }

  /** Of partitioned tables, which nobody else gathers. */
  public static void gatherOfPartitioned(Connection connection) throws SQLException {
    analyze(
        connection,
        Sql.strings(connection, LOCAL + "c.relkind = 'p' AND NOT c.relispartition ORDER BY 1"));
  }

  private static void analyze(Connection connection, List<String> tables) throws SQLException {
    if (!tables.isEmpty()) {
      Sql.execute(connection, "ANALYZE " + String.join(", ", tables));
    }
  }
}
