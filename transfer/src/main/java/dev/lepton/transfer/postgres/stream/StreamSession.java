package dev.lepton.transfer.postgres.stream;

import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.Silence;
import dev.lepton.transfer.postgres.failpoint.Failpoint;
import dev.lepton.transfer.postgres.ledger.Ledger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;
import org.postgresql.replication.fluent.logical.ChainedLogicalStreamBuilder;

/**
 * One unbroken run of a stream, from the position in the ledger until something breaks or it is
 * told to stop. Reading and applying overlap; transactions that arrive while others are being
 * applied go into the next batch together, so that batches grow with the load and an idle stream
 * has none waiting. Not thread-safe.
 */
final class StreamSession implements AutoCloseable {
  private static final long QUEUE_BYTES = 16L << 20;
  private static final long BATCH_BYTES = 64L << 20;
  private static final long BATCH_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final Duration PATIENCE = Duration.ofMillis(20);

  /** A batch that found the queue empty waits for more no longer than this, nanoseconds. */
  private static final long LONGEST_LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** A source that was silent for so long has nothing more to say for now. */
  private static final Duration LULL = Duration.ofMillis(5);

  /** Since this version of PostgreSQL transactions can be streamed while they are in progress. */
  private static final int IN_PROGRESS_SINCE = 14;

  private static final long RECORD_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Connection reading;
  private final Connection writing;
  private final PGReplicationStream stream;
  private final BatchApplier applier;
  private final int writingPid;
  private final StreamProgress progress;
  private final StreamControl control;
  private final StreamMeter meter;
  private final SegmentQueue queue = new SegmentQueue(QUEUE_BYTES);
  private final ChangeReader reader;
  private final Thread readerThread;
  private long lastRecord = System.nanoTime();
  private volatile boolean broken;

  private StreamSession(
      Connection reading,
      Connection writing,
      PGReplicationStream stream,
      BatchApplier applier,
      Instruments instruments)
      throws SQLException {
    this.writingPid = writing.unwrap(PGConnection.class).getBackendPID();
    this.reading = reading;
    this.writing = writing;
    this.stream = stream;
    this.applier = applier;
    this.progress = instruments.progress();
    this.control = instruments.control();
    this.meter = instruments.meter();
    this.reader = new ChangeReader(stream, queue, progress, instruments.fates());
    this.readerThread = new Thread(reader, Thread.currentThread().getName() + "-read");
    readerThread.setDaemon(true);
  }

  static StreamSession open(StreamRoute route, Instruments instruments) throws SQLException {
    String slot = route.slot();
    ConnectionFactory from = route.from();
    Connection writing = route.to().open();
    Connection reading = null;
    try {
      limit(writing, Silence.limit());
      LogSequenceNumber position = position(writing, slot);
      SlotCheck.run(from, slot, position);
      reading = from.openReplication();
      limit(reading, Silence.limit());
      PGReplicationStream stream = startStream(reading, slot, position);
      // From here on nobody else reads the slot, and then nobody else writes: the position stands.
      WriterLock.take(writing, slot);
      instruments.progress().resumedAt(position(writing, slot));
      BatchApplier applier = BatchApplier.open(writing, route);
      limit(writing, Duration.ZERO);
      StreamSession session = new StreamSession(reading, writing, stream, applier, instruments);
      session.readerThread.start();
      Failpoint.STREAM_OPENED.reach();
      return session;
    } catch (SQLException | RuntimeException e) {
      closeQuietly(reading, e);
      closeQuietly(writing, e);
      throw e;
    }
  }

  private static LogSequenceNumber position(Connection writing, String slot) throws SQLException {
    return new Ledger()
        .position(writing, slot)
        .map(LogSequenceNumber::valueOf)
        .orElse(LogSequenceNumber.INVALID_LSN);
  }

  /** How long an answer may take before the connection counts as dead; zero for any time. */
  private static void limit(Connection connection, Duration answer) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, (int) answer.toMillis());
  }

  private static PGReplicationStream startStream(
      Connection reading, String slot, LogSequenceNumber position) throws SQLException {
    // Transactions beyond logical_decoding_work_mem come while they are in progress: the source
    // need not write them to its disk and read them again at their commit.
    boolean inProgress = reading.getMetaData().getDatabaseMajorVersion() >= IN_PROGRESS_SINCE;
    ChainedLogicalStreamBuilder stream =
        reading
            .unwrap(PGConnection.class)
            .getReplicationAPI()
            .replicationStream()
            .logical()
            .withSlotName(slot)
            .withStartPosition(position)
            .withSlotOption("proto_version", inProgress ? 2 : 1)
            .withSlotOption("publication_names", '"' + slot + '"')
            .withStatusInterval(1, TimeUnit.SECONDS)
            .withAutomaticFlush(false);
    try {
      return (inProgress ? stream.withSlotOption("streaming", "on") : stream).start();
    } catch (SQLException e) {
      throw new SegmentQueue.ReaderFailure(e);
    }
  }

  /**
   * Applies until told to stop; a transaction begun is then given up, and comes again with the next
   * session.
   */
  void applyUntil(BooleanSupplier stop) throws SQLException, InterruptedException {
    try {
      apply(stop);
    } catch (SQLException | RuntimeException e) {
      if (StreamFailure.isLoss(e)) {
        // A side that does not answer would not do so to a farewell either.
        breakOff();
      }
      throw e;
    }
  }

  /**
   * A number for what the answers of the side that is written to are awaited for; 0 for nothing.
   */
  long writing() {
    return applier.writer().busyWith();
  }

  /** The writing session's process, as the server numbers it. */
  int writingPid() {
    return writingPid;
  }

  /** Ends both connections at once, whatever waits for them; thread-safe. */
  void breakOff() {
    broken = true;
    for (Connection connection : new Connection[] {writing, reading}) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        throw new IllegalStateException("a connection cannot be given up", e);
      }
    }
  }

  private void apply(BooleanSupplier stop) throws SQLException, InterruptedException {
    while (!stop.getAsBoolean()) {
      control.rest(stop);
      LogSequenceNumber gate = progress.gate();
      Optional<Segment> next = awaitSegment(PATIENCE);
      progress.backlog(queue.bytes());
      if (next.isEmpty()) {
        applier.writer().settle();
        Optional<LogSequenceNumber> quiet = queue.quietPosition();
        if (quiet.isPresent()) {
          progress.caughtUpTo(quiet.get());
          recordQuiet(quiet.get());
        }
        if (gate != null && quiet.isPresent() && quiet.get().compareTo(gate) >= 0) {
          progress.standAt(gate);
        }
      } else if (gate != null && isBeyond(next.get(), gate)) {
        applier.writer().settle();
        progress.standAt(gate);
      } else {
        applyBatch(stop);
      }
    }
  }

  /**
   * Where nothing of ours is written, the source must be able to let go of its log all the same.
   */
  private void recordQuiet(LogSequenceNumber position) throws SQLException, InterruptedException {
    boolean time = System.nanoTime() - lastRecord > RECORD_NANOS;
    if (time && position.compareTo(progress.recorded()) > 0) {
      applier.commit(position, () -> progress.recordedAt(position));
      applier.writer().settle();
      lastRecord = System.nanoTime();
    }
  }

  private Optional<Segment> awaitSegment(Duration patience) throws InterruptedException {
    if (patience.isZero()) {
      return queue.peek(patience);
    }
    long begun = System.nanoTime();
    Optional<Segment> next = queue.peek(patience);
    meter.waited(System.nanoTime() - begun);
    return next;
  }

  private static Duration patience(Batch batch, boolean lingers) {
    if (batch.isOpen()) {
      return PATIENCE;
    }
    return lingers ? LULL : Duration.ZERO;
  }

  /**
   * Whether a batch should wait for more although none is there: while the one before it is being
   * written, and then, as long as the source goes on, for the time that this took. So many small
   * batches never cost more than they carry.
   */
  private boolean lingers(Batch batch) {
    if (batch.last == null) {
      return false;
    }
    long now = System.nanoTime();
    return applier.writer().isBusy()
        || (now - batch.begun < Math.min(applier.writer().lastNanos(), LONGEST_LINGER_NANOS)
            && now - queue.lastOffer() < LULL.toNanos());
  }

  /** Applies whole transactions: all that wait, up to a size, and none beyond the gate. */
  private void applyBatch(BooleanSupplier stop) throws SQLException, InterruptedException {
    Batch batch = new Batch();
    while (!stop.getAsBoolean()) {
      boolean lingers = batch.isOpen() || lingers(batch);
      Segment segment = awaitSegment(patience(batch, lingers)).orElse(null);
      if (segment == null && lingers) {
        continue;
      }
      LogSequenceNumber gate = progress.gate();
      boolean over =
          segment == null || isEnough(batch) || (gate != null && isBeyond(segment, gate));
      if (!batch.isOpen() && over) {
        commit(batch);
        return;
      }
      applier.add(segment);
      batch.add(segment);
      queue.remove();
      progress.backlog(queue.bytes());
      meter.applied(segment.changes().size(), segment.bytes());
      control.pace(segment.changes().size(), stop);
    }
  }

  private void commit(Batch batch) throws SQLException, InterruptedException {
    Message.Commit last = batch.last;
    long transactions = batch.transactions;
    if (last != null) {
      applier.commit(last.endLsn(), () -> progress.committed(last, transactions));
    }
  }

  private boolean isEnough(Batch batch) {
    return batch.bytes > BATCH_BYTES
        || batch.rows >= control.mostRowsAtOnce()
        || System.nanoTime() - batch.begun > BATCH_NANOS;
  }

  /** What one transaction at the target will hold. */
  private static final class Batch {
    private final long begun = System.nanoTime();
    private long bytes;
    private long rows;
    private long transactions;
    private Message.@Nullable Commit last;

    /** Source transactions that have been begun and not ended: one, and one that goes ahead. */
    private final Set<Integer> open = new HashSet<>();

    void add(Segment segment) {
      bytes += segment.bytes();
      rows += segment.changes().size();
      int xid = segment.begin().xid();
      if (segment.commit().isEmpty()) {
        open.add(xid);
      } else {
        open.remove(xid);
        last = segment.commit().get();
        transactions++;
      }
    }

    boolean isOpen() {
      return !open.isEmpty();
    }
  }

  private static boolean isBeyond(Segment segment, LogSequenceNumber gate) {
    return segment.begin().commitLsn().compareTo(gate) >= 0;
  }

  /** Lets go of both sides; an uncommitted batch is rolled back by the server. */
  @Override
  public void close() throws SQLException {
    reader.stop();
    try {
      readerThread.join(Duration.ofSeconds(5).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Connection first = reading;
        Connection second = writing;
        BatchApplier third = applier) {
      shutDownWriter();
      if (!broken && !readerThread.isAlive() && !stream.isClosed()) {
        stream.close();
      }
    }
  }

  private void shutDownWriter() {
    try {
      applier.writer().shutDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void closeQuietly(@Nullable Connection connection, Exception because) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      because.addSuppressed(e);
    }
  }
}
