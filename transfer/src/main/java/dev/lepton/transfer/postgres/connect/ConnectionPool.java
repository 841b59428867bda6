package dev.lepton.transfer.postgres.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Keeps connections for the next task of the same kind. Thread-safe; unbounded, since the task
 * runner bounds the tasks.
 */
public final class ConnectionPool implements AutoCloseable {
  /**
   * For sessions that load rows and build indexes: no triggers, no waiting for the disk at every
   * commit.
   */
  public static final List<String> LOADING =
      List.of(
          "SET session_replication_role = replica",
          "SET synchronous_commit = off",
          "SET check_function_bodies = off",
          "SET maintenance_work_mem = '256MB'",
          "SET default_transaction_read_only = off");

  /** Sorts of this many megabytes may go on at once in sessions that build indexes. */
  private static final int SORT_MEMORY = 2048;

  private final ConnectionFactory factory;
  private final List<String> settings;
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
  private final Deque<Connection> all = new ConcurrentLinkedDeque<>();

  /**
   * {@link #LOADING} with the memory for sorting shared out.
   *
   * @param sessions at once, at least 1
   */
  public static List<String> loading(int sessions) {
    int each = Math.max(64, Math.min(1024, SORT_MEMORY / Math.max(1, sessions)));
    List<String> settings = new ArrayList<>(LOADING);
    settings.add("SET maintenance_work_mem = '" + each + "MB'");
    return settings;
  }

  /**
   * @param settings statements run once on every new connection
   */
  public ConnectionPool(ConnectionFactory factory, List<String> settings) {
    this.factory = factory;
    this.settings = List.copyOf(settings);
  }

  /**
   * Lends a connection in auto-commit mode. After a failure it is thrown away, with whatever it was
   * in the middle of.
   */
  public <T> T lend(SqlWork<T> work) throws SQLException {
    Connection connection = take();
    boolean sound = false;
    try {
      T result = work.with(connection);
      sound = true;
      return result;
    } finally {
      if (sound) {
        idle.push(connection);
      } else {
        all.remove(connection);
        connection.close();
      }
    }
  }

  public ConnectionFactory factory() {
    return factory;
  }

  private Connection take() throws SQLException {
    Connection reused = idle.poll();
    if (reused != null) {
      return reused;
    }
    Connection fresh = factory.open();
    all.push(fresh);
    if (!settings.isEmpty()) {
      // Together: on a long line each would cost a round trip.
      Sql.execute(fresh, String.join("; ", settings));
    }
    return fresh;
  }

  /** Ends every connection, borrowed ones too. */
  @Override
  public void close() throws SQLException {
    for (Connection connection : all) {
      connection.close();
    }
  }
}
