package dev.lepton.cli.accept;

import dev.lepton.accept.load.LoadWatch;
import dev.lepton.cli.terminal.LiveLine;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Shows how far a load test is. Ctrl-C ends the test and holds the process until what was measured
 * is out, or for {@value #PATIENCE_SECONDS} s. Thread-safe.
 */
final class LoadView implements EventSink, LoadWatch, AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  private final Terminal terminal;
  private final LiveLine line;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean stopped;

  LoadView(Terminal terminal) {
    this.terminal = terminal;
    this.line = new LiveLine(terminal);
    Runtime.getRuntime().addShutdownHook(new Thread(this::interrupted, "load-interrupted"));
  }

  @Override
  public synchronized void emit(Event event) {
    if (event instanceof Event.Noted noted) {
      line.end();
      terminal.err().println(noted.message());
    } else if (event instanceof Event.Progressed progressed && line.due()) {
      line.show(
          String.format(
              Locale.ROOT,
              "%s: %,d visitors, %.0f %%",
              progressed.step(),
              progressed.progress().rowsDone(),
              100 * progressed.progress().fraction().orElse(0)));
    }
  }

  @Override
  public boolean enough() {
    return stopped;
  }

  private void interrupted() {
    stopped = true;
    try {
      closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nothing is shown any more. */
  synchronized void end() {
    line.end();
  }

  /** Whoever waits for the answer need not wait any longer. */
  @Override
  public void close() {
    end();
    closed.countDown();
  }
}
