package dev.lepton.transfer.postgres.cutover;

import dev.lepton.model.error.LeptonException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks again and again whether the locks of a switch are still held, and says so once if they are
 * not: writers go on from that moment, whatever the rest of the switch believes. Thread-safe.
 */
final class FenceWatch implements AutoCloseable {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final TableFence fence;
  private final Runnable lost;
  private volatile boolean over;

  private FenceWatch(TableFence fence, Runnable lost) {
    this.fence = fence;
    this.lost = lost;
  }

  /**
   * @param lost run on the watch's own thread, at most once, and not after {@link #close}
   */
  static FenceWatch start(TableFence fence, Runnable lost) {
    FenceWatch watch = new FenceWatch(fence, lost);
    Thread thread = new Thread(watch::run, "lepton-fence");
    thread.setDaemon(true);
    thread.start();
    return watch;
  }

  private void run() {
    while (!over) {
      try {
        fence.check();
      } catch (LeptonException e) {
        if (!over) {
          over = true;
          lost.run();
        }
        return;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  @Override
  public void close() {
    over = true;
  }
}
