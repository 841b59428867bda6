package dev.lepton.transfer.postgres.cutover;

import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.verify.SideSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Locks that make writers wait and let readers pass. They belong to one session, so the death of
 * this process releases them. Not thread-safe.
 */
final class TableFence implements AutoCloseable {
  /** No lock in time, and deadlock. */
  private static final Set<String> TRY_AGAIN = Set.of("55P03", "40P01");

  /** How long the locks outlive the last word from us, milliseconds. */
  private static final int LEASE_MILLIS = 3000;

  private final SideSession session;

  private TableFence(SideSession session) {
    this.session = session;
  }

  /** Opens the session; nothing is locked yet. */
  static TableFence open(ConnectionFactory side) {
    return new TableFence(SideSession.openWritable(side));
  }

  /**
   * Locks every table, waiting for the writing transactions of the moment to end. Tables are asked
   * for one after the other, so a writer that uses them in another order may wait for us while we
   * wait for it. We let the deadlock detector look early, in our session only, so that it chooses
   * us and not the writer; it also sends autovacuum away. Then we try again.
   */
  void lock(List<TableInfo> tables, Deadline deadline) {
    if (tables.isEmpty()) {
      return;
    }
    boolean early = looksEarly();
    long usual =
        session.number("SELECT setting::bigint FROM pg_settings WHERE name = 'deadlock_timeout'");
    String names =
        tables.stream()
            .map(table -> "ONLY " + table.name().sql())
            .collect(Collectors.joining(", "));
    for (int attempt = 1; ; attempt++) {
      long left = deadline.remaining("waiting for writing transactions to end").toMillis();
      // Where we may not look early, giving up in time spares the writers, but only a longer wait
      // sends autovacuum away.
      long patience = early || attempt % 3 != 0 ? usual / 2 : usual * 3 / 2;
      if (attempt(names, Math.max(1, Math.min(patience, left)))) {
        return;
      }
    }
  }

  private boolean looksEarly() {
    try {
      session.execute("SET deadlock_timeout = '50ms'");
      return true;
    } catch (LeptonException e) {
      // Only a superuser may; an ordinary user does without.
      return false;
    }
  }

  private boolean attempt(String names, long patienceMillis) {
    boolean[] locked = new boolean[1];
    session.run(
        "stop the writers",
        connection -> {
          connection.setAutoCommit(false);
          try {
            Sql.execute(connection, "SET LOCAL lock_timeout = " + patienceMillis);
            Sql.execute(connection, "LOCK TABLE " + names + " IN EXCLUSIVE MODE");
            lease(connection);
            locked[0] = true;
          } catch (SQLException e) {
            connection.rollback();
            if (!TRY_AGAIN.contains(String.valueOf(e.getSQLState()))) {
              throw e;
            }
          }
        });
    return locked[0];
  }

  /**
   * Fails if the locks are gone because their connection is. Also says to the server that we are
   * alive: where it hears nothing for a while it takes the locks back.
   */
  synchronized void check() {
    session.number("SELECT 1");
  }

  private static void lease(Connection connection) throws SQLException {
    Sql.execute(connection, "SET LOCAL idle_in_transaction_session_timeout = " + LEASE_MILLIS);
    connection.setNetworkTimeout(Runnable::run, LEASE_MILLIS);
  }

  /** Lets writers go on at once. */
  @Override
  public void close() {
    session.abandon();
  }
}
