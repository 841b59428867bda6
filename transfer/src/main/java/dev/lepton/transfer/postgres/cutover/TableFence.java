package dev.lepton.transfer.postgres.cutover;

import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.verify.SideSession;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Locks that make writers wait and let readers pass. They belong to one transaction, so the death
 * of this process releases them; its commit closes the side for good. Thread-safe.
 */
final class TableFence implements AutoCloseable {
  /** No lock in time, and deadlock. */
  private static final Set<String> TRY_AGAIN = Set.of("55P03", "40P01");

  /** How long the locks outlive the last word from us, milliseconds. */
  private static final int LEASE_MILLIS = 1000;

  /** How long the server may take for the commit, or for making triggers, milliseconds. */
  private static final int WORK_MILLIS = 10_000;

  /** Who writes to a partition locks what is above it first. */
  private static final String PARENTS =
      "SELECT DISTINCT format('%I.%I', n.nspname, c.relname) FROM unnest(?::text[]) AS given(name)"
          + " CROSS JOIN LATERAL pg_partition_ancestors(given.name::regclass) a(oid)"
          + " JOIN pg_class c ON c.oid = a.oid JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE c.relkind = 'p'";

  private final SideSession session;
  private final ReentrantLock busy = new ReentrantLock();

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
      session.run(
          "stop the writers",
          connection -> {
            connection.setAutoCommit(false);
            lease(connection);
          });
      return;
    }
    boolean early = looksEarly();
    long usual =
        session.number("SELECT setting::bigint FROM pg_settings WHERE name = 'deadlock_timeout'");
    String names =
        Stream.concat(parents(tables).stream(), tables.stream().map(table -> table.name().sql()))
            .map(name -> "ONLY " + name)
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
            // First of all: the answer to the lock may not reach us.
            lease(connection);
            connection.setNetworkTimeout(Runnable::run, (int) patienceMillis + LEASE_MILLIS);
            Sql.execute(connection, "SET LOCAL lock_timeout = " + patienceMillis);
            Sql.execute(connection, "LOCK TABLE " + names + " IN EXCLUSIVE MODE");
            connection.setNetworkTimeout(Runnable::run, LEASE_MILLIS);
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

  private List<String> parents(List<TableInfo> tables) {
    List<String> parents = new ArrayList<>();
    session.run(
        "read the catalogue",
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(PARENTS)) {
            Object[] names = tables.stream().map(table -> table.name().sql()).toArray();
            query.setArray(1, connection.createArrayOf("text", names));
            try (ResultSet rows = query.executeQuery()) {
              while (rows.next()) {
                parents.add(rows.getString(1));
              }
            }
          }
        });
    return parents;
  }

  /**
   * Does everything for {@link #commit} but the commit: nobody notices, and it goes with the locks.
   */
  void ready(WriteGuard guard, List<TableInfo> tables, SwitchLock lock) {
    working(
        "ready the closing",
        connection -> {
          guard.handOver(connection, tables);
          SwitchLedger.closed(connection);
          lock.take(connection);
        });
  }

  /**
   * Lets go of the locks, and closes the side in the same moment: the writers that waited fail.
   * Fails if the locks are gone; where the connection broke it may have happened all the same.
   */
  void commit() {
    working(
        "close for writing",
        connection -> {
          // What was promised must outlive a crash of the server.
          Sql.execute(connection, "SET LOCAL synchronous_commit = on");
          connection.commit();
          connection.setAutoCommit(true);
        });
  }

  private void working(String doing, SideSession.Action action) {
    busy.lock();
    try {
      session.run(
          doing,
          connection -> {
            connection.setNetworkTimeout(Runnable::run, WORK_MILLIS);
            action.run(connection);
            connection.setNetworkTimeout(Runnable::run, LEASE_MILLIS);
          });
    } finally {
      busy.unlock();
    }
  }

  /**
   * Fails if the locks are gone because their connection is. Also says to the server that we are
   * alive: where it hears nothing for a while it takes the locks back. Does nothing while another
   * thread works here.
   */
  void check() {
    if (busy.tryLock()) {
      try {
        session.number("SELECT 1");
      } finally {
        busy.unlock();
      }
    }
  }

  private static void lease(Connection connection) throws SQLException {
    Sql.execute(connection, "SET LOCAL idle_in_transaction_session_timeout = " + LEASE_MILLIS);
    connection.setNetworkTimeout(Runnable::run, LEASE_MILLIS);
  }

  /** Lets writers go on at once, unless it was committed; whatever another thread does here. */
  @Override
  public void close() {
    session.abandon();
  }
}
