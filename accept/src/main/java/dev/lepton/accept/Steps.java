package dev.lepton.accept;

import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import java.time.Duration;
import java.util.function.Supplier;

/** Tells the events of a step around its work. */
record Steps(EventSink events) {

  <T> T run(String step, String description, Supplier<T> work) {
    events.emit(new Event.StepStarted(Phase.ACCEPT, step, description));
    long start = System.nanoTime();
    T result = work.get();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    events.emit(new Event.StepFinished(Phase.ACCEPT, step, took, false));
    return result;
  }
}
