package dev.lepton.transfer.postgres.cutover;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.verify.SideSession;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.postgresql.replication.LogSequenceNumber;

/**
 * What a change stream needs at the side it reads from: a publication and a slot, both of the
 * stream's name.
 */
public final class StreamSource {
  private static final Duration LINGERING = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Tables of the publication whose updates could not be told without a replica identity. */
  private static final String WITHOUT_IDENTITY =
      "SELECT coalesce(string_agg(format('ALTER TABLE ONLY %s REPLICA IDENTITY FULL', c.oid::regclass), ';'), '') FROM pg_class c"
          + " WHERE c.oid = ANY (?::regclass[]) AND (c.relreplident = 'n' OR (c.relreplident = 'd'"
          + " AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary)))";

  /**
   * Row changes in the slot that committed after a position and do not concern our own ledger.
   * Relation ids stand in bytes 2 to 5.
   */
  private static final String CHANGES =
      "SELECT count(*) FROM pg_logical_slot_peek_binary_changes(?, NULL, NULL, 'proto_version', '1', 'publication_names', ?) c"
          + " WHERE c.lsn >= ?::pg_lsn AND get_byte(c.data, 0) IN (ascii('I'), ascii('U'), ascii('D'), ascii('T'))"
          + " AND (get_byte(c.data, 0) = ascii('T') OR ('x' || encode(substr(c.data, 2, 4), 'hex'))::bit(32)::int8 NOT IN"
          + " (SELECT t.oid::int8 FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace WHERE n.nspname = 'lepton'))";

  private StreamSource() {}

  static void create(SideSession session, String name, List<TableInfo> tables) {
    String array =
        tables.stream()
            .map(
                table -> '"' + table.name().sql().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
            .collect(Collectors.joining(",", "{", "}"));
    String identities = session.text(WITHOUT_IDENTITY, array).orElse("");
    if (!identities.isEmpty()) {
      session.execute(identities);
    }
    String list =
        tables.stream()
            .map(table -> "ONLY " + table.name().sql())
            .collect(Collectors.joining(", "));
    session.execute(
        "CREATE PUBLICATION "
            + QualifiedName.quote(name)
            + (list.isEmpty() ? "" : " FOR TABLE " + list));
    session.text("SELECT slot_name FROM pg_create_logical_replication_slot(?, 'pgoutput')", name);
  }

  /** Lets go of what the slot holds up to now. */
  static void advance(SideSession session, String name) {
    session.text(
        "SELECT end_lsn FROM pg_replication_slot_advance(?, ?::pg_lsn)",
        name,
        positionNow(session).asString());
  }

  /**
   * Removes both; a walsender that is still about, of a process that died for instance, is ended.
   */
  public static void drop(SideSession session, String name) {
    session.execute("DROP PUBLICATION IF EXISTS " + QualifiedName.quote(name));
    awaitInactive(session, name);
    session.text(
        "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = ?",
        name);
  }

  /**
   * Row changes at this side that committed after the position and that the stream has not
   * confirmed.
   */
  static long changesAfter(SideSession session, String name, LogSequenceNumber position) {
    awaitInactive(session, name);
    // Asynchronous commits are in the log, but not yet where the slot looks.
    positionNow(session);
    return session.number(CHANGES, name, name, position.asString());
  }

  /**
   * A position that every transaction visible now lies before: the end of a message's record. The
   * message's commit makes the log durable beyond it, which asynchronous commits alone would only
   * do some time later; the stream sees only what is durable. Up to where the log is durable would
   * not do instead: that may lie within a record of somebody else, whose rest can stay in memory
   * until the next commit, and the stream would not get there before.
   */
  public static LogSequenceNumber positionNow(SideSession session) {
    session.execute("SET synchronous_commit = local");
    return LogSequenceNumber.valueOf(
        session.text("SELECT pg_logical_emit_message(true, 'lepton', 'position')").orElseThrow());
  }

  private static void awaitInactive(SideSession session, String name) {
    long begun = System.nanoTime();
    String active =
        "SELECT active_pid FROM pg_replication_slots WHERE slot_name = ? AND active_pid IS NOT NULL";
    while (session.text(active, name).isPresent()
        && System.nanoTime() - begun < PATIENCE.toNanos()) {
      if (System.nanoTime() - begun > LINGERING.toNanos()) {
        session.text(
            "SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE slot_name = ?",
            name);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }
}
