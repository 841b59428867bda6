package dev.lepton.deploy.internal.process;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waiting for something that only asking again can tell. */
public final class Wait {
  private static final Duration INTERVAL = Duration.ofMillis(25);

  private Wait() {}

  /**
   * Asks until the condition holds or the time is over; returns whether it holds.
   *
   * @throws LeptonException INTERRUPTED when this thread is
   */
  public static boolean until(Duration timeout, BooleanSupplier condition) {
    return every(INTERVAL, timeout, condition);
  }

  /** The same for what should not be asked so often. */
  public static boolean every(Duration pause, Duration timeout, BooleanSupplier condition) {
    long end = System.nanoTime() + timeout.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() >= end) {
        return false;
      }
      pause(pause);
    }
    return true;
  }

  private static void pause(Duration time) {
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LeptonException(
          ErrorCode.INTERRUPTED,
          "Interrupted while waiting for a process",
          "this machine",
          "Run the command again.",
          e);
    }
  }
}
