package dev.lepton.transfer.postgres.connect;

import java.sql.Connection;
import java.sql.SQLException;

/** Runs work so that all of it happens or nothing. Stateless and thread-safe. */
public final class Transactions {
  private Transactions() {}

  /** Commits when the work returns, rolls back when it throws; the connection is in auto-commit mode before and after. */
  public static <T> T run(Connection connection, SqlWork<T> work) throws SQLException {
    connection.setAutoCommit(false);
    boolean committed = false;
    try {
      T result = work.with(connection);
      connection.commit();
      committed = true;
      return result;
    } finally {
      if (!connection.isClosed()) {
        if (!committed) {
          connection.rollback();
        }
        connection.setAutoCommit(true);
      }
    }
  }
}
