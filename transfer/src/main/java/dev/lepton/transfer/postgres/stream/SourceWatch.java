package dev.lepton.transfer.postgres.stream;

import dev.lepton.model.Phase;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.verify.SideSession;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.postgresql.replication.LogSequenceNumber;

/**
 * Looks after the source of a stream every few seconds: its definitions, the log that it has to
 * keep, and that an idle database lets go of its log, too. Not thread-safe.
 */
final class SourceWatch {
  private static final Set<ErrorCode> PASSING =
      Set.of(
          ErrorCode.CONNECTION_LOST,
          ErrorCode.SOURCE_UNREACHABLE,
          ErrorCode.TARGET_UNREACHABLE,
          ErrorCode.TIMED_OUT);

  /** Beyond this much log without a change of ours a message of our own moves the slot on. */
  private static final long IDLE_BYTES = 4L << 20;

  private final ConnectionFactory source;
  private final String slot;
  private final SourceProbe probe;
  private final Instruments instruments;
  private final EventSink events;
  private final Optional<SourceShapeCheck> shapes;
  private boolean warned;
  private boolean differed;
  private LogSequenceNumber before = LogSequenceNumber.INVALID_LSN;

  /**
   * What must stop the stream.
   *
   * @param dropSlot whether the source is only saved by dropping the slot
   */
  record Finding(LeptonException failure, boolean dropSlot) {}

  /**
   * @param shapes compares definitions; empty where only the log is looked after
   */
  SourceWatch(
      ConnectionFactory source,
      String slot,
      Instruments instruments,
      EventSink events,
      Optional<SourceShapeCheck> shapes) {
    this.source = source;
    this.slot = slot;
    this.probe = new SourceProbe(source, slot);
    this.instruments = instruments;
    this.events = events;
    this.shapes = shapes;
  }

  /** What must stop the stream; empty if all is well, or cannot be seen just now. */
  Optional<Finding> look() {
    try {
      Optional<Finding> log = lookAtLog(probe.look());
      return log.isPresent() ? log : lookAtShapes();
    } catch (LeptonException e) {
      // The stream itself notices a broken connection, and knows what to do about it.
      if (PASSING.contains(e.code())) {
        return Optional.empty();
      }
      return Optional.of(new Finding(e, false));
    }
  }

  /** A change that is made on both sides is, for a moment, made on one only. */
  private Optional<Finding> lookAtShapes() {
    Optional<LeptonException> difference = shapes.flatMap(SourceShapeCheck::find);
    boolean again = differed;
    differed = difference.isPresent();
    return again ? difference.map(failure -> new Finding(failure, false)) : Optional.empty();
  }

  private Optional<Finding> lookAtLog(SourceProbe.Sight sight) {
    if (!sight.slotThere() || sight.walState().equals("lost")) {
      return Optional.of(new Finding(lost(sight), false));
    }
    long limit = instruments.control().retainedLimit();
    if (limit > 0 && sight.retainedBytes() > limit) {
      return Optional.of(new Finding(tooMuch(sight.retainedBytes(), limit), true));
    }
    boolean much =
        limit > 0 && sight.retainedBytes() > limit / 2
            || sight.safeBytes() < sight.retainedBytes()
            || sight.walState().equals("unreserved");
    if (much && !warned) {
      warn(sight, limit);
    }
    warned = much;
    beat(sight);
    return Optional.empty();
  }

  private LeptonException lost(SourceProbe.Sight sight) {
    return new LeptonException(
        ErrorCode.SOURCE_FAILED,
        "the replication slot \"" + slot + "\" is " + (sight.slotThere() ? "lost" : "gone"),
        source.endpoint().display(),
        "changes are missing now: give the move up and start it again; see why (a fail-over,"
            + " max_slot_wal_keep_size)");
  }

  private void warn(SourceProbe.Sight sight, long limit) {
    String text =
        String.format(
            Locale.ROOT,
            "the source keeps %d MiB of log for the stream \"%s\" (%s); %s",
            sight.retainedBytes() >> 20,
            slot,
            sight.walState(),
            limit > 0
                ? "at " + (limit >> 20) + " MiB the move is given up to save the source"
                : "it will keep " + (sight.safeBytes() >> 20) + " MiB more");
    events.emit(new Event.Noted(Phase.TRANSFER, Event.Level.WARNING, text));
  }

  /** An idle database beside a busy one: nothing else would tell the slot how far it may move. */
  private void beat(SourceProbe.Sight sight) {
    LogSequenceNumber applied = instruments.progress().applied();
    boolean idle = applied.equals(before) && !instruments.control().isPaused();
    before = applied;
    if (idle && sight.written().asLong() - applied.asLong() > IDLE_BYTES) {
      try (SideSession session = SideSession.openWritable(source)) {
        session.text("SELECT pg_logical_emit_message(true, 'lepton', 'heartbeat')");
      }
    }
  }

  void close() {
    probe.close();
  }

  private LeptonException tooMuch(long retained, long limit) {
    return new LeptonException(
        ErrorCode.SOURCE_FAILED,
        String.format(
            Locale.ROOT,
            "the source kept %d MiB of log for the stream, more than the %d MiB allowed; the slot \"%s\" was dropped to save it",
            retained >> 20,
            limit >> 20,
            slot),
        source.endpoint().display(),
        "see what holds the stream up (pause, throttle, a slow target), allow more, and start the move again");
  }
}
