package dev.lepton.transfer.postgres.verify;

import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.copy.Chunk;
import java.util.Optional;

/**
 * A part of a table that is compared as one.
 *
 * @param range of the chunk column; empty for the whole table
 */
record Piece(TableInfo table, Optional<Chunk.Range> range) {
  static Piece whole(TableInfo table) {
    return new Piece(table, Optional.empty());
  }
}
