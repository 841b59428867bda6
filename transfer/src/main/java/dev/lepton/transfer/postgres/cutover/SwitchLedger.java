package dev.lepton.transfer.postgres.cutover;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.ledger.Ledger;
import dev.lepton.transfer.postgres.verify.SideSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.replication.LogSequenceNumber;

/**
 * What a later process must know of a switch, in the ledger of the side that becomes primary.
 * Stateless.
 */
final class SwitchLedger {
  private final Ledger ledger = new Ledger();
  private final String stream;

  SwitchLedger(String stream) {
    this.stream = stream;
  }

  /** Up to where the old primary was applied; written before the new one opens. */
  void finalPosition(Connection connection, LogSequenceNumber position) throws SQLException {
    ledger.finishStep(connection, "final/" + stream, position.asString());
  }

  LogSequenceNumber finalPosition(SideSession session) {
    return step(session, "final/")
        .map(LogSequenceNumber::valueOf)
        .orElseThrow(
            () ->
                session.fail(
                    ErrorCode.INTERNAL,
                    "no switch of \"" + stream + "\" came as far as opening the other side",
                    "begin the switch anew"));
  }

  /** In the transaction that opens the new primary: this is the decision. */
  void opened(Connection connection) throws SQLException {
    ledger.finishStep(connection, "opened/" + stream, "");
  }

  /** SQL: whether the new primary has been opened. */
  String openedSql() {
    return "EXISTS (SELECT FROM lepton.step WHERE id = 'opened/" + stream.replace("'", "''") + "')";
  }

  boolean isOpened(SideSession session) {
    return session.text("SELECT to_regclass('lepton.step')").isPresent()
        && step(session, "opened/").isPresent();
  }

  /** Nothing came of it. */
  void forget(Connection connection) throws SQLException {
    if (ledger.exists(connection)) {
      for (String kind : new String[] {"final/", "opened/"}) {
        ledger.removeStep(connection, kind + stream);
      }
    }
  }

  /** In the transaction that closes the old primary: what opened it is history. */
  static void closed(Connection connection) throws SQLException {
    Sql.execute(connection, "DELETE FROM lepton.step WHERE id LIKE 'opened/%'");
  }

  /** The old primary is closed for good. */
  void sealed(SideSession session, long lateWrites) {
    session.run(
        "record the switch",
        connection -> ledger.finishStep(connection, "sealed/" + stream, Long.toString(lateWrites)));
  }

  /** How many writes came too late, if the old primary has been closed for good. */
  Optional<Long> lateWrites(SideSession session) {
    return step(session, "sealed/").map(Long::valueOf);
  }

  private Optional<String> step(SideSession session, String kind) {
    return session.text("SELECT detail FROM lepton.step WHERE id = ?", kind + stream);
  }
}
