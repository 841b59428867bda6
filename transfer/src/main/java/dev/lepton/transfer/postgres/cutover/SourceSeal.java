package dev.lepton.transfer.postgres.cutover;

import dev.lepton.model.migration.Selection;
import dev.lepton.transfer.postgres.verify.SideSession;

/**
 * What is done to the source, beside its guard, once it is no longer the primary. A whole source is
 * made read-only as a database. Where only a part has moved, the guard on the tables of that part
 * is all: the rest of the database is worked with, and no session is ended. Idempotent, stateless.
 *
 * @param partial whether only a part of the source moves
 */
public record SourceSeal(boolean partial) {

  /** The seal for what a selection moves. */
  public static SourceSeal of(Selection selection) {
    return new SourceSeal(selection.partial());
  }

  /** The guard by which a side closes that hands over. */
  WriteGuard guard() {
    return partial ? WriteGuard.ofPart() : new WriteGuard();
  }

  /** Closes the source for good; its guard has been closed before. */
  void close(SideSession source) {
    if (!partial) {
      DatabaseSeal.close(source);
    }
  }

  boolean closed(SideSession source) {
    return partial || DatabaseSeal.closed(source);
  }

  /** Leaves it to the guard alone who writes, from new sessions on; old ones are ended. */
  void open(SideSession source) {
    if (!partial) {
      DatabaseSeal.open(source);
    }
  }

  /** The same, and leaves the sessions that are there alone. */
  void allowWrites(SideSession source) {
    if (!partial) {
      DatabaseSeal.allowWrites(source);
    }
  }

  /**
   * After a fall-back: others, who work with the rest of the database, should find nothing of ours
   * on their tables from then on.
   */
  void clear(SideSession source) {
    if (partial) {
      source.run("take the source's guard away", new WriteGuard()::remove);
    }
  }
}
