package dev.lepton.pipeline.journal;

import dev.lepton.model.event.Event;

/** An event in the journal; {@code seq} never repeats. */
public record RecordedEvent(
    long seq, long runId, String at, Event event, String payload, String hash) {}
