package com.example.shop;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The shop's one database. Thread-safe. */
final class Database {
  private static final String URL = "jdbc:postgresql://127.0.0.1:54331/shop";
  private static final String USER = "shop";
  private static final String PASSWORD = "shop";
  private static final Logger LOG = Logger.getLogger(Database.class.getName());
  private static final int CONNECTIONS = 16;

  private static final ConnectionPool POOL = new ConnectionPool(Database::open, CONNECTIONS);

  private Database() {}

  /** Something that needs a connection. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** Reads: every statement is a transaction of its own. */
  static <T> T read(Work<T> work) throws SQLException {
    Connection connection = POOL.borrow();
    try {
      return work.on(connection);
    } finally {
      POOL.giveBack(connection);
    }
  }

  /** Writes: all or nothing. Never repeated, because a failed commit may have happened. */
  static <T> T transaction(Work<T> work) throws SQLException {
    return read(
        connection -> {
          connection.setAutoCommit(false);
          boolean committed = false;
          try {
            T result = work.on(connection);
            connection.commit();
            committed = true;
            return result;
          } finally {
            finish(connection, committed);
          }
        });
  }

  private static void finish(Connection connection, boolean committed) {
    try {
      if (!committed) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "a transaction could not be finished; its connection is closed", e);
      ConnectionPool.discard(connection);
    }
  }

  private static Connection open() throws SQLException {
    return DriverManager.getConnection(URL, USER, PASSWORD);
  }
}
