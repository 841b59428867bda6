package dev.lepton.transfer.postgres.schema;

import dev.lepton.model.migration.Selection;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.SchemaNames;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.ledger.Ledger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Gives the schemas of a finished copy their new names. Definitions are carried as the source
 * prints them, which is under its own names; what PostgreSQL keeps parsed follows the renaming, the
 * text of functions does not. Every method works on the caller's connection and never commits.
 * Stateless and thread-safe.
 */
public final class SchemaRenames {
  private static final String STEP = "schema/renamed";
  private static final String EACH = "schema/renamed/";
  private static final Ledger LEDGER = new Ledger();

  private SchemaRenames() {}

  /**
   * What the source's schemas are called at the target now: the same until the copy's last step,
   * and in a database without a ledger as after it.
   */
  public static SchemaNames at(Connection target, Selection selection) throws SQLException {
    boolean copying = LEDGER.exists(target) && LEDGER.step(target, STEP).isEmpty();
    return copying ? SchemaNames.same() : SchemaNames.of(selection);
  }

  /** Renames once, however often it is called; must run in a transaction. */
  public static void apply(Connection target, Selection selection) throws SQLException {
    if (LEDGER.step(target, STEP).isEmpty()) {
      List<String> present = Sql.strings(target, "SELECT nspname FROM pg_namespace");
      Map<String, String> due = new TreeMap<>(selection.renames());
      due.keySet().retainAll(present);
      List<String> replaced = new ArrayList<>(due.values());
      replaced.retainAll(present);
      replaced.removeAll(due.keySet());
      for (String schema : replaced) {
        // Only one that is empty can be dropped so; a new database has "public".
        Sql.execute(target, "DROP SCHEMA " + QualifiedName.quote(schema) + " RESTRICT");
      }
      rename(target, due);
      for (Map.Entry<String, String> schema : due.entrySet()) {
        LEDGER.finishStep(target, EACH + schema.getKey(), schema.getValue());
      }
      LEDGER.finishStep(target, STEP, String.join("\n", replaced));
    }
  }

  /**
   * Gives the schemas the source's names again, if they were renamed; must run in a transaction.
   */
  public static void undo(Connection target) throws SQLException {
    Optional<String> replaced = LEDGER.step(target, STEP);
    if (replaced.isPresent()) {
      Map<String, String> due = new TreeMap<>();
      for (String from :
          Sql.strings(
              target,
              "SELECT substr(id, ?::int) FROM lepton.step WHERE starts_with(id, ?)",
              String.valueOf(EACH.length() + 1),
              EACH)) {
        due.put(LEDGER.step(target, EACH + from).orElseThrow(), from);
      }
      rename(target, due);
      for (String schema : replaced.get().lines().toList()) {
        Sql.execute(target, "CREATE SCHEMA IF NOT EXISTS " + QualifiedName.quote(schema));
      }
      Sql.execute(target, "DELETE FROM lepton.step WHERE id = '" + STEP + "'");
    }
  }

  /** By way of names that nobody has, since two schemas may change places. */
  private static void rename(Connection target, Map<String, String> due) throws SQLException {
    int number = 0;
    for (String from : due.keySet()) {
      rename(target, from, "lepton_rename_" + number++);
    }
    number = 0;
    for (String to : due.values()) {
      rename(target, "lepton_rename_" + number++, to);
    }
  }

  private static void rename(Connection target, String from, String to) throws SQLException {
    Sql.execute(
        target,
        "ALTER SCHEMA " + QualifiedName.quote(from) + " RENAME TO " + QualifiedName.quote(to));
  }
}
