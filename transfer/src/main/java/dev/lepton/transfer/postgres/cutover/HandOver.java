package dev.lepton.transfer.postgres.cutover;

import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.verify.SideSession;
import dev.lepton.transfer.postgres.verify.StandingComparison;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.postgresql.replication.LogSequenceNumber;

/**
 * The part of a switch that is the same in both directions: stop the writers of the leading side,
 * drain, set sequences, compare. Everything that takes time and needs no standstill is done when it
 * is made. Not thread-safe.
 */
final class HandOver implements AutoCloseable {
  /**
   * Comparing while writers go on makes the set that they must wait for smaller, until it is about
   * as small as it gets.
   */
  private static final int ROUNDS = 3;

  private static final long FEW_ROWS = 1_000;

  private final Link link;
  private final Duration timeout;
  private final SideSession leading;
  private final SideSession following;
  private final TableFence fence;
  private final StandingComparison comparison;
  private final List<TableInfo> tables;
  private Deadline deadline;

  HandOver(Link link, Duration timeout, boolean compareObjects) {
    this.link = link;
    this.timeout = timeout;
    this.deadline = new Deadline(timeout);
    for (int round = 0;
        round < ROUNDS && link.verifier().reverify(link.changes()) > FEW_ROWS;
        round++) {
      link.events()
          .emit(
              new Event.Noted(
                  Phase.CUTOVER, Event.Level.INFO, "compared what changed while writers went on"));
    }
    leading = SideSession.openWritable(link.leading());
    following = SideSession.openWritable(link.following());
    fence = TableFence.open(link.leading());
    comparison = link.verifier().prepareStanding(compareObjects);
    tables = tables(leading);
  }

  SideSession leading() {
    return leading;
  }

  SideSession following() {
    return following;
  }

  static List<TableInfo> tables(SideSession session) {
    List<TableInfo> tables = new ArrayList<>();
    session.run(
        "read the catalogue", connection -> tables.addAll(new CatalogReader().tables(connection)));
    return tables;
  }

  /** Stops writers; the time allowed begins to run. */
  void fence() {
    deadline = new Deadline(timeout);
    fence.lock(tables, deadline);
  }

  /** Waits until the following side has everything. */
  LogSequenceNumber drain() {
    arm("draining the change stream");
    LogSequenceNumber position = StreamSource.positionNow(leading);
    link.changes().awaitApplied(position, deadline.remaining("draining the change stream"));
    return position;
  }

  int sequences() {
    arm("setting sequences");
    return SequenceAdvance.run(leading, following);
  }

  StandingComparison.Result compare() {
    String doing = "comparing what changed";
    CompletableFuture<StandingComparison.Result> result =
        CompletableFuture.supplyAsync(comparison::compare);
    try {
      return result.get(deadline.remaining(doing).toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      comparison.close();
      throw deadline.passed(doing);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      comparison.close();
      throw deadline.passed(doing);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException) {
        throw (RuntimeException) e.getCause();
      }
      throw new CompletionException(e.getCause());
    }
  }

  /** Last look before the other side opens: the locks must still be held, and time must be left. */
  void confirm() {
    arm("opening the other side");
    fence.check();
  }

  /** From here on nothing is taken back because of the time. */
  void disarm() {
    leading.execute("SET statement_timeout = 0");
    following.execute("SET statement_timeout = 0");
  }

  void releaseFence() {
    fence.close();
  }

  /**
   * Runs one step of the protocol; if it fails, everything is taken back before the failure goes
   * on.
   */
  <T> T step(String name, String description, Supplier<T> action, Runnable takeBack) {
    long begun = System.nanoTime();
    link.events().emit(new Event.StepStarted(Phase.CUTOVER, name, description));
    try {
      T result = action.get();
      link.events()
          .emit(
              new Event.StepFinished(
                  Phase.CUTOVER, name, Duration.ofNanos(System.nanoTime() - begun), false));
      return result;
    } catch (RuntimeException e) {
      try {
        takeBack.run();
      } catch (RuntimeException second) {
        e.addSuppressed(second);
      }
      throw e;
    }
  }

  void audit(String action, String object) {
    link.events().emit(new Event.Audited(Phase.CUTOVER, action, object));
  }

  private void arm(String doing) {
    String limit = "SET statement_timeout = " + Math.max(1, deadline.remaining(doing).toMillis());
    leading.execute(limit);
    following.execute(limit);
  }

  @Override
  public void close() {
    fence.close();
    comparison.close();
    leading.abandon();
    following.abandon();
  }
}
