package dev.lepton.transfer.postgres.cutover;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps others from writing to a database that still follows its source: a statement trigger on
 * every table that raises an error. The change stream itself is not stopped, since ordinary
 * triggers do not fire for it. The guard opens and closes by replacing one function: no table is
 * locked, no session has to reconnect. Every method is idempotent; stateless.
 */
public final class WriteGuard {
  private static final String TRIGGER = "lepton_guard";

  private static final String TABLES =
      "SELECT DISTINCT n.nspname, c.relname FROM unnest(?::text[]) AS given(name)"
          + " CROSS JOIN LATERAL (SELECT given.name::regclass AS oid UNION SELECT relid FROM pg_partition_ancestors(given.name::regclass)) t"
          + " JOIN pg_class c ON c.oid = t.oid JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE NOT EXISTS (SELECT FROM pg_trigger g WHERE g.tgrelid = c.oid AND g.tgname = 'lepton_guard')";

  private static final String GUARDED =
      "SELECT n.nspname, c.relname FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid"
          + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE g.tgname = 'lepton_guard'";

  private static final String RAISE =
      "BEGIN RAISE EXCEPTION USING ERRCODE = 'read_only_sql_transaction',"
          + " MESSAGE = 'this database still follows its source; it opens at the cut-over',"
          + " HINT = 'write to the source until then'; END";

  private static final String PASS = "BEGIN RETURN NULL; END";

  /** Puts the guard in place, closed. Partitioned tables above the given ones are guarded too. */
  public void install(Connection target, List<TableInfo> tables) throws SQLException {
    try (Statement statement = target.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS lepton");
    }
    close(target);
    String[] names = tables.stream().map(table -> table.name().sql()).toArray(String[]::new);
    List<QualifiedName> bare = new ArrayList<>();
    try (PreparedStatement query = target.prepareStatement(TABLES)) {
      query.setArray(1, target.createArrayOf("text", names));
      collect(query, bare);
    }
    try (Statement statement = target.createStatement()) {
      for (QualifiedName table : bare) {
        statement.execute(
            "CREATE TRIGGER "
                + TRIGGER
                + " BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON "
                + table.sql()
                + " FOR EACH STATEMENT EXECUTE FUNCTION lepton.guard()");
      }
    }
  }

  /** Lets everybody write. */
  public void open(Connection target) throws SQLException {
    replace(target, PASS);
  }

  /** Lets nobody write but the change stream. */
  public void close(Connection target) throws SQLException {
    replace(target, RAISE);
  }

  /** Takes the guard away. */
  public void remove(Connection target) throws SQLException {
    List<QualifiedName> guarded = new ArrayList<>();
    try (PreparedStatement query = target.prepareStatement(GUARDED)) {
      collect(query, guarded);
    }
    try (Statement statement = target.createStatement()) {
      for (QualifiedName table : guarded) {
        statement.execute("DROP TRIGGER IF EXISTS " + TRIGGER + " ON " + table.sql());
      }
      statement.execute("DROP FUNCTION IF EXISTS lepton.guard()");
    }
  }

  private static void collect(PreparedStatement query, List<QualifiedName> names)
      throws SQLException {
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        names.add(new QualifiedName(rows.getString(1), rows.getString(2)));
      }
    }
  }

  private static void replace(Connection target, String body) throws SQLException {
    try (Statement statement = target.createStatement()) {
      statement.execute(
          "CREATE OR REPLACE FUNCTION lepton.guard() RETURNS trigger LANGUAGE plpgsql AS $lepton$ "
              + body
              + " $lepton$");
    }
  }
}
