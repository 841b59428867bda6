package dev.lepton.transfer.postgres.verify;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.copy.Chunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts tables into pieces of comparable work. The outer pieces are unbounded, so that no row can
 * lie outside of all.
 */
final class PiecePlanner {
  /**
   * Large enough that a query's fixed cost vanishes, small enough that two servers stay busy until
   * the end.
   */
  private static final long ROWS = 100_000;

  private PiecePlanner() {}

  static List<Piece> plan(SideSession source, TableInfo table) {
    long count = (table.estimatedRows() + ROWS - 1) / ROWS;
    if (table.chunkColumn().isEmpty() || count <= 1) {
      return List.of(Piece.whole(table));
    }
    String column = QualifiedName.quote(table.chunkColumn().get());
    String sql = "SELECT min(" + column + "), max(" + column + ") FROM ONLY " + table.name().sql();
    return source.query(
        sql,
        row -> {
          row.next();
          long low = row.getLong(1);
          return row.wasNull()
              ? List.of(Piece.whole(table))
              : cut(table, low, row.getLong(2), count);
        });
  }

  private static List<Piece> cut(TableInfo table, long low, long high, long count) {
    List<Piece> pieces = new ArrayList<>();
    long from = Long.MIN_VALUE;
    for (long i = 1; i < count; i++) {
      long to = low + (long) ((double) (high - low) * i / count);
      if (to > from && high > low) {
        pieces.add(new Piece(table, Optional.of(new Chunk.Range(from, to))));
        from = to;
      }
    }
    pieces.add(new Piece(table, Optional.of(new Chunk.Range(from, Long.MAX_VALUE))));
    return pieces;
  }
}
