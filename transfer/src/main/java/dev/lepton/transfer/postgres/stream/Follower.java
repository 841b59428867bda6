package dev.lepton.transfer.postgres.stream;

import dev.lepton.model.Phase;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.transfer.Lag;
import dev.lepton.transfer.StreamStatus;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.Silence;
import dev.lepton.transfer.postgres.cutover.ChangeStream;
import dev.lepton.transfer.postgres.cutover.StreamSource;
import dev.lepton.transfer.postgres.verify.SideSession;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;

/**
 * Keeps one side in step with the other, in the background, in either direction: reads a
 * replication slot of {@code from} and applies it to {@code to}, exactly once. Broken connections
 * are made anew a few times; any other failure ends the stream and is thrown by the next call.
 * Thread-safe.
 */
final class Follower implements ChangeStream, AutoCloseable {
  private static final Duration[] BACK_OFF = {
    Duration.ofMillis(100),
    Duration.ofMillis(300),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(4),
    Duration.ofSeconds(8),
  };

  private static final Duration WATCH = Duration.ofSeconds(3);

  /** Below this age a stream is not behind; above this share an applier waits most of its time. */
  private static final Duration LITTLE = Duration.ofSeconds(1);

  private static final double MOSTLY = 0.5;

  private final StreamRoute route;
  private final String slot;
  private final ConnectionFactory from;
  private final EventSink events;
  private final StreamProgress progress;
  private final SourceProbe probe;
  private final KeptSession writable;
  private final TableWard ward;
  private final StreamControl control;
  private final Instruments instruments;
  private @Nullable Thread thread;
  private volatile @Nullable StreamSession session;
  private volatile boolean stopping;
  private volatile boolean dropSlot;

  /**
   * @param route where from and to; its slot is also the publication's and the stream's name
   */
  Follower(StreamRoute route, StreamControl control, EventSink events) {
    this.route = route;
    this.slot = route.slot();
    this.from = route.from();
    this.control = control;
    this.events = events;
    this.progress = new StreamProgress(slot);
    this.instruments =
        new Instruments(progress, control, new StreamMeter(), new TransactionFates(from));
    this.probe = new SourceProbe(from, slot);
    this.writable = new KeptSession(() -> SideSession.openWritable(from), Silence.limit());
    this.ward = new TableWard(route, events);
  }

  /** Begins to follow; does nothing when it does already. */
  synchronized void start() {
    if (thread == null) {
      thread = daemon(this::run, "lepton-follow-" + slot);
      thread.start();
      daemon(this::watch, "lepton-watch-" + slot).start();
    }
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Fails at once if the source's definitions are not the target's any more.
   *
   * @throws LeptonException SOURCE_CHANGED
   */
  void requireSameShapes() {
    progress.check();
    route
        .shapes()
        .flatMap(SourceShapeCheck::find)
        .ifPresent(
            failure -> {
              throw failure;
            });
  }

  /** Connects and receives, and applies nothing until {@link #release}; before {@link #start}. */
  void hold() {
    progress.closeGate();
  }

  @Override
  public LogSequenceNumber standAt(Supplier<LogSequenceNumber> position, Duration timeout) {
    return progress.standStill(position, timeout);
  }

  @Override
  public void release() {
    progress.openGate();
  }

  /** Fails if something stopped the stream. */
  void requireRunning() {
    progress.check();
  }

  private void watch() {
    SourceWatch watch = new SourceWatch(from, slot, instruments, events, route.shapes());
    WriterWatch writer = new WriterWatch(route.to());
    while (!isOver()) {
      writer.look(session);
      watch.look().ifPresent(this::giveUp);
      rest(WATCH);
    }
    watch.close();
  }

  private void giveUp(SourceWatch.Finding finding) {
    progress.fail(finding.failure());
    dropSlot = finding.dropSlot();
  }

  private boolean isOver() {
    return stopping || progress.hasFailed();
  }

  /**
   * How far behind, by a look at the source's write position just now.
   *
   * @throws LeptonException what stopped the stream, if something did
   */
  Lag lag() {
    progress.check();
    return lag(progress.applied(), probe.look());
  }

  /**
   * Everything there is to say about the stream.
   *
   * @throws LeptonException what stopped the stream, if something did
   */
  StreamStatus status() {
    progress.check();
    LogSequenceNumber applied = progress.applied();
    SourceProbe.Sight sight = probe.look();
    Lag lag = lag(applied, sight);
    StreamMeter.Rates rates = instruments.meter().rates();
    return new StreamStatus(
        lag,
        new StreamStatus.Pace(
            control.isPaused(), control.throttle(), bottleneck(lag, rates, sight)),
        new StreamStatus.Applied(
            instruments.meter().rows(),
            instruments.meter().bytes(),
            rates.rowsPerSecond(),
            rates.bytesPerSecond(),
            progress.backlogBytes()),
        new StreamStatus.RetainedWal(
            sight.retainedBytes(), control.retainedLimit(), sight.walState()),
        ward.tables());
  }

  private Lag lag(LogSequenceNumber applied, SourceProbe.Sight sight) {
    long bytes = Math.max(0, sight.written().asLong() - applied.asLong());
    Duration age = bytes == 0 ? Duration.ZERO : progress.age(sight.clockMicros());
    return new Lag(bytes, age, progress.transactions());
  }

  private StreamStatus.Bottleneck bottleneck(
      Lag lag, StreamMeter.Rates rates, SourceProbe.Sight sight) {
    if (control.isPaused()) {
      return StreamStatus.Bottleneck.BRAKE;
    }
    if (lag.bytes() == 0 || (lag.age().compareTo(LITTLE) < 0 && rates.idleShare() > MOSTLY)) {
      return StreamStatus.Bottleneck.NONE;
    }
    if (rates.idleShare() < MOSTLY) {
      boolean braked = rates.rowsPerSecond() > MOSTLY * control.throttle();
      return control.throttle() > 0 && braked
          ? StreamStatus.Bottleneck.BRAKE
          : StreamStatus.Bottleneck.APPLY;
    }
    return sight.walsenderWait().equals("WalSenderWriteData")
        ? StreamStatus.Bottleneck.NETWORK
        : StreamStatus.Bottleneck.SOURCE;
  }

  /** Returns once everything written at the source before this call has been applied. */
  void catchUp(Duration timeout) {
    awaitApplied(writable.ask(StreamSource::positionNow), timeout);
  }

  @Override
  public void awaitApplied(LogSequenceNumber position, Duration timeout) {
    progress.awaitApplied(position, timeout);
  }

  @Override
  public void holdAt(Supplier<LogSequenceNumber> position, Duration patience, Runnable action) {
    progress.holdAt(position, patience, action);
  }

  @Override
  public void stop() {
    stopping = true;
    progress.openGate();
    Thread running;
    synchronized (this) {
      running = thread;
    }
    if (running != null) {
      try {
        running.join(Silence.limit().toMillis());
        StreamSession stuck = session;
        if (running.isAlive() && stuck != null) {
          stuck.breakOff();
        }
        running.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    progress.stopped();
    probe.close();
    writable.close();
    instruments.fates().close();
  }

  @Override
  public void close() {
    stop();
  }

  private void run() {
    int attempt = 0;
    while (!isOver()) {
      long before = progress.transactions();
      try (StreamSession opened = StreamSession.open(route, instruments)) {
        session = opened;
        ward.read();
        opened.applyUntil(() -> isOver() || ward.isWaitedFor());
      } catch (SQLException | RuntimeException e) {
        if (e instanceof TableFailure && !StreamFailure.mayPass(e, attempt)) {
          attempt = 0;
          leaveOut((TableFailure) e);
          continue;
        }
        attempt = progress.transactions() > before ? 0 : attempt;
        if (attempt == BACK_OFF.length || !StreamFailure.mayPass(e, attempt)) {
          progress.fail(StreamFailure.explain(route, e));
          return;
        }
        note(e, BACK_OFF[attempt]);
        rest(BACK_OFF[attempt++]);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      ward.settle();
    }
    if (dropSlot) {
      saveSource();
    }
  }

  private void leaveOut(TableFailure failure) {
    try {
      ward.add(failure);
    } catch (LeptonException e) {
      progress.fail(e);
    }
  }

  /**
   * Reads a table anew that was left out, and lets its changes in again.
   *
   * @throws LeptonException what stands in the way; the table stays left out then
   */
  void resync(QualifiedName table) {
    ward.resync(
        table,
        () -> {
          progress.check();
          if (stopping) {
            throw new LeptonException(
                ErrorCode.INTERRUPTED, "the stream was ended meanwhile", slot, "run again");
          }
        });
  }

  /**
   * Fails while a table is left out.
   *
   * @throws LeptonException TABLE_QUARANTINED
   */
  void requireComplete() {
    ward.requireEmpty();
  }

  private void saveSource() {
    try (SideSession session = SideSession.openWritable(from)) {
      StreamSource.drop(session, slot);
      events.emit(new Event.Audited(Phase.TRANSFER, "drop slot and publication", slot));
    } catch (LeptonException e) {
      events.emit(
          new Event.Noted(
              Phase.TRANSFER,
              Event.Level.WARNING,
              "the slot \"" + slot + "\" could not be dropped: " + e.getMessage()));
    }
  }

  private void note(Exception cause, Duration pause) {
    events.emit(
        new Event.Noted(
            Phase.TRANSFER,
            Event.Level.WARNING,
            "the stream \""
                + slot
                + "\" was interrupted and tries again in "
                + pause.toMillis()
                + " ms: "
                + cause.getMessage()));
  }

  private void rest(Duration pause) {
    long until = System.nanoTime() + pause.toNanos();
    while (!isOver() && System.nanoTime() < until) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
