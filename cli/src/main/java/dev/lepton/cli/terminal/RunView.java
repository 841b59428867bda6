package dev.lepton.cli.terminal;

import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import java.util.Locale;

/**
 * Shows a run on standard error: a line that is redrawn on a terminal; elsewhere a line per phase,
 * and one every 30 s while something goes on. Thread-safe.
 */
public final class RunView implements EventSink {
  private static final long REDRAW_NANOS = 100_000_000L;
  // A line that wraps cannot be redrawn: in a narrow window it is cut off at the edge.
  private static final String WRAP_OFF = "\u001B[?7l";
  private static final String WRAP_ON = "\u001B[?7h";
  private static final long LINE_NANOS = 30_000_000_000L;

  private final Terminal terminal;
  private final RateMeter rate = new RateMeter();
  private final WholeRun whole = new WholeRun();
  private String phase = "";
  private String step = "";
  private long lastShown = System.nanoTime();
  private boolean lineOpen;

  public RunView(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public synchronized void emit(Event event) {
    if (event instanceof Event.PhaseStarted started) {
      phase = started.phase().id();
      step = "";
      whole.begin(started.phase());
      redraw(terminal.paint("bold", phase) + "  " + started.phase().question());
    } else if (event instanceof Event.PhaseFinished finished) {
      whole.finish(finished.phase());
      String mark = finished.reused() ? "=" : terminal.paint("green", "✓");
      line(
          String.format(
              Locale.ROOT,
              "%s %-9s %7s  %s",
              mark,
              finished.phase().id(),
              ProgressText.seconds(finished.took()),
              finished.summary()));
    } else if (event instanceof Event.StepStarted started) {
      step = started.description();
      rate.reset();
      redraw(terminal.paint("bold", phase) + "  " + step);
    } else if (event instanceof Event.Progressed progressed) {
      progress(progressed);
    } else if (event instanceof Event.Noted noted && noted.level() == Event.Level.WARNING) {
      line(terminal.paint("yellow", "! ") + noted.message());
    }
  }

  private void progress(Event.Progressed progressed) {
    long now = System.nanoTime();
    if (now - lastShown < (terminal.animated() ? REDRAW_NANOS : LINE_NANOS)) {
      return;
    }
    lastShown = now;
    String unit = progressed.phase() == Phase.TRANSFER ? "rows" : "done";
    String text =
        phase
            + "  "
            + progressed.step()
            + "  "
            + ProgressText.describe(progressed.progress(), unit, rate);
    if (terminal.animated()) {
      redraw(String.format(Locale.ROOT, "[%3.0f %%] %s", whole.fraction() * 100, text));
    } else {
      terminal.err().println(text);
    }
  }

  private void redraw(String text) {
    if (!terminal.animated()) {
      return;
    }
    terminal.err().print("\r\u001B[K" + WRAP_OFF + text + WRAP_ON);
    terminal.err().flush();
    lineOpen = true;
  }

  private void line(String text) {
    if (lineOpen) {
      terminal.err().print("\r\u001B[K");
      lineOpen = false;
    }
    terminal.err().println(text);
  }
}
