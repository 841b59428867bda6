package dev.lepton.transfer.postgres.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Whose move a database's ledger belongs to. Stateless and thread-safe. */
public final class Ownership {
  private static final String STEP = "move";

  private Ownership() {}

  /** Whether the ledger is there and was begun by the move of that name. */
  public static boolean belongsTo(Connection connection, String move) throws SQLException {
    return owner(connection).filter(move::equals).isPresent();
  }

  public static boolean belongsToAnother(Connection connection, String move) throws SQLException {
    return owner(connection).filter(owner -> !owner.equals(move)).isPresent();
  }

  /** Makes the ledger, if it is not there, and writes the move's name into it. */
  public static void claim(Connection connection, String move) throws SQLException {
    Ledger ledger = new Ledger();
    ledger.create(connection);
    ledger.finishStep(connection, STEP, move);
  }

  private static Optional<String> owner(Connection connection) throws SQLException {
    Ledger ledger = new Ledger();
    return ledger.exists(connection) ? ledger.step(connection, STEP) : Optional.empty();
  }
}
