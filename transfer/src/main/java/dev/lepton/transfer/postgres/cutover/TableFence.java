package dev.lepton.transfer.postgres.cutover;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.verify.SideSession;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Locks that make writers wait and let readers pass. They belong to one session, so the death of
 * this process releases them. Not thread-safe.
 */
final class TableFence implements AutoCloseable {
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
   * wait for it. We give way before the server's deadlock detection would choose a victim, which
   * might be the writer, and try again.
   */
  void lock(List<TableInfo> tables, Deadline deadline) {
    if (tables.isEmpty()) {
      return;
    }
    String names =
        tables.stream()
            .map(table -> "ONLY " + table.name().sql())
            .collect(Collectors.joining(", "));
    long patience = Math.max(10, deadlockTimeoutMillis() / 2);
    session.run("begin the fence", connection -> connection.setAutoCommit(false));
    while (true) {
      Duration left = deadline.remaining("waiting for writing transactions to end");
      try {
        session.execute(
            "SET LOCAL lock_timeout = " + Math.max(1, Math.min(patience, left.toMillis())));
        session.execute("LOCK TABLE " + names + " IN EXCLUSIVE MODE");
        return;
      } catch (LeptonException e) {
        session.run("let go of the fence", java.sql.Connection::rollback);
        if (e.code() != ErrorCode.TIMED_OUT) {
          throw e;
        }
      }
    }
  }

  /** Fails if the locks are gone because their connection is. */
  void check() {
    session.number("SELECT 1");
  }

  private long deadlockTimeoutMillis() {
    return session.number(
        "SELECT setting::bigint FROM pg_settings WHERE name = 'deadlock_timeout'");
  }

  /** Lets writers go on at once. */
  @Override
  public void close() {
    session.abandon();
  }
}
