package dev.lepton.transfer.postgres.cutover;

import dev.lepton.model.error.LeptonException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks again and again whether the locks of a switch are still held, and says so once if they are
 * not: writers go on from that moment, whatever the rest of the switch believes. Takes the locks
 * away itself when the time is up, wherever the switch may be stuck. Thread-safe.
 */
final class FenceWatch implements AutoCloseable {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final TableFence fence;
  private final Deadline deadline;
  private final Runnable lost;
  private final AtomicBoolean over = new AtomicBoolean();

  private FenceWatch(TableFence fence, Deadline deadline, Runnable lost) {
    this.fence = fence;
    this.deadline = deadline;
    this.lost = lost;
  }

  /**
   * @param lost run on the watch's own thread, at most once, and not after {@link #close}
   */
  static FenceWatch start(TableFence fence, Deadline deadline, Runnable lost) {
    FenceWatch watch = new FenceWatch(fence, deadline, lost);
    Thread thread = new Thread(watch::run, "lepton-fence");
    thread.setDaemon(true);
    thread.start();
    return watch;
  }

  private void run() {
    while (!over.get()) {
      if (deadline.isPast()) {
        lose();
        return;
      }
      try {
        fence.check();
      } catch (LeptonException e) {
        lose();
        return;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void lose() {
    if (over.compareAndSet(false, true)) {
      fence.close();
      lost.run();
    }
  }

  /**
   * Ends the watch.
   *
   * @return whether the locks had not been lost
   */
  boolean end() {
    return over.compareAndSet(false, true);
  }

  @Override
  public void close() {
    end();
  }
}
