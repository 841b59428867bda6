package dev.lepton.model.event;

/** Receives events. Implementations are thread-safe and return quickly. */
@FunctionalInterface
public interface EventSink {
  void emit(Event event);

  /** A sink that forgets everything. */
  static EventSink none() {
    return event -> {};
  }
}
