package dev.lepton.transfer.postgres.copy;

import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.event.Progress;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Adds up what several streams move and reports it, at most five times a second. Thread-safe. */
public final class CopyMeter {
  private static final long INTERVAL_NANOS = 200_000_000;

  private final String step;
  private final long rowsExpected;
  private final EventSink events;
  private final LongAdder rows = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder readNanos = new LongAdder();
  private final LongAdder writeNanos = new LongAdder();
  private final AtomicLong lastReport = new AtomicLong(System.nanoTime());

  /**
   * @param step name in the events
   * @param rowsExpected an estimate
   */
  public CopyMeter(String step, long rowsExpected, EventSink events) {
    this.step = step;
    this.rowsExpected = rowsExpected;
    this.events = events;
  }

  /**
   * @param reading time spent waiting for the source, in ns
   * @param writing time spent waiting for the destination, in ns
   */
  void add(long moreRows, long moreBytes, long reading, long writing) {
    rows.add(moreRows);
    bytes.add(moreBytes);
    readNanos.add(reading);
    writeNanos.add(writing);
    long now = System.nanoTime();
    long last = lastReport.get();
    if (now - last >= INTERVAL_NANOS && lastReport.compareAndSet(last, now)) {
      report();
    }
  }

  /** Counts what was moved by other means. */
  public void done(long moreRows, long moreBytes) {
    add(moreRows, moreBytes, 0, 0);
  }

  /** Reports the final figures whatever the interval. */
  public void report() {
    long done = rows.sum();
    String bottleneck = readNanos.sum() > writeNanos.sum() ? "source read" : "target write";
    events.emit(
        new Event.Progressed(
            Phase.TRANSFER,
            step,
            new Progress(done, Math.max(done, rowsExpected), bytes.sum(), 0, bottleneck)));
  }

  public long rows() {
    return rows.sum();
  }

  public long bytes() {
    return bytes.sum();
  }
}
