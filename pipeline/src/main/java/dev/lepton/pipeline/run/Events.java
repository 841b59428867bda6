package dev.lepton.pipeline.run;

import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import java.util.List;

/** Hands each event to several sinks, in their order. As thread-safe as they are. */
record Events(List<EventSink> sinks) implements EventSink {
  @Override
  public void emit(Event event) {
    sinks.forEach(sink -> sink.emit(event));
  }
}
