package dev.lepton.cli.plan;

import dev.lepton.cli.terminal.LiveLine;
import dev.lepton.cli.terminal.ProgressText;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.plan.pack.PackWatch;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Shows cost, bound and gap while a packing is searched for. Ctrl-C ends the search and holds the
 * process until the answer is out, or for {@value #PATIENCE_SECONDS} s. Thread-safe.
 */
final class PackView implements PackWatch, AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  private final LiveLine line;
  private final long start = System.nanoTime();
  private final CountDownLatch closed = new CountDownLatch(1);
  private double cheapest = Double.POSITIVE_INFINITY;
  private boolean ended;
  private volatile boolean enough;

  PackView(Terminal terminal) {
    this.line = new LiveLine(terminal);
    Runtime.getRuntime().addShutdownHook(new Thread(this::interrupted, "pack-interrupted"));
  }

  @Override
  public synchronized void seen(double cost, double bound) {
    cheapest = Math.min(cheapest, cost);
    if (!ended && line.due()) {
      line.show(
          String.format(
              Locale.ROOT,
              "$%.4f an hour, lower bound $%.4f, gap %.2f %%, %s",
              cheapest,
              bound,
              bound > 0 ? 100 * (cheapest / bound - 1) : 0,
              ProgressText.seconds(Duration.ofNanos(System.nanoTime() - start))));
    }
  }

  @Override
  public boolean enough() {
    return enough;
  }

  private void interrupted() {
    enough = true;
    try {
      closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nothing is shown any more. */
  synchronized void end() {
    ended = true;
    line.end();
  }

  /** Whoever waits for the answer need not wait any longer. */
  @Override
  public void close() {
    end();
    closed.countDown();
  }
}
