package dev.lepton.transfer.postgres.cutover;

import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.schema.CutoverStates;
import dev.lepton.transfer.postgres.verify.SideSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.replication.LogSequenceNumber;

/**
 * The side that becomes the primary opens. Everything is done but the commit while the other side
 * is still the primary; writers that arrive wait for the commit, or fail if it does not come. Used
 * by one thread.
 */
final class Opening {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofMillis(100);
  private static final int COMMIT_MILLIS = 2000;

  private final Link link;
  private final SwitchLock lock;
  private final SwitchLedger ledger;

  Opening(Link link) {
    this.link = link;
    this.lock = new SwitchLock(link.stream());
    this.ledger = new SwitchLedger(link.stream());
  }

  /**
   * Does everything but the commit. From here on writers of this side wait.
   *
   * @param position up to where the other side was applied
   * @param lease how long they wait at most once nothing is heard of us
   */
  void ready(SideSession following, LogSequenceNumber position, Duration lease) {
    following.inTransaction(
        "ready the opening",
        connection -> {
          ledger.finalPosition(connection, position);
          new WriteGuard().hold(connection, lock.shared(), ledger.openedSql());
        });
    following.run(
        "ready the opening",
        connection -> {
          connection.setAutoCommit(false);
          Sql.execute(
              connection,
              "SET LOCAL idle_in_transaction_session_timeout = " + (lease.toMillis() + 1000));
          open(connection);
          // Last: who waits for us must hold no lock that we still need.
          lock.take(connection);
        });
  }

  private void open(Connection connection) throws SQLException {
    // What was promised must outlive a crash of the server.
    Sql.execute(connection, "SET LOCAL synchronous_commit = on");
    CutoverStates.set(connection);
    new WriteGuard().open(connection);
    ledger.opened(connection);
  }

  /**
   * Commits: this side is the primary. Where it is not known whether that succeeded, it is asked,
   * and done again on a new session; the other side is closed, so that nothing else can happen.
   *
   * @throws LeptonException if this side cannot be reached; then both are closed
   */
  void commit(SideSession following) {
    try {
      following.run(
          "open for writing",
          connection -> {
            connection.setNetworkTimeout(Runnable::run, COMMIT_MILLIS);
            connection.commit();
            connection.setAutoCommit(true);
          });
    } catch (LeptonException e) {
      ensure(e);
    }
  }

  private void ensure(LeptonException failure) {
    long begun = System.nanoTime();
    while (true) {
      try (SideSession session = SideSession.openWritable(link.following())) {
        ensure(session);
        return;
      } catch (LeptonException e) {
        if (System.nanoTime() - begun > PATIENCE.toNanos()) {
          failure.addSuppressed(e);
          throw failure;
        }
        LockSupport.parkNanos(RETRY.toNanos());
      }
    }
  }

  /** Opens this side if it is not open yet; only where the other is known to be closed. */
  void ensure(SideSession session) {
    if (!happened(session)) {
      session.inTransaction("open for writing", this::open);
    }
  }

  /** Whether this side has been opened; whoever was about to do so has ended, and never will. */
  boolean happened(SideSession session) {
    lock.endHolders(session);
    return ledger.isOpened(session);
  }

  /** Closes this side; only where it has not been opened. */
  void takeBack(SideSession session) {
    session.inTransaction(
        "close again",
        connection -> {
          WriteGuard guard = new WriteGuard();
          if (guard.isPresent(connection)) {
            guard.close(connection);
          }
          ledger.forget(connection);
        });
  }
}
