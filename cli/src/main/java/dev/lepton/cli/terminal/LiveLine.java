package dev.lepton.cli.terminal;

/**
 * A line on standard error that is redrawn in place on a terminal, ten times a second at most, and
 * elsewhere comes as a line of its own every 30 s. Not thread-safe.
 */
public final class LiveLine {
  private static final long REDRAW_NANOS = 100_000_000L;
  private static final long LINE_NANOS = 30_000_000_000L;

  // A line that wraps cannot be redrawn: in a narrow window it is cut off at the edge.
  private static final String WRAP_OFF = "\u001B[?7l";
  private static final String WRAP_ON = "\u001B[?7h";
  private static final String CLEAR = "\r\u001B[K";

  private final Terminal terminal;
  private long lastShown = System.nanoTime();
  private boolean open;

  public LiveLine(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Whether it is time to show another text. */
  public boolean due() {
    return System.nanoTime() - lastShown >= (terminal.animated() ? REDRAW_NANOS : LINE_NANOS);
  }

  public void show(String text) {
    lastShown = System.nanoTime();
    if (terminal.animated()) {
      terminal.err().print(CLEAR + WRAP_OFF + text + WRAP_ON);
      terminal.err().flush();
      open = true;
    } else {
      terminal.err().println(text);
    }
  }

  /** Leaves the cursor at the beginning of an empty line. */
  public void end() {
    if (open) {
      terminal.err().print(CLEAR);
      terminal.err().flush();
      open = false;
    }
  }
}
