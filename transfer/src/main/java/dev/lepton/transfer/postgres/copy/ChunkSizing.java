package dev.lepton.transfer.postgres.copy;

import dev.lepton.transfer.postgres.catalog.TableInfo;
import java.util.List;

/** Decides into how many chunks a table is cut, if its key allows it. Stateless and thread-safe. */
@FunctionalInterface
public interface ChunkSizing {
  /** Small enough that little is done twice after a break. */
  long LIVE_ROWS_PER_CHUNK = 250_000;

  /** Bytes of heap that may be done twice after a break. */
  long LARGEST_PIECE = 16L << 30;

  /**
   * At least 1 for a table that may hold rows; an estimate.
   *
   * @param table with its size
   */
  int pieces(TableInfo table);

  /** Chunks of about equally many rows. */
  static ChunkSizing byRows(long rowsPerChunk) {
    return table -> asInt((table.estimatedRows() + rowsPerChunk - 1) / rowsPerChunk);
  }

  /**
   * Whole tables, which are written frozen and cost the target least, unless one is so large that
   * the streams would wait for it in the end, or that a break would cost too much. Fewer than four
   * streams are kept busy by the other tables and the indexes.
   *
   * @param parallelism streams, at least 1
   */
  static ChunkSizing wholeTables(List<TableInfo> tables, int parallelism) {
    long share =
        Math.max(1, tables.stream().mapToLong(TableInfo::bytes).sum() / Math.max(1, parallelism));
    long piece = parallelism < 4 ? LARGEST_PIECE : Math.min(LARGEST_PIECE, share);
    return table -> table.bytes() > piece * 3 / 2 ? asInt((table.bytes() + piece - 1) / piece) : 1;
  }

  private static int asInt(long pieces) {
    return (int) Math.min(Integer.MAX_VALUE, pieces);
  }
}
