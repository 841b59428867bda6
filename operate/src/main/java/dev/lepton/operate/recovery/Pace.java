package dev.lepton.operate.recovery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Time as the recovery knows it. */
public interface Pace {
  Instant now();

  /** Returns after that time, or when it is told to stop. */
  void pause(Duration time);

  /** Whether somebody wants an end. */
  boolean stopped();

  /** Real time. */
  static Pace real(BooleanSupplier stopped) {
    Clock clock = Clock.systemUTC();
    return new Pace() {
      private static final long STEP_MILLIS = 50;

      @Override
      public Instant now() {
        return clock.instant();
      }

      @Override
      public void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try {
          while (!stopped() && System.nanoTime() < end) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()) + 1;
            TimeUnit.MILLISECONDS.sleep(Math.min(STEP_MILLIS, left));
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }

      @Override
      public boolean stopped() {
        return stopped.getAsBoolean() || Thread.currentThread().isInterrupted();
      }
    };
  }
}
