package dev.lepton.cli.operate;

import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.Event.Level;
import dev.lepton.model.event.EventSink;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Tells on standard error what is noticed and done while it happens; standard output is for the
 * report. Thread-safe.
 *
 * @param terminal where it is told
 */
public record RecoveryView(Terminal terminal) implements EventSink {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  @Override
  public void emit(Event event) {
    if (event instanceof Event.Audited audited) {
      line(terminal.paint("bold", audited.action()) + "  " + audited.object());
    } else if (event instanceof Event.Noted noted) {
      line(
          (noted.level() == Level.WARNING ? terminal.paint("yellow", "! ") : "  ")
              + noted.message());
    }
  }

  private void line(String text) {
    terminal.err().println(TIME.format(LocalTime.now(ZoneId.systemDefault())) + "  " + text);
    terminal.err().flush();
  }
}
