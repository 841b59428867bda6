package com.example.shop;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A connection pool of its age. Every connection is asked whether it still lives before it is
 * handed out, and a broken one is replaced. Thread-safe.
 */
final class ConnectionPool {
  private static final Logger LOG = Logger.getLogger(ConnectionPool.class.getName());
  private static final int WAIT_SECONDS = 10;
  private static final int VALIDATION_SECONDS = 2;
  private static final int OPEN_ATTEMPTS = 20;
  private static final long PAUSE_MILLIS = 250;

  private final Opener opener;
  private final Semaphore permits;
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

  /** How a new connection is made. */
  interface Opener {
    Connection open() throws SQLException;
  }

  ConnectionPool(Opener opener, int size) {
    this.opener = opener;
    this.permits = new Semaphore(size, true);
  }

  /** Waits up to 10 s for a free place, and about 5 s for a database that does not answer. */
  Connection borrow() throws SQLException {
    boolean served = false;
    acquire();
    try {
      Connection connection = living();
      if (connection == null) {
        connection = open();
      }
      served = true;
      return connection;
    } finally {
      if (!served) {
        permits.release();
      }
    }
  }

  void giveBack(Connection connection) {
    idle.addFirst(connection);
    permits.release();
  }

  /** Closes a connection that is of no use; the pool replaces it when it is borrowed next. */
  static void discard(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.log(Level.FINE, "a broken connection did not close", e);
    }
  }

  private void acquire() throws SQLException {
    try {
      if (!permits.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new SQLTimeoutException("all connections are busy");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while waiting for a connection", e);
    }
  }

  private Connection living() throws SQLException {
    for (Connection c = idle.pollFirst(); c != null; c = idle.pollFirst()) {
      if (c.isValid(VALIDATION_SECONDS)) {
        return c;
      }
      discard(c);
    }
    return null;
  }

  private Connection open() throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        return opener.open();
      } catch (SQLException e) {
        if (attempt == OPEN_ATTEMPTS) {
          throw e;
        }
        LOG.log(Level.WARNING, "no connection to the database: " + e.getMessage());
        pause();
      }
    }
  }

  private static void pause() throws SQLException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while waiting for the database", e);
    }
  }
}
