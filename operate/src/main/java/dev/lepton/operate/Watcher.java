package dev.lepton.operate;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.WatchSpec;
import dev.lepton.model.operation.WatchReport;
import java.time.Duration;

/**
 * Watches the new release after the switch and decides whether it is healthy. Falling back is up to
 * the caller. Thread-safe; each watch has its own state.
 *
 * <p>The verdict is {@code fell-back} as soon as one of these holds: three health probes in a row
 * fail; of at least 20 requests since the switch more than maxErrorPercent failed, or of those in
 * the last ten intervals, three intervals in a row; p95 stays above maxLatencyRatio × the baseline
 * (taken for 20 ms when it is smaller) for three intervals.
 */
public final class Watcher {
  private final EventSink events;

  public Watcher(EventSink events) {
    this.events = events;
  }

  /**
   * Watches for the duration that the request gives, or shorter when the verdict is clear before.
   * It goes on for a few intervals when the last ones were bad, because a release that has just
   * begun to fail is not healthy. There is at least one probe.
   *
   * @throws LeptonException CONFIG_INVALID when the interval is not positive; INTERRUPTED when the
   *     thread is interrupted
   */
  public WatchReport watch(WatchRequest request) {
    requireInterval(request.spec());
    try {
      return new Watch(request, events).run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LeptonException(
          ErrorCode.INTERRUPTED,
          "the watch was interrupted; the new release keeps the traffic",
          "watch",
          "run lepton operate to watch it again, or lepton cutover --back to go back",
          e);
    }
  }

  private static void requireInterval(WatchSpec spec) {
    Duration interval = spec.interval();
    if (interval.isZero() || interval.isNegative()) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "the watch interval must be positive",
          "watch.interval",
          "give a duration such as 1s");
    }
  }
}
