package dev.lepton.transfer.postgres.schema;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.SchemaNames;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.ledger.Ledger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * States of triggers, rules and event triggers that must wait until nothing is replicated to the
 * target any more: {@code ALWAYS} and {@code REPLICA} ones would act on rows that the source's own
 * have acted on. They are kept beside the ledger, and set by {@link #set} in the transaction that
 * opens the target, or at the end of a plain copy. Every method works on the caller's connection
 * and never commits. Stateless and thread-safe.
 */
public final class CutoverStates {
  private static final String TABLE =
      "CREATE TABLE IF NOT EXISTS lepton.state (kind text, name text, statement text NOT NULL,"
          + " renamed text NOT NULL, done boolean NOT NULL DEFAULT false, PRIMARY KEY (kind, name))";

  private static final Ledger LEDGER = new Ledger();

  private CutoverStates() {}

  /**
   * Notes what {@link Stage#CUT_OVER} holds, as it was read at the source and as it is to be said
   * once the copy is done.
   */
  public static void plan(Connection target, List<SchemaStep> steps, SchemaNames names)
      throws SQLException {
    Sql.execute(target, TABLE);
    String sql =
        "INSERT INTO lepton.state (kind, name, statement, renamed) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT DO NOTHING";
    try (PreparedStatement insert = target.prepareStatement(sql)) {
      for (SchemaStep step : steps) {
        insert.setString(1, step.kind().title());
        insert.setString(2, step.name());
        insert.setString(3, step.sql());
        insert.setString(4, renamed(target, step, names));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Sets every state that is not set yet; does nothing where none was planned. */
  public static void set(Connection target) throws SQLException {
    List<String> statements = statements(target);
    for (String statement : statements) {
      Sql.execute(target, statement);
    }
    if (!statements.isEmpty()) {
      Sql.execute(target, "UPDATE lepton.state SET done = true WHERE NOT done");
    }
  }

  /**
   * Takes the ledger away, then sets what it held: an event trigger must not see that.
   *
   * @param target in a transaction
   */
  public static void setInsteadOfLedger(Connection target) throws SQLException {
    List<String> statements = statements(target);
    LEDGER.drop(target);
    for (String statement : statements) {
      Sql.execute(target, statement);
    }
  }

  private static List<String> statements(Connection target) throws SQLException {
    return Sql.isTrue(target, "SELECT to_regclass('lepton.state') IS NOT NULL")
        ? Sql.strings(target, "SELECT renamed FROM lepton.state WHERE NOT done ORDER BY kind, name")
        : List.of();
  }

  /** The statement begins with the table's name under the schema that it has at the source. */
  private static String renamed(Connection target, SchemaStep step, SchemaNames names)
      throws SQLException {
    if (step.schema().isEmpty()) {
      return step.sql();
    }
    String schema = step.schema().get();
    String quoted = Sql.string(target, "SELECT quote_ident(?)", schema).orElseThrow();
    String prefix = "ALTER TABLE ";
    return prefix
        + QualifiedName.quote(names.toTarget(schema))
        + step.sql().substring(prefix.length() + quoted.length());
  }
}
