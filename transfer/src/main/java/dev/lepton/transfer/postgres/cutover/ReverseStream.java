package dev.lepton.transfer.postgres.cutover;

import dev.lepton.model.Phase;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.event.Event;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.ledger.Ledger;
import dev.lepton.transfer.postgres.ledger.Ownership;
import dev.lepton.transfer.postgres.verify.DirtyKeys;
import dev.lepton.transfer.postgres.verify.SideSession;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The stream by which one can go back: its slot on the target, its ledger on the source.
 * Idempotent.
 */
final class ReverseStream {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  /** A client that has caught up with the log, so that it gets whatever comes at once. */
  private static final String RUNS =
      "SELECT r.pid FROM pg_replication_slots s JOIN pg_stat_replication r ON r.pid = s.active_pid"
          + " WHERE s.slot_name = ? AND r.state = 'streaming'";

  private ReverseStream() {}

  /**
   * Makes it anew, before writers have to wait: what the slot holds until the switch is skipped
   * later, by its position in the ledger.
   *
   * @param forward the link that is about to be switched
   * @throws dev.lepton.model.error.LeptonException ALREADY_RUNNING if another move has its way back
   *     on this source
   */
  static void create(Link forward) {
    drop(forward);
    try (SideSession target = SideSession.open(forward.following());
        SideSession source = SideSession.openWritable(forward.leading())) {
      refuseAnother(forward, source);
      List<TableInfo> tables = forward.catalogs().targetTables(target);
      target.run("guard the target", connection -> new WriteGuard().install(connection, tables));
      StreamSource.create(target, forward.reverse(), tables);
      source.inTransaction(
          "prepare the way back",
          connection -> {
            Ownership.claim(connection, forward.reverse());
            DirtyKeys.create(connection);
          });
      forward
          .events()
          .emit(new Event.Audited(Phase.CUTOVER, "create slot and publication", forward.reverse()));
    }
  }

  /**
   * Returns once the server says that the client streams.
   *
   * @param target a session on the side that the stream reads
   */
  static void awaitRunning(Link forward, SideSession target, Deadline deadline) {
    while (!runs(forward, target)) {
      forward.back().check();
      deadline.remaining("waiting for the way back to run");
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  /**
   * @throws dev.lepton.model.error.LeptonException CONNECTION_LOST if it does not
   */
  static void requireRunning(Link forward, SideSession target) {
    forward.back().check();
    if (!runs(forward, target)) {
      throw target.fail(
          ErrorCode.CONNECTION_LOST,
          "the stream \"" + forward.reverse() + "\" was lost before the target opened",
          "everything was taken back, writers go on; try again");
    }
  }

  private static boolean runs(Link forward, SideSession target) {
    return target.text(RUNS, forward.reverse()).isPresent();
  }

  /** Two parts of one source cannot have their ways back at the same time: the ledger is one's. */
  private static void refuseAnother(Link forward, SideSession source) {
    if (isAnothers(forward, source)) {
      throw source.fail(
          ErrorCode.ALREADY_RUNNING,
          "another move of this source can still go back",
          "finish that one, or let it fall back and abort it, then switch this one");
    }
  }

  private static boolean isAnothers(Link forward, SideSession source) {
    boolean[] another = new boolean[1];
    source.run(
        "read the ledger",
        open -> another[0] = Ownership.belongsToAnother(open, forward.reverse()));
    return another[0];
  }

  /** Lets the source take writes again after a switch of this move; another's guard stays. */
  static void reopenSource(Link forward) {
    try (SideSession source = SideSession.openWritable(forward.leading())) {
      if (isAnothers(forward, source)) {
        return;
      }
    }
    HandOver.reopenLeading(forward);
  }

  /** Removes every trace of it from both sides; what is another move's is left alone. */
  static void drop(Link forward) {
    try (SideSession target = SideSession.open(forward.following());
        SideSession source = SideSession.openWritable(forward.leading())) {
      StreamSource.drop(target, forward.reverse());
      if (!isAnothers(forward, source)) {
        source.run(
            "remove the way back",
            connection -> {
              new WriteGuard().remove(connection);
              new Ledger().drop(connection);
            });
      }
    }
  }
}
