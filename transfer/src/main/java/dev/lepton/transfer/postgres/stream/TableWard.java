package dev.lepton.transfer.postgres.stream;

import dev.lepton.model.Phase;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.transfer.StreamStatus.Quarantined;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.verify.SideSession;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The tables that a stream leaves out because their changes cannot be written, so that the others
 * need not wait for them, and the way back in. Thread-safe.
 */
final class TableWard {
  private final StreamRoute route;
  private final EventSink events;
  private final Quarantine ledger;
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private volatile List<Quarantined> tables = List.of();

  TableWard(StreamRoute route, EventSink events) {
    this.route = route;
    this.events = events;
    this.ledger = new Quarantine(route.slot());
  }

  /** The tables left out just now. */
  List<Quarantined> tables() {
    return tables;
  }

  /** Leaves a table out from now on. */
  void add(TableFailure failure) {
    try (SideSession session = SideSession.openWritable(route.to())) {
      session.run("put a table into quarantine", to -> ledger.add(to, failure));
    }
    read();
    String message =
        "the changes of "
            + failure.table()
            + " cannot be written and are left out until it is synchronised again: "
            + failure.getMessage();
    events.emit(new Event.Noted(Phase.TRANSFER, Event.Level.WARNING, message));
  }

  /** Reads off the ledger what an earlier process left out. */
  void read() {
    try (SideSession session = SideSession.openWritable(route.to())) {
      session.run(
          "read the quarantine",
          to -> {
            ledger.create(to);
            tables = List.copyOf(ledger.read(to).values());
          });
    }
  }

  /**
   * Fails while a table is left out.
   *
   * @throws LeptonException TABLE_QUARANTINED
   */
  void requireEmpty() {
    List<Quarantined> now = tables;
    if (!now.isEmpty()) {
      throw new LeptonException(
          ErrorCode.TABLE_QUARANTINED,
          now.stream()
              .map(
                  table ->
                      new Problem(
                          "a table is left out of the stream: " + table,
                          "stream " + route.slot(),
                          "correct the cause, then synchronise the table again (retry)"))
              .toList());
    }
  }

  /** Whether somebody waits for the stream to rest. */
  boolean isWaitedFor() {
    return !waiting.isEmpty();
  }

  /** Does what was waited for; only while no session of the stream is open. */
  void settle() {
    for (Runnable work = waiting.poll(); work != null; work = waiting.poll()) {
      work.run();
    }
  }

  /**
   * Reads a table anew and lets its changes in again, as soon as the stream rests.
   *
   * @param alive throws once the stream will not rest any more
   * @throws LeptonException what stands in the way; the table stays left out then
   */
  void resync(QualifiedName table, Runnable alive) {
    FutureTask<Boolean> work = new FutureTask<>(() -> reread(table));
    waiting.add(work);
    try {
      while (!isDone(work)) {
        alive.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LeptonException(
          ErrorCode.INTERRUPTED,
          "waiting for the stream was interrupted",
          "stream " + route.slot(),
          "run again",
          e);
    }
  }

  private static boolean isDone(FutureTask<Boolean> work) throws InterruptedException {
    try {
      return work.get(100, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof LeptonException
          ? (LeptonException) e.getCause()
          : new CompletionException(e.getCause());
    }
  }

  private boolean reread(QualifiedName table) {
    try {
      new TableResync(route).run(table);
    } catch (SQLException e) {
      throw StreamFailure.explain(route, e);
    }
    read();
    String message = "the table " + table + " was read anew and follows again";
    events.emit(new Event.Noted(Phase.TRANSFER, Event.Level.INFO, message));
    return true;
  }
}
