package dev.lepton.transfer.postgres.verify;

import java.util.Optional;

/**
 * A part of a table that is read as one, on one side: where rows lie differs between servers, so
 * only the sums over all pieces of both sides are comparable.
 *
 * @param blocks of the heap; empty for the whole table
 */
record Piece(ComparedTable table, Optional<Blocks> blocks) {
  /**
   * A range of heap blocks.
   *
   * @param to exclusive; empty for all that follow
   */
  record Blocks(long from, Optional<Long> to) {
    String condition() {
      return "t.ctid >= '("
          + from
          + ",0)'"
          + to.map(block -> " AND t.ctid < '(" + block + ",0)'").orElse("");
    }
  }

  static Piece whole(ComparedTable table) {
    return new Piece(table, Optional.empty());
  }
}
