package dev.lepton.transform;

import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import java.io.IOException;
import java.time.Duration;

/** Tells the world which step of the transformation runs. */
final class Steps {
  private final EventSink events;

  Steps(EventSink events) {
    this.events = events;
  }

  /** Work that may fail on the disk. */
  interface Work<T> {
    T run() throws IOException;
  }

  <T> T run(String step, String description, Work<T> work) throws IOException {
    events.emit(new Event.StepStarted(Phase.TRANSFORM, step, description));
    long start = System.nanoTime();
    T result = work.run();
    events.emit(
        new Event.StepFinished(
            Phase.TRANSFORM, step, Duration.ofNanos(System.nanoTime() - start), false));
    return result;
  }

  void note(String message) {
    events.emit(new Event.Noted(Phase.TRANSFORM, Event.Level.INFO, message));
  }

  void audit(String action, String object) {
    events.emit(new Event.Audited(Phase.TRANSFORM, action, object));
  }
}
