package dev.lepton.transfer.postgres.stream;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.failpoint.Failpoint;
import dev.lepton.transfer.postgres.ledger.Ledger;
import dev.lepton.transfer.postgres.verify.DirtyKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.replication.LogSequenceNumber;

/**
 * Writes net changes on a thread of its own, so that the next ones are folded while the target is
 * at work: one piece at a time, in the order given. Whoever else uses the connection must {@link
 * #settle} first. To be used by one thread.
 */
final class BatchWriter {
  private final Connection connection;
  private final String streamName;
  private final Ledger ledger = new Ledger();
  private final Map<QualifiedName, TableWriter> writers = new LinkedHashMap<>();
  private final ExecutorService thread;
  private Future<?> running = CompletableFuture.completedFuture(null);
  private volatile long lastNanos;
  private final AtomicLong units = new AtomicLong();
  private volatile long busyWith;

  BatchWriter(Connection connection, String streamName) {
    this.connection = connection;
    this.streamName = streamName;
    String name = Thread.currentThread().getName() + "-write";
    this.thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread made = new Thread(work, name);
              made.setDaemon(true);
              return made;
            });
  }

  /** The changes of some tables, which nobody else may touch from now on. */
  record Piece(Collection<KeyedChanges> keyed, Collection<BagChanges> bags) {}

  /** Something that writes. */
  @FunctionalInterface
  interface Writing {
    void run() throws SQLException;
  }

  /** Begins to write a piece, once the one before it is written. */
  void write(Piece piece) throws SQLException, InterruptedException {
    submit(() -> writeAll(piece));
  }

  /**
   * Begins to make everything visible, together with the position.
   *
   * @param piece what is left to be written
   * @param then done once the position is durable
   */
  void commit(Piece piece, LogSequenceNumber position, Runnable then)
      throws SQLException, InterruptedException {
    submit(
        () -> {
          writeAll(piece);
          ledger.advance(connection, streamName, position.asString());
          Failpoint.BATCH_WRITTEN.reach();
          connection.commit();
          Failpoint.BATCH_COMMITTED.reach();
          writers.values().forEach(TableWriter::transactionEnded);
          then.run();
        });
  }

  private void submit(Writing writing) throws SQLException, InterruptedException {
    settle();
    running =
        thread.submit(
            () -> {
              long begun = System.nanoTime();
              busy(writing);
              lastNanos = System.nanoTime() - begun;
              return null;
            });
  }

  private void busy(Writing writing) throws SQLException {
    busyWith = units.incrementAndGet();
    try {
      writing.run();
    } finally {
      busyWith = 0;
    }
  }

  /**
   * Does something else on the connection, once nothing is being written, on the caller's thread.
   */
  void alone(Writing other) throws SQLException, InterruptedException {
    settle();
    busy(other);
  }

  /** A number for the piece of work for which the server's answers are awaited now; 0 for none. */
  long busyWith() {
    return busyWith;
  }

  /** Returns once nothing is being written; throws what went wrong with it. */
  void settle() throws SQLException, InterruptedException {
    try {
      running.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof SQLException sql) {
        throw sql;
      }
      throw cause instanceof RuntimeException other ? other : new IllegalStateException(cause);
    }
  }

  /** Whether something is being written just now. */
  boolean isBusy() {
    return !running.isDone();
  }

  /** How long the last writing took, nanoseconds. */
  long lastNanos() {
    return lastNanos;
  }

  /** Begins nothing more; what is being written comes to its end. */
  void shutDown() throws InterruptedException {
    thread.shutdown();
    boolean ended = false;
    while (!ended) {
      ended = thread.awaitTermination(1, TimeUnit.SECONDS);
    }
  }

  private void writeAll(Piece piece) throws SQLException {
    boolean recording = !piece.keyed().isEmpty() && DirtyKeys.isRecording(connection);
    for (KeyedChanges changes : piece.keyed()) {
      if (!changes.net().isEmpty()) {
        blaming(changes.table(), () -> writer(changes.table()).write(changes, recording));
      }
    }
    for (BagChanges changes : piece.bags()) {
      if (!changes.isEmpty()) {
        blaming(changes.table(), () -> writer(changes.table()).write(changes));
      }
    }
  }

  /** Says whose fault a failure is. */
  private static void blaming(TableTarget table, Writing writing) throws SQLException {
    try {
      writing.run();
    } catch (SQLException e) {
      Optional<TableFailure> failure = TableFailure.of(table, e);
      if (failure.isPresent()) {
        throw failure.get();
      }
      throw e;
    }
  }

  private TableWriter writer(TableTarget table) {
    TableWriter writer = writers.get(table.name());
    if (writer == null) {
      writer = new TableWriter(connection, new Stage(table, "lepton_stage_" + writers.size()));
      writers.put(table.name(), writer);
    }
    return writer;
  }
}
