package dev.lepton.cli.deploy;

import dev.lepton.cli.terminal.Terminal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Makes Ctrl-C and SIGTERM a wish instead of an end: the process stays until what it had begun is
 * undone.
 */
final class Interruption implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;

  private final AtomicBoolean wanted = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);

  private Interruption() {}

  static Interruption watch(Terminal terminal) {
    Interruption interruption = new Interruption();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> interruption.end(terminal), "deploy-interrupted"));
    return interruption;
  }

  private void end(Terminal terminal) {
    if (ended.getCount() == 0) {
      return;
    }
    wanted.set(true);
    terminal.err().println("stopping: what was applied is being taken back …");
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        terminal.err().println("it could not be taken back in time; see lepton deploy status");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean wanted() {
    return wanted.get();
  }

  @Override
  public void close() {
    ended.countDown();
  }
}
