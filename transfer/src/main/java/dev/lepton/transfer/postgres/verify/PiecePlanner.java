package dev.lepton.transfer.postgres.verify;

import dev.lepton.transfer.postgres.verify.ComparedTable.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Cuts one side's tables into pieces of comparable work by where the rows lie: read in the heap's
 * order, no index is touched. Several small tables make one batch, since ten thousand questions
 * would cost more than the answers.
 */
final class PiecePlanner {
  /** Large enough that a query's fixed cost vanishes, small enough that all sessions stay busy. */
  private static final long PIECE_BYTES = 64 << 20;

  private static final long SMALL_BYTES = 256 << 10;
  private static final int BATCHED = 20;
  private static final int RANGE_SCANS = 140_000;

  private PiecePlanner() {}

  /** Batches of pieces, largest first: a long one begun last would leave the others idle. */
  static List<List<Piece>> plan(SideSession session, Side side, List<ComparedTable> tables) {
    // Before, a range of blocks is found by reading all of them.
    boolean cut = HashFunction.version(session) >= RANGE_SCANS;
    long blockSize = session.number("SELECT current_setting('block_size')::int");
    List<List<Piece>> batches = new ArrayList<>();
    List<Piece> small = new ArrayList<>();
    for (ComparedTable table : bySize(tables, side)) {
      long bytes = table.on(side).bytes();
      if (bytes <= SMALL_BYTES) {
        small.add(Piece.whole(table));
        if (small.size() == BATCHED) {
          batches.add(List.copyOf(small));
          small.clear();
        }
      } else {
        long pieces = cut ? (bytes + PIECE_BYTES - 1) / PIECE_BYTES : 1;
        cut(table, bytes / blockSize, pieces).forEach(piece -> batches.add(List.of(piece)));
      }
    }
    if (!small.isEmpty()) {
      batches.add(small);
    }
    return batches;
  }

  private static List<ComparedTable> bySize(List<ComparedTable> tables, Side side) {
    return tables.stream()
        .sorted(Comparator.comparingLong((ComparedTable t) -> t.on(side).bytes()).reversed())
        .toList();
  }

  /** The last piece is unbounded, so that no row can lie outside of all. */
  private static List<Piece> cut(ComparedTable table, long blocks, long pieces) {
    if (pieces <= 1) {
      return List.of(Piece.whole(table));
    }
    List<Piece> cut = new ArrayList<>();
    for (long i = 0; i < pieces; i++) {
      Optional<Long> to =
          i + 1 < pieces ? Optional.of(blocks * (i + 1) / pieces) : Optional.empty();
      cut.add(new Piece(table, Optional.of(new Piece.Blocks(blocks * i / pieces, to))));
    }
    return cut;
  }
}
