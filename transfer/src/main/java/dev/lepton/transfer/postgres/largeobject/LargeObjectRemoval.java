package dev.lepton.transfer.postgres.largeobject;

import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.connect.Transactions;
import java.sql.Connection;
import java.sql.SQLException;

/** Takes the large objects away again that a copy has made. Stateless and thread-safe. */
public final class LargeObjectRemoval {
  private LargeObjectRemoval() {}

  /**
   * Removes what the ledger lists, one task's objects in a transaction: each needs a lock of its
   * own.
   *
   * @param target in auto-commit mode, with a ledger
   */
  public static void removeAll(Connection target) throws SQLException {
    for (String step :
        Sql.strings(
            target, "SELECT id FROM lepton.step WHERE starts_with(id, ?)", LargeObjectBatch.STEP)) {
      String[] range = step.substring(LargeObjectBatch.STEP.length()).split("-", 2);
      Transactions.run(
          target,
          removing -> {
            Sql.strings(
                removing,
                "SELECT lo_unlink(oid)::text FROM pg_largeobject_metadata WHERE oid BETWEEN"
                    + " ?::oid AND ?::oid",
                range[0],
                range[1]);
            Sql.strings(removing, "DELETE FROM lepton.step WHERE id = ? RETURNING id", step);
            return step;
          });
    }
  }
}
