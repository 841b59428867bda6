package dev.lepton.cli.traffic;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Takes one turn after the other, with a pause between them, until told to stop. */
final class PacedLoop implements Runnable {
  private final String name;
  private final Turn turn;
  private final long pauseNanos;
  private final CountDownLatch stopping;
  private final FailureLog failures;

  /** One request and what follows from its answer. */
  @FunctionalInterface
  interface Turn {
    void take() throws InterruptedException;
  }

  PacedLoop(
      String name, Turn turn, double pauseMillis, CountDownLatch stopping, FailureLog failures) {
    this.name = name;
    this.turn = turn;
    this.pauseNanos = Math.round(pauseMillis * 1e6);
    this.stopping = stopping;
    this.failures = failures;
  }

  @Override
  public void run() {
    try {
      while (!stopping.await(pauseNanos, TimeUnit.NANOSECONDS)) {
        turn.take();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // The thread ends here. A customer who went home must not look like a customer who is
      // content.
      failures.add(name + " stopped: " + e);
    }
  }
}
