package dev.lepton.transfer.postgres.publish;

import dev.lepton.model.Phase;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.ReplicaIdentity;
import dev.lepton.transfer.postgres.catalog.SchemaNames;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.failpoint.Failpoint;
import dev.lepton.transfer.postgres.ledger.Ledger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes the source stream its changes, and takes that back. What the source was like is written
 * into the target's ledger before anything is altered. The order matters: identities before the
 * publication, or updates of tables without a key would fail; the publication before the slot, or
 * the first changes could not be decoded. Not thread-safe.
 */
public final class SourceStream {
  private static final String IDENTITIES = "source/replica identities";
  private static final String ALTER = "ALTER TABLE ONLY ";
  private static final String SLOT = "source/slot";

  /** Names may contain line breaks, but hardly the character made for this. */
  private static final String SEPARATOR = "\u001e";

  private final String name;
  private final EventSink events;
  private final Ledger ledger = new Ledger();

  /**
   * @param name of both slot and publication
   */
  public SourceStream(String name, EventSink events) {
    this.name = name;
    this.events = events;
  }

  /**
   * Idempotent.
   *
   * @throws LeptonException SOURCE_CHANGED if a slot that rows were copied after is gone, and with
   *     it changes
   */
  public void open(Connection source, Connection target, List<TableInfo> tables)
      throws SQLException {
    if (ledger.step(target, SLOT).isPresent()) {
      if (slotExists(source)) {
        return;
      }
      throw new LeptonException(
          ErrorCode.SOURCE_CHANGED,
          "the replication slot \""
              + name
              + "\" is gone, and with it the changes since the copy began",
          "source",
          "abort the move and begin anew; see why the slot was dropped (a fail-over,"
              + " max_slot_wal_keep_size)");
    }
    setIdentities(source, target, tables);
    publish(source, tables);
    // A slot without an entry is left from an attempt that was killed: nothing was copied after it.
    dropSlot(source);
    String position =
        Sql.string(
                source, "SELECT lsn FROM pg_create_logical_replication_slot(?, 'pgoutput')", name)
            .orElseThrow();
    Failpoint.SLOT_CREATED.reach();
    audit("create replication slot");
    // Where the stream begins: a slot that is found further on later is not this one any more.
    ledger.advance(target, name, position);
    ledger.finishStep(target, SLOT, name);
  }

  /** Drops slot and publication and gives the tables their replica identities back. Idempotent. */
  public void close(Connection source, Optional<Connection> target) throws SQLException {
    dropSlot(source);
    Sql.execute(source, "DROP PUBLICATION IF EXISTS " + QualifiedName.quote(name));
    audit("drop replication slot and publication");
    if (target.isPresent()) {
      restoreIdentities(source, target.get(), SchemaNames.same());
    }
  }

  /**
   * Gives the tables of a database the identities that they had at the source before the move.
   *
   * @param names what the source's tables are called in that database
   */
  public void restoreIdentities(Connection database, Connection ledgerHolder, SchemaNames names)
      throws SQLException {
    Optional<String> undo =
        ledger.exists(ledgerHolder) ? ledger.step(ledgerHolder, IDENTITIES) : Optional.empty();
    List<String> statements =
        undo.filter(text -> !text.isEmpty())
            .map(text -> List.of(text.split(SEPARATOR)))
            .orElse(List.of());
    for (String original : statements) {
      int end = original.lastIndexOf(" REPLICA IDENTITY ");
      String table = names.sqlToTarget(original.substring(ALTER.length(), end));
      String statement = ALTER + table + original.substring(end);
      if (Sql.isTrue(database, "SELECT to_regclass(?) IS NOT NULL", table)) {
        PatientLock.run(database, statement);
      }
    }
  }

  private void setIdentities(Connection source, Connection target, List<TableInfo> tables)
      throws SQLException {
    Map<QualifiedName, TableInfo> published =
        tables.stream().collect(Collectors.toMap(TableInfo::name, table -> table));
    List<ReplicaIdentity> lacking =
        new CatalogReader()
            .replicaIdentities(source).stream()
                .filter(identity -> published.containsKey(identity.table()))
                .map(identity -> needed(identity, published.get(identity.table())))
                .filter(identity -> !identity.suffices())
                .toList();
    if (ledger.step(target, IDENTITIES).isEmpty()) {
      ledger.finishStep(
          target,
          IDENTITIES,
          lacking.stream().map(ReplicaIdentity::undo).collect(Collectors.joining(SEPARATOR)));
    }
    for (ReplicaIdentity identity : lacking) {
      PatientLock.run(source, identity.change());
      audit("set replica identity " + identity.needed(), identity.table().toString());
    }
  }

  /** Whether a row travels is told from all of its columns, before and after an update. */
  private static ReplicaIdentity needed(ReplicaIdentity identity, TableInfo table) {
    return table.condition().isPresent() ? identity.whole() : identity;
  }

  private void publish(Connection source, List<TableInfo> tables) throws SQLException {
    Sql.execute(source, "DROP PUBLICATION IF EXISTS " + QualifiedName.quote(name));
    String list =
        tables.stream()
            .map(table -> "ONLY " + table.name().sql())
            .collect(Collectors.joining(", "));
    PatientLock.run(
        source,
        "CREATE PUBLICATION "
            + QualifiedName.quote(name)
            + (tables.isEmpty() ? "" : " FOR TABLE " + list));
    audit("create publication");
  }

  private boolean slotExists(Connection source) throws SQLException {
    return Sql.isTrue(source, "SELECT true FROM pg_replication_slots WHERE slot_name = ?", name);
  }

  /**
   * A walsender that is still attached is ended first: it can only be a process of ours that is
   * gone or going.
   */
  private void dropSlot(Connection source) throws SQLException {
    if (!slotExists(source)) {
      return;
    }
    Sql.strings(
        source,
        "SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE slot_name = ? AND"
            + " active_pid IS NOT NULL",
        name);
    PatientDrop.slot(source, name);
  }

  private void audit(String action) {
    audit(action, name);
  }

  private void audit(String action, String object) {
    events.emit(new Event.Audited(Phase.TRANSFER, action, object));
  }
}
