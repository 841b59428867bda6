package dev.lepton.transfer.postgres.copy;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Cuts tables into chunks of about equally many rows. */
final class ChunkPlanner {
  private static final int MOST_CHUNKS = 10_000;

  /** Enough sampled keys for each boundary to stand on about a hundred. */
  private static final int SAMPLES_PER_CHUNK = 100;

  private final ChunkSizing sizing;

  ChunkPlanner(ChunkSizing sizing) {
    this.sizing = sizing;
  }

  List<Chunk> plan(Connection source, TableInfo table) throws SQLException {
    // The target's rows of an extension's table make way for the source's, all at once.
    boolean whole = table.origin() == TableInfo.Origin.EXTENSION;
    int count = whole ? 1 : Math.min(MOST_CHUNKS, sizing.pieces(table));
    List<Long> boundaries =
        count > 1 && table.chunkColumn().isPresent() ? boundaries(source, table, count) : List.of();
    if (boundaries.isEmpty()) {
      return List.of(new Chunk(table.name(), 0, Optional.empty()));
    }
    List<Chunk> chunks = new ArrayList<>();
    long low = Long.MIN_VALUE;
    for (long boundary : boundaries) {
      chunks.add(chunk(table, chunks.size(), low, boundary));
      low = boundary;
    }
    chunks.add(chunk(table, chunks.size(), low, Long.MAX_VALUE));
    return chunks;
  }

  private static Chunk chunk(TableInfo table, int ordinal, long low, long high) {
    return new Chunk(table.name(), ordinal, Optional.of(new Chunk.Range(low, high)));
  }

  /**
   * Quantiles of a sample of the key, so that gaps and skew in the keys do not matter. Distinct and
   * ascending; the extremes are left open, since rows may be added at either end before the copy.
   */
  private static List<Long> boundaries(Connection source, TableInfo table, int count)
      throws SQLException {
    String column = QualifiedName.quote(table.chunkColumn().orElseThrow());
    double percent =
        Math.min(100.0, 100.0 * count * SAMPLES_PER_CHUNK * 20 / table.estimatedRows());
    String sql =
        String.format(
            Locale.ROOT,
            "SELECT DISTINCT unnest(percentile_disc(ARRAY(SELECT i::float8 / %d FROM"
                + " generate_series(1, %d) i)) WITHIN GROUP (ORDER BY %s))::bigint AS boundary FROM"
                + " ONLY %s TABLESAMPLE SYSTEM (%.6f) ORDER BY 1",
            count,
            count - 1,
            column,
            table.name().sql(),
            percent);
    List<Long> boundaries = new ArrayList<>();
    try (Statement statement = source.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        long boundary = rows.getLong(1);
        if (!rows.wasNull()) {
          boundaries.add(boundary);
        }
      }
    }
    return boundaries;
  }
}
