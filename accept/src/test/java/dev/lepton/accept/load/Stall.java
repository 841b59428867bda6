package dev.lepton.accept.load;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A server that answers nothing for a while: that is the behaviour under test, not a wait for it.
 */
final class Stall {
  private Stall() {}

  static void until(Duration fromNow) {
    untilNanos(System.nanoTime() + fromNow.toNanos());
  }

  /** Returns early when the server is shut down. */
  static void untilNanos(long nanos) {
    while (System.nanoTime() - nanos < 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(nanos - System.nanoTime());
    }
  }
}
