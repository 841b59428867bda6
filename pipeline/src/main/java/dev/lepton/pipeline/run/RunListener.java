package dev.lepton.pipeline.run;

import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import java.util.List;

/** Hears of runs as well as of what happens in them. Thread-safe as sinks are. */
public interface RunListener extends EventSink, AutoCloseable {
  /** A command begins to work on the migration. */
  default void began(String command) {}

  /**
   * It has ended.
   *
   * @param outcome ok, or the code of the error
   */
  default void ended(String outcome) {}

  /** Nothing more will happen. */
  @Override
  default void close() {}

  /** One that hears of events alone. */
  static RunListener of(EventSink sink) {
    return sink::emit;
  }

  /** Tells all of them, in their order. */
  static RunListener all(List<RunListener> listeners) {
    return new RunListener() {
      @Override
      public void emit(Event event) {
        listeners.forEach(each -> each.emit(event));
      }

      @Override
      public void began(String command) {
        listeners.forEach(each -> each.began(command));
      }

      @Override
      public void ended(String outcome) {
        listeners.forEach(each -> each.ended(outcome));
      }

      @Override
      public void close() {
        listeners.forEach(RunListener::close);
      }
    };
  }
}
