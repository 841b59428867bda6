package dev.lepton.pipeline.run;

import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.pipeline.workspace.Documents;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Keeps the newest progress in a small file, so that {@code lepton status} sees it from another
 * terminal. Thread-safe.
 */
final class LiveProgress implements EventSink {
  private static final long INTERVAL_NANOS = 500_000_000L;

  private final Path file;
  private long lastWrite = System.nanoTime() - INTERVAL_NANOS;

  LiveProgress(Path file) {
    this.file = file;
  }

  /**
   * The file's content.
   *
   * @param at when it was written
   */
  public record Snapshot(String at, Event.Progressed progressed) {}

  @Override
  public synchronized void emit(Event event) {
    if (event instanceof Event.Progressed progressed
        && System.nanoTime() - lastWrite >= INTERVAL_NANOS) {
      lastWrite = System.nanoTime();
      Snapshot snapshot = new Snapshot(Instant.now().toString(), progressed);
      Documents.writeAtomically(file, Documents.mapper().writeValueAsString(snapshot));
    }
  }
}
