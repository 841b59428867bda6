package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.event.Progress;
import dev.lepton.transfer.postgres.verify.ComparedTable.Side;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Tells how many rows have been read, at most five times a second. Thread-safe. */
final class ReadMeter {
  private static final long INTERVAL_NANOS = 200_000_000;

  private final EventSink events;
  private final long expected;
  private final LongAdder source = new LongAdder();
  private final LongAdder target = new LongAdder();
  private final AtomicLong lastReport = new AtomicLong(System.nanoTime());

  /**
   * @param expected rows of one side, an estimate
   */
  ReadMeter(EventSink events, long expected) {
    this.events = events;
    this.expected = expected;
  }

  static ReadMeter silent() {
    return new ReadMeter(EventSink.none(), 0);
  }

  void read(Side side, long rows) {
    (side == Side.SOURCE ? source : target).add(rows);
    long now = System.nanoTime();
    long last = lastReport.get();
    if (now - last >= INTERVAL_NANOS && lastReport.compareAndSet(last, now)) {
      report();
    }
  }

  /** The side that has read less is what one waits for. */
  void report() {
    long ours = source.sum();
    long theirs = target.sum();
    Progress progress =
        new Progress(
            Math.min(ours, theirs),
            Math.max(expected, Math.max(ours, theirs)),
            0,
            0,
            ours < theirs ? "source read" : "target read");
    events.emit(new Event.Progressed(Phase.TRANSFER, "verify", progress));
  }
}
