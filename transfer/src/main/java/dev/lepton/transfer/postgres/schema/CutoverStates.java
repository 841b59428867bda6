package dev.lepton.transfer.postgres.schema;

import dev.lepton.model.migration.Selection;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.SchemaNames;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.ledger.Ledger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * States of triggers, rules and event triggers that must wait until nothing is replicated to the
 * target any more: {@code ALWAYS} and {@code REPLICA} ones would act on rows that the source's own
 * have acted on. They are kept beside the ledger, and set by {@link #set} in the transaction that
 * opens the target, or at the end of a plain copy. Every method works on the caller's connection
 * and never commits. Stateless and thread-safe.
 */
public final class CutoverStates {
  private static final String TABLE =
      "CREATE TABLE IF NOT EXISTS lepton.state (kind text, name text, schema_name text, statement"
          + " text NOT NULL, done boolean NOT NULL DEFAULT false, PRIMARY KEY (kind, name))";

  private static final Ledger LEDGER = new Ledger();

  private CutoverStates() {}

  /** A state as it was read at the source, under the source's names. */
  private record State(String kind, String name, Optional<String> schema, String statement) {}

  /** Notes what {@link Stage#CUT_OVER} holds. */
  public static void plan(Connection target, List<SchemaStep> steps) throws SQLException {
    Sql.execute(target, TABLE);
    String sql =
        "INSERT INTO lepton.state (kind, name, schema_name, statement) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT DO NOTHING";
    try (PreparedStatement insert = target.prepareStatement(sql)) {
      for (SchemaStep step : steps) {
        insert.setString(1, step.kind().title());
        insert.setString(2, step.name());
        insert.setString(3, step.schema().orElse(null));
        insert.setString(4, step.sql());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Sets every state that is not set yet; does nothing where none was planned. */
  public static void set(Connection target, Selection selection) throws SQLException {
    List<String> statements = statements(target, selection);
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
  public static void setInsteadOfLedger(Connection target, Selection selection)
      throws SQLException {
    List<String> statements = statements(target, selection);
    LEDGER.drop(target);
    for (String statement : statements) {
      Sql.execute(target, statement);
    }
  }

  private static List<String> statements(Connection target, Selection selection)
      throws SQLException {
    List<String> statements = new ArrayList<>();
    if (Sql.isTrue(target, "SELECT to_regclass('lepton.state') IS NOT NULL")) {
      SchemaNames names = SchemaRenames.at(target, selection);
      for (State state : pending(target)) {
        statements.add(renamed(target, state, names));
      }
    }
    return statements;
  }

  private static List<State> pending(Connection target) throws SQLException {
    List<State> states = new ArrayList<>();
    String sql =
        "SELECT kind, name, schema_name, statement FROM lepton.state WHERE NOT done ORDER BY 1, 2";
    try (Statement query = target.createStatement();
        ResultSet rows = query.executeQuery(sql)) {
      while (rows.next()) {
        states.add(
            new State(
                rows.getString(1),
                rows.getString(2),
                Optional.ofNullable(rows.getString(3)),
                rows.getString(4)));
      }
    }
    return states;
  }

  /** The statement begins with the table's name under the schema that it had at the source. */
  private static String renamed(Connection target, State state, SchemaNames names)
      throws SQLException {
    if (state.schema().isEmpty()) {
      return state.statement();
    }
    String schema = state.schema().get();
    String quoted = Sql.string(target, "SELECT quote_ident(?)", schema).orElseThrow();
    String prefix = "ALTER TABLE " + quoted + ".";
    return "ALTER TABLE "
        + QualifiedName.quote(names.toTarget(schema))
        + "."
        + state.statement().substring(prefix.length());
  }
}
