package dev.lepton.pipeline.report;

import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.pipeline.journal.RecordedEvent;
import java.util.List;
import java.util.Optional;

/** Questions to the journal's events. Stateless. */
final class History {
  private static final String STOPPED = "stopped: ";

  private History() {}

  /** What came after everything was last undone; all events if it never was. */
  static List<Event> sinceAbort(List<RecordedEvent> events) {
    List<Event> all = events.stream().map(RecordedEvent::event).toList();
    return all.subList(position(all, "abort") + 1, all.size());
  }

  /** Where the action was last audited; -1 if it never was. */
  static int position(List<Event> events, String action) {
    for (int i = events.size() - 1; i >= 0; i--) {
      if (events.get(i) instanceof Event.Audited audited && audited.action().equals(action)) {
        return i;
      }
    }
    return -1;
  }

  /** What the last action of that name was done to; empty if it never was done. */
  static Optional<String> object(List<Event> events, String action) {
    int at = position(events, action);
    return at < 0 ? Optional.empty() : Optional.of(((Event.Audited) events.get(at)).object());
  }

  /** The phase that was begun last and has not finished. */
  static Optional<Phase> unfinished(List<Event> events) {
    Optional<Phase> open = Optional.empty();
    for (Event event : events) {
      if (event instanceof Event.PhaseStarted started) {
        open = Optional.of(started.phase());
      } else if (event instanceof Event.PhaseFinished) {
        open = Optional.empty();
      }
    }
    return open;
  }

  /** What the run said when it stopped. */
  static Optional<String> stopReason(List<Event> events) {
    return events.stream()
        .filter(Event.Noted.class::isInstance)
        .map(event -> ((Event.Noted) event).message())
        .filter(message -> message.startsWith(STOPPED))
        .reduce((earlier, later) -> later)
        .map(message -> message.substring(STOPPED.length()));
  }

  /** What a phase said in one line when it finished last. */
  static Optional<String> summary(List<Event> events, Phase phase) {
    return events.stream()
        .filter(Event.PhaseFinished.class::isInstance)
        .map(Event.PhaseFinished.class::cast)
        .filter(finished -> finished.phase() == phase)
        .map(Event.PhaseFinished::summary)
        .reduce((earlier, later) -> later);
  }
}
