package dev.lepton.transfer.postgres;

import dev.lepton.model.Phase;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.cutover.Switches;
import dev.lepton.transfer.postgres.verify.SideSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Gives a move up whose target no longer answers, from its source alone: a slot that nobody reads
 * would keep the source's log until its disk is full. Not thread-safe.
 */
final class LostTarget {
  private static final String IDENTITIES =
      "SELECT format('%I.%I', n.nspname, c.relname) FROM pg_publication p"
          + " JOIN pg_publication_rel r ON r.prpubid = p.oid JOIN pg_class c ON c.oid = r.prrelid"
          + " JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE p.pubname = ? AND c.relreplident <> 'd' ORDER BY 1";

  private final String move;
  private final ConnectionFactory source;
  private final EventSink events;

  LostTarget(String move, ConnectionFactory source, EventSink events) {
    this.move = move;
    this.source = source;
    this.events = events;
  }

  /**
   * Drops slot and publication. What only the target's ledger could tell, which replica identities
   * are the move's, is told as a warning. Idempotent.
   *
   * @throws LeptonException NOT_SUPPORTED when the source has handed over, or was about to: only
   *     the target knows what was written to it since
   */
  void leaveSource() {
    try (SideSession session = SideSession.openWritable(source)) {
      if (Switches.handedOver(session)) {
        throw session.fail(
            ErrorCode.NOT_SUPPORTED,
            "the source is closed, because its target was taking over: only the target knows what"
                + " was written there since",
            "bring the target back, from its backup or its standby, and go back with the usual"
                + " commands; nothing was changed");
      }
      session.run("leave the source as it was", this::leave);
    }
  }

  private void leave(Connection connection) throws SQLException {
    List<String> tables = Sql.strings(connection, IDENTITIES, move);
    Departure.leave(connection, move, Optional.empty(), events);
    warn("what was copied stays at the target, which was not asked: remove it there if it returns");
    if (!tables.isEmpty()) {
      warn(
          "these tables have a replica identity that may be the move's, which the target's ledger"
              + " knew; ALTER TABLE … REPLICA IDENTITY DEFAULT takes it back: "
              + String.join(", ", tables));
    }
  }

  private void warn(String text) {
    events.emit(new Event.Noted(Phase.TRANSFER, Event.Level.WARNING, text));
  }
}
