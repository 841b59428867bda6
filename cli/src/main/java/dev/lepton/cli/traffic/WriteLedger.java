package dev.lepton.cli.traffic;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Where writers put down how their writes ended. Thread-safe. */
final class WriteLedger implements AutoCloseable {
  private final AcknowledgedWrites acknowledged = new AcknowledgedWrites();
  private final AtomicLong unknown = new AtomicLong();
  private final Optional<WriteJournal> journal;

  WriteLedger(Optional<WriteJournal> journal) {
    this.journal = journal;
  }

  void acknowledged(AcknowledgedWrite write) {
    acknowledged.add(write);
    journal.ifPresent(file -> file.append(write));
  }

  void unknown() {
    unknown.incrementAndGet();
  }

  AcknowledgedWrites acknowledged() {
    return acknowledged;
  }

  long unknownCount() {
    return unknown.get();
  }

  @Override
  public void close() {
    journal.ifPresent(WriteJournal::close);
  }
}
