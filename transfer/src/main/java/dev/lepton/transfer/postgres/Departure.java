package dev.lepton.transfer.postgres;

import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.Selection;
import dev.lepton.transfer.postgres.catalog.SchemaNames;
import dev.lepton.transfer.postgres.connect.ConnectionPool;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.cutover.Link;
import dev.lepton.transfer.postgres.ledger.Ledger;
import dev.lepton.transfer.postgres.ledger.Ownership;
import dev.lepton.transfer.postgres.publish.SourceStream;
import dev.lepton.transfer.postgres.schema.SchemaRemoval;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Takes the traces of a move away again, at its good end or its bad one. Idempotent. Not
 * thread-safe.
 */
final class Departure {
  private final String move;
  private final ConnectionPool source;
  private final ConnectionPool target;
  private final Selection selection;
  private final EventSink events;
  private final Ledger ledger = new Ledger();

  Departure(
      String move,
      ConnectionPool source,
      ConnectionPool target,
      Selection selection,
      EventSink events) {
    this.selection = selection;
    this.move = move;
    this.source = source;
    this.target = target;
    this.events = events;
  }

  /**
   * Leaves both sides as they were found; what the target holds is dropped only where the ledger
   * says that we made it.
   */
  void giveUp() {
    leaveSource();
    CopyGround.on(
        target,
        "take the copy away",
        connection -> {
          if (Ownership.belongsTo(connection, move)) {
            SchemaRemoval.removeAll(connection);
            ledger.drop(connection);
          }
          return move;
        });
  }

  /** The data stays where it is, on both sides; everything else of the move goes. */
  void conclude() {
    leaveSource();
    if (selection.partial()) {
      events.emit(
          new Event.Noted(
              Phase.TRANSFER,
              Event.Level.WARNING,
              "the tables that moved are open for writing at the source again; drop or rename them"
                  + " there when nobody needs them"));
    }
    CopyGround.on(
        target,
        "take the ledger away",
        connection -> {
          if (Ownership.belongsTo(connection, move)) {
            new SourceStream(move, events)
                .restoreIdentities(connection, connection, SchemaNames.of(selection));
            ledger.drop(connection);
          }
          return move;
        });
  }

  private void leaveSource() {
    CopyGround.on(
        source,
        "leave the source as it was",
        from -> {
          // A sealed source is read-only by default.
          Sql.execute(from, "SET default_transaction_read_only = off");
          Optional<Connection> none = Optional.empty();
          CopyGround.on(
              target,
              "read the ledger",
              to -> {
                boolean ours = Ownership.belongsTo(to, move);
                leave(from, move, ours ? Optional.of(to) : none, events);
                return move;
              });
          return move;
        });
  }

  /**
   * Drops what a source has of a move.
   *
   * @param target whose ledger knows the source's replica identities of before; they stay as they
   *     are without it
   */
  static void leave(Connection source, String move, Optional<Connection> target, EventSink events)
      throws SQLException {
    new SourceStream(move, events).close(source, target);
    Ledger own = new Ledger();
    if (own.exists(source) && !Ownership.belongsToAnother(source, Link.reverse(move))) {
      own.drop(source);
    }
  }
}
