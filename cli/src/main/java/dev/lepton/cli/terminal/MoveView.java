package dev.lepton.cli.terminal;

import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.transfer.MoveReport;
import java.util.Locale;

/**
 * Shows the steps of a database's move on standard error: a line a finished step, and between them
 * one that is redrawn on a terminal, or comes every 30 s elsewhere. Thread-safe.
 */
public final class MoveView implements EventSink {
  private static final long REDRAW_NANOS = 100_000_000L;
  private static final long LINE_NANOS = 30_000_000_000L;

  // A line that wraps cannot be redrawn: in a narrow window it is cut off at the edge.
  private static final String WRAP_OFF = "\u001B[?7l";
  private static final String WRAP_ON = "\u001B[?7h";

  private final Terminal terminal;
  private final RateMeter rate = new RateMeter();
  private String step = "";
  private long lastShown = System.nanoTime();
  private boolean lineOpen;

  public MoveView(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public synchronized void emit(Event event) {
    if (event instanceof Event.StepStarted started) {
      step = started.description();
      rate.reset();
      redraw(step);
    } else if (event instanceof Event.StepFinished finished) {
      line(
          String.format(
              Locale.ROOT,
              "%s %-14s %9s  %s",
              finished.reused() ? "=" : terminal.paint("green", "✓"),
              finished.step(),
              finished.took().toMillis() < 1000
                  ? finished.took().toMillis() + " ms"
                  : ProgressText.seconds(finished.took()),
              step));
    } else if (event instanceof Event.Progressed progressed) {
      if (due()) {
        show(step + "  " + ProgressText.describe(progressed.progress(), "rows", rate));
      }
    } else if (event instanceof Event.Noted noted) {
      boolean warning = noted.level() == Event.Level.WARNING;
      line((warning ? terminal.paint("yellow", "! ") : "  ") + noted.message());
    }
  }

  /** A driver's figures: only those of a stream, since a copy's come as events. */
  public synchronized void report(MoveReport report) {
    if (report.stream().isPresent() && due()) {
      show(report.activity() + "  " + stream(report));
    }
  }

  /** The figures of a stream in one line. */
  public static String stream(MoveReport report) {
    MoveReport.StreamFigures stream = report.stream().orElseThrow();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%,d rows, %,.0f/s, %s/s, lag %,d ms (%s), backlog %s",
            stream.rows(),
            report.rowsPerSecond(),
            ProgressText.bytes((long) report.bytesPerSecond()),
            stream.lagMillis(),
            ProgressText.bytes(stream.lagBytes()),
            ProgressText.bytes(stream.backlogBytes())));
    if (stream.paused()) {
      text.append(", paused");
    } else if (!stream.bottleneck().equals("none")) {
      text.append(", limited by ").append(stream.bottleneck());
    }
    if (!stream.quarantined().isEmpty()) {
      text.append(", ").append(stream.quarantined().size()).append(" tables quarantined");
    }
    return text.toString();
  }

  private boolean due() {
    long now = System.nanoTime();
    if (now - lastShown < (terminal.animated() ? REDRAW_NANOS : LINE_NANOS)) {
      return false;
    }
    lastShown = now;
    return true;
  }

  private void show(String text) {
    if (terminal.animated()) {
      redraw(text);
    } else {
      terminal.err().println(text);
    }
  }

  private void redraw(String text) {
    if (terminal.animated()) {
      terminal.err().print("\r\u001B[K" + WRAP_OFF + text + WRAP_ON);
      terminal.err().flush();
      lineOpen = true;
    }
  }

  private void line(String text) {
    if (lineOpen) {
      terminal.err().print("\r\u001B[K");
      lineOpen = false;
    }
    terminal.err().println(text);
  }

  /** Leaves the cursor at the beginning of an empty line. */
  public synchronized void end() {
    if (lineOpen) {
      terminal.err().print("\r\u001B[K");
      terminal.err().flush();
      lineOpen = false;
    }
  }
}
