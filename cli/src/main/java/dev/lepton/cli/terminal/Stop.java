package dev.lepton.cli.terminal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Makes Ctrl-C and SIGTERM a wish instead of an end: the process stays until what it does at the
 * moment is done, and what it promised to take away is gone.
 */
public final class Stop implements AutoCloseable {
  private final AtomicBoolean wanted = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);

  private Stop() {}

  /**
   * @param message told at once
   * @param patience how long the process may stay, in seconds
   */
  public static Stop watch(Terminal terminal, String message, long patience) {
    Stop stop = new Stop();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop.end(terminal, message, patience), "interrupted"));
    return stop;
  }

  private void end(Terminal terminal, String message, long patience) {
    if (ended.getCount() == 0) {
      return;
    }
    wanted.set(true);
    terminal.err().println(message);
    try {
      if (!ended.await(patience, TimeUnit.SECONDS)) {
        terminal.err().println("it did not end in time; run the command again to tidy up");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it was asked for. */
  public boolean wanted() {
    return wanted.get();
  }

  @Override
  public void close() {
    ended.countDown();
  }
}
