package dev.lepton.transfer.postgres;

import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import java.time.Duration;
import java.util.function.Supplier;

/** Tells when steps of the transfer begin and end. */
record StepLog(EventSink events) {

  /** A failing step is begun and never finished. */
  <T> T run(String step, String description, Supplier<T> work) {
    events.emit(new Event.StepStarted(Phase.TRANSFER, step, description));
    long begin = System.nanoTime();
    T result = work.get();
    events.emit(
        new Event.StepFinished(
            Phase.TRANSFER, step, Duration.ofNanos(System.nanoTime() - begin), false));
    return result;
  }

  void run(String step, String description, Runnable work) {
    run(
        step,
        description,
        () -> {
          work.run();
          return step;
        });
  }

  void reused(String step, String description) {
    events.emit(new Event.StepStarted(Phase.TRANSFER, step, description));
    events.emit(new Event.StepFinished(Phase.TRANSFER, step, Duration.ZERO, true));
  }
}
