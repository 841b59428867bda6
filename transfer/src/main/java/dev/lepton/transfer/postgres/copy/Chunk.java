package dev.lepton.transfer.postgres.copy;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import java.util.Optional;

/**
 * A part of a table: the rows whose chunk column lies in [low, high).
 *
 * @param ordinal 0-based within its table
 * @param range empty when the chunk is the whole table
 */
public record Chunk(QualifiedName table, int ordinal, Optional<Range> range) {
  /**
   * @param low inclusive; Long.MIN_VALUE for unbounded
   * @param high exclusive; Long.MAX_VALUE for unbounded, and then inclusive
   */
  public record Range(long low, long high) {
    public boolean contains(long key) {
      return key >= low && (key < high || high == Long.MAX_VALUE);
    }
  }

  /** Stable across attempts. */
  public String id() {
    return table + "/" + ordinal;
  }
}
