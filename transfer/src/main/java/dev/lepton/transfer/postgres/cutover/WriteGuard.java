package dev.lepton.transfer.postgres.cutover;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.publish.PatientLock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Keeps others from writing to a database: a statement trigger on every table that raises an error.
 * A change stream that writes there is not stopped, since ordinary triggers do not fire for it. The
 * guard opens and closes by replacing one function: no table is locked, no session has to
 * reconnect, and both happen with the commit of the caller's transaction. Every method is
 * idempotent; stateless.
 */
public final class WriteGuard {
  private static final String TRIGGER = "lepton_guard";

  /** Triggers made by one round trip. */
  private static final int AT_ONCE = 500;

  private static final String TABLES =
      "SELECT DISTINCT n.nspname, c.relname FROM unnest(?::text[]) AS given(name)"
          + " CROSS JOIN LATERAL (SELECT given.name::regclass AS oid UNION SELECT relid FROM pg_partition_ancestors(given.name::regclass)) t"
          + " JOIN pg_class c ON c.oid = t.oid JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE NOT EXISTS (SELECT FROM pg_trigger g WHERE g.tgrelid = c.oid AND g.tgname = 'lepton_guard')";

  private static final String GUARDED =
      "SELECT n.nspname, c.relname FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid"
          + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE g.tgname = 'lepton_guard'";

  private static final String FOLLOWS =
      raise(
          "this database still follows its source; it opens at the cut-over",
          "write to the source until then");

  private static final String HANDED_OVER =
      raise(
          "this database has handed over to another one and takes no writes",
          "write to the new primary");

  private static final String MOVED =
      "BEGIN RAISE EXCEPTION USING ERRCODE = 'read_only_sql_transaction', MESSAGE ="
          + " format('the table %I.%I has moved to another database', TG_TABLE_SCHEMA, TG_TABLE_NAME),"
          + " HINT = 'write to it there'; END";

  private static final String TAKEN_BACK =
      raise(
          "the switch to this database was taken back; it takes no writes",
          "write to the other database");

  private static final String PASS = "BEGIN RETURN NULL; END";

  private final String handedOver;

  /** For databases that move as a whole. */
  public WriteGuard() {
    this(HANDED_OVER);
  }

  private WriteGuard(String handedOver) {
    this.handedOver = handedOver;
  }

  /** For tables that move while the rest of their database stays. */
  static WriteGuard ofPart() {
    return new WriteGuard(MOVED);
  }

  /** Puts the guard in place, closed. Partitioned tables above the given ones are guarded too. */
  public void install(Connection target, List<TableInfo> tables) throws SQLException {
    install(target, tables, FOLLOWS);
  }

  /**
   * Closes a database that ceases to be the primary. Where the caller's transaction holds the
   * tables' locks, writers that wait for them find the guard.
   */
  void handOver(Connection leading, List<TableInfo> tables) throws SQLException {
    install(leading, tables, handedOver);
  }

  /** The same where the guard is in place; does nothing where there is none. */
  void handOver(Connection leading) throws SQLException {
    if (isPresent(leading)) {
      replace(leading, handedOver);
    }
  }

  private static void install(Connection side, List<TableInfo> tables, String body)
      throws SQLException {
    Sql.execute(side, "CREATE SCHEMA IF NOT EXISTS lepton");
    replace(side, body);
    String[] names = tables.stream().map(table -> table.name().sql()).toArray(String[]::new);
    List<QualifiedName> bare = new ArrayList<>();
    try (PreparedStatement query = side.prepareStatement(TABLES)) {
      query.setArray(1, side.createArrayOf("text", names));
      collect(query, bare);
    }
    for (int from = 0; from < bare.size(); from += AT_ONCE) {
      Sql.execute(
          side,
          bare.subList(from, Math.min(bare.size(), from + AT_ONCE)).stream()
              .map(WriteGuard::trigger)
              .collect(Collectors.joining(";")));
    }
  }

  private static String trigger(QualifiedName table) {
    return "CREATE TRIGGER "
        + TRIGGER
        + " BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON "
        + table.sql()
        + " FOR EACH STATEMENT EXECUTE FUNCTION lepton.guard()";
  }

  /** Whether there is a guard, open or closed. */
  boolean isPresent(Connection side) throws SQLException {
    return Sql.isTrue(side, "SELECT to_regprocedure('lepton.guard()') IS NOT NULL");
  }

  /**
   * Whether a guard is closed for another side that takes over.
   *
   * @param body of its function, as the catalogue has it
   */
  static boolean handsOver(String body) {
    return body.strip().equals(HANDED_OVER) || body.strip().equals(MOVED);
  }

  /** Lets everybody write. */
  public void open(Connection side) throws SQLException {
    replace(side, PASS);
  }

  /** Lets nobody write but the change stream. */
  public void close(Connection target) throws SQLException {
    replace(target, FOLLOWS);
  }

  /**
   * Lets writers wait for as long as a session holds a lock exclusively; they go on afterwards if a
   * condition holds then, and fail otherwise.
   *
   * @param lock SQL that takes the lock, shared, until the end of the writer's transaction
   * @param condition SQL; evaluated with our rights, not the writer's
   */
  void hold(Connection side, String lock, String condition) throws SQLException {
    replace(
        side,
        "BEGIN PERFORM "
            + lock
            + "; IF "
            + condition
            + " THEN RETURN NULL; END IF; "
            + TAKEN_BACK.substring("BEGIN ".length()),
        " SECURITY DEFINER SET search_path = pg_catalog");
  }

  /** Takes the guard away, waiting for other users of the tables without holding them up. */
  public void remove(Connection side) throws SQLException {
    if (!isPresent(side)) {
      return;
    }
    List<QualifiedName> guarded = new ArrayList<>();
    try (PreparedStatement query = side.prepareStatement(GUARDED)) {
      collect(query, guarded);
    }
    for (QualifiedName table : guarded) {
      PatientLock.run(side, "DROP TRIGGER IF EXISTS " + TRIGGER + " ON " + table.sql());
    }
    Sql.execute(side, "DROP FUNCTION IF EXISTS lepton.guard()");
  }

  private static void collect(PreparedStatement query, List<QualifiedName> names)
      throws SQLException {
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        names.add(new QualifiedName(rows.getString(1), rows.getString(2)));
      }
    }
  }

  private static String raise(String message, String hint) {
    return "BEGIN RAISE EXCEPTION USING ERRCODE = 'read_only_sql_transaction', MESSAGE = '"
        + message
        + "', HINT = '"
        + hint
        + "'; END";
  }

  private static void replace(Connection side, String body) throws SQLException {
    replace(side, body, "");
  }

  private static void replace(Connection side, String body, String attributes) throws SQLException {
    Sql.execute(
        side,
        "CREATE OR REPLACE FUNCTION lepton.guard() RETURNS trigger LANGUAGE plpgsql"
            + attributes
            + " AS $lepton$ "
            + body
            + " $lepton$");
  }
}
