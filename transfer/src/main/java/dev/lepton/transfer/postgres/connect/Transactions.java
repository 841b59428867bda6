package dev.lepton.transfer.postgres.connect;

import java.sql.Connection;
import java.sql.SQLException;

/** Runs work so that all of it happens or nothing. Stateless and thread-safe. */
public final class Transactions {
  private Transactions() {}

  /**
   * Commits when the work returns, rolls back when it throws; the connection is in auto-commit mode
   * before and after, or closed when it could not roll back.
   */
  public static <T> T run(Connection connection, SqlWork<T> work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      T result = work.with(connection);
      connection.commit();
      connection.setAutoCommit(true);
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      rollBack(connection, e);
      throw e;
    }
  }

  /**
   * What the user must hear of is the first failure, not that a broken connection cannot roll back
   * either. Such a connection is closed, so that nobody goes on in its open transaction: after a
   * COPY that the server broke off the driver may lose count of the answers, which it tells by
   * runtime exceptions of its own.
   */
  private static void rollBack(Connection connection, Throwable failure) {
    try {
      if (!connection.isClosed()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException | RuntimeException e) {
      failure.addSuppressed(e);
      close(connection, failure);
    }
  }

  private static void close(Connection connection, Throwable failure) {
    try {
      connection.close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}
