package dev.lepton.transfer.postgres.stream;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;

/**
 * Decodes the messages of one streaming session and cuts its transactions into segments. What the
 * source sends of a transaction in progress is kept until its commit comes, unless the transaction
 * is known to have committed already, as most of a backlog's have: then it goes ahead, segment by
 * segment, among the transactions that commit before it does. Their order is that of the log, in
 * which none of them had to wait for the other. Not thread-safe.
 */
final class TransactionCutter implements AutoCloseable {
  private static final long SEGMENT_BYTES = 1 << 20;

  /** What may be applied together with a transaction that goes ahead, bytes. */
  static final long MOST_BESIDE_BYTES = 256L << 20;

  private final LogSequenceNumber resumeAt;
  private final TransactionFates fates;
  private final BooleanSupplier mayGoAhead;
  private final long mostBeside;
  private final Sink sink;
  private final MessageDecoder decoder = new MessageDecoder();
  private final StreamedTransactions streamed = new StreamedTransactions();

  private Message.@Nullable Begin open;
  private boolean skip;
  private final List<Message.Change> changes = new ArrayList<>();
  private long bytes;
  private @Nullable Ahead ahead;
  private LogSequenceNumber seen;

  /** Where segments go. */
  @FunctionalInterface
  interface Sink {
    void accept(Segment segment) throws SQLException, InterruptedException;
  }

  /**
   * The transaction that goes ahead; it begins without the place of its commit, which the source
   * has not told yet.
   */
  private static final class Ahead {
    private final Message.Begin begin;
    private long bytesBeside;

    Ahead(int xid) {
      this.begin = new Message.Begin(LogSequenceNumber.INVALID_LSN, 0, xid);
    }
  }

  /**
   * @param resumeAt transactions that committed before it have been applied
   * @param mayGoAhead asked after a transaction was found to have committed: whether nobody waits
   *     for a position that may lie before this commit
   * @param mostBeside what may commit while a transaction goes ahead, bytes; all of it becomes one
   *     transaction at the target
   */
  TransactionCutter(
      LogSequenceNumber resumeAt,
      TransactionFates fates,
      BooleanSupplier mayGoAhead,
      long mostBeside,
      Sink sink) {
    this.resumeAt = resumeAt;
    this.fates = fates;
    this.mayGoAhead = mayGoAhead;
    this.mostBeside = mostBeside;
    this.sink = sink;
    this.seen = resumeAt;
  }

  /** Whether every transaction whose changes were handed on was handed on whole. */
  boolean isBetweenTransactions() {
    return open == null && ahead == null && !streamed.isOpen();
  }

  /** The source has nothing to say before this position. */
  void advanceTo(LogSequenceNumber position) {
    if (position.compareTo(seen) > 0) {
      seen = position;
    }
  }

  /** What committed before it has been handed on. */
  LogSequenceNumber seen() {
    return seen;
  }

  void handle(ByteBuffer message) throws SQLException, InterruptedException {
    if (streamed.isOpen() && message.get(message.position()) != 'E') {
      partOf(message);
      return;
    }
    int size = message.remaining();
    Message decoded = decoder.decode(message);
    if (decoded instanceof Message.Change change) {
      add(change, size);
    } else if (decoded instanceof Message.Begin begin) {
      begin(begin);
    } else if (decoded instanceof Message.Commit commit) {
      commit(commit);
    } else {
      inProgress(decoded);
    }
  }

  private void inProgress(Message decoded) throws SQLException, InterruptedException {
    if (decoded instanceof Message.StreamStart start) {
      start(start.xid());
    } else if (decoded instanceof Message.StreamStop) {
      stop();
    } else if (decoded instanceof Message.StreamAbort abort) {
      abort(abort);
    } else if (decoded instanceof Message.StreamCommit last) {
      commit(last);
    }
  }

  private void start(int xid) throws SQLException, InterruptedException {
    streamed.start(xid);
    if (ahead == null && fates.hasCommitted(xid) && mayGoAhead.getAsBoolean()) {
      ahead = new Ahead(xid);
    }
    if (isAhead(xid)) {
      resume(ahead);
      release(ahead);
    }
  }

  private boolean isAhead(int xid) {
    return ahead != null && ahead.begin.xid() == xid;
  }

  private void resume(Ahead running) {
    open = running.begin;
    skip = false;
  }

  /** A message between {@link Message.StreamStart} and {@link Message.StreamStop}. */
  private void partOf(ByteBuffer message) throws SQLException, InterruptedException {
    Ahead running = ahead;
    // A part's fate is asked for once for a whole piece of the transaction; what follows must wait.
    boolean direct =
        running != null
            && open == running.begin
            && streamed.opened().isEmpty()
            && TransactionSpool.owner(message, running.begin.xid()) == running.begin.xid();
    if (direct) {
      add(message, Set.of());
    } else {
      streamed.add(message);
    }
  }

  private void stop() throws SQLException, InterruptedException {
    Ahead running = ahead;
    if (running != null && open == running.begin) {
      release(running);
      if (!changes.isEmpty()) {
        send(Optional.empty());
      }
      open = null;
    }
    streamed.stop();
  }

  /** Lets what was kept of the transaction go, once it is known which parts of it count. */
  private void release(Ahead running) throws SQLException, InterruptedException {
    TransactionSpool spool = streamed.opened();
    if (spool.isEmpty()) {
      return;
    }
    Set<Integer> parts = new HashSet<>(spool.parts());
    parts.remove(running.begin.xid());
    Set<Integer> rolledBack = parts.isEmpty() ? Set.of() : fates.rolledBack(parts);
    spool.replay(message -> add(message, rolledBack));
    streamed.clear();
  }

  private void abort(Message.StreamAbort abort) throws SQLException {
    Ahead running = ahead;
    if (running != null && isAhead(abort.subtransaction())) {
      throw startOver(running, "it was rolled back");
    }
    streamed.abort(abort);
  }

  /**
   * A transaction that came while it was in progress takes its place among the others at its
   * commit, or has had it before, as far as it came.
   */
  private void commit(Message.StreamCommit last) throws SQLException, InterruptedException {
    Message.Commit commit = last.commit();
    Ahead running = ahead;
    if (running != null && isAhead(last.xid())) {
      if (commit.commitLsn().compareTo(resumeAt) < 0) {
        throw startOver(running, "it has been applied before");
      }
      streamed.take(last.xid()).close();
      resume(running);
      ahead = null;
    } else {
      begin(new Message.Begin(commit.commitLsn(), commit.commitMicros(), last.xid()));
      try (TransactionSpool spool = streamed.take(last.xid())) {
        Set<Integer> rolledBack = spool.aborted();
        spool.replay(message -> add(message, rolledBack));
      }
    }
    commit(commit);
  }

  /**
   * Descriptions of tables count even if a part that was rolled back brought them: the source does
   * not repeat them.
   */
  private void add(ByteBuffer message, Set<Integer> rolledBack)
      throws SQLException, InterruptedException {
    int size = message.remaining();
    char tag = (char) message.get();
    // An origin comes without the id of a transaction, and says nothing here.
    boolean dropped = tag != 'O' && rolledBack.contains(message.getInt());
    Message decoded = decoder.decodeChange(tag, message);
    if (decoded instanceof Message.Change change && !dropped) {
      add(change, size);
    }
  }

  private void begin(Message.Begin begin) {
    open = begin;
    skip = begin.commitLsn().compareTo(resumeAt) < 0;
  }

  private void add(Message.Change change, int size) throws SQLException, InterruptedException {
    if (skip) {
      return;
    }
    changes.add(change);
    bytes += size + 64L;
    if (bytes >= SEGMENT_BYTES) {
      send(Optional.empty());
    }
  }

  private void commit(Message.Commit commit) throws SQLException, InterruptedException {
    if (!skip) {
      send(Optional.of(commit));
    }
    open = null;
    advanceTo(commit.endLsn());
  }

  private void send(Optional<Message.Commit> commit) throws SQLException, InterruptedException {
    Message.Begin begin = open;
    if (begin == null) {
      throw new IllegalArgumentException("pgoutput sent a change outside of a transaction");
    }
    Segment segment = new Segment(begin, List.copyOf(changes), commit, bytes);
    changes.clear();
    bytes = 0;
    Ahead running = ahead;
    if (running != null && begin != running.begin) {
      beside(running, segment.bytes());
    }
    sink.accept(segment);
  }

  private void beside(Ahead running, long more) throws SQLException {
    running.bytesBeside += more;
    if (running.bytesBeside > mostBeside) {
      throw startOver(running, "too much committed before its end came");
    }
  }

  /** What a new session begins with, in which the transaction waits for its commit. */
  private SQLException startOver(Ahead running, String because) {
    fates.await(running.begin.xid());
    return new SQLException(
        "transaction " + running.begin.xid() + " was begun too early: " + because, "40001");
  }

  @Override
  public void close() {
    streamed.close();
  }
}
