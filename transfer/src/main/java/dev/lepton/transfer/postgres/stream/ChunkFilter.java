package dev.lepton.transfer.postgres.stream;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.copy.Chunk;
import dev.lepton.transfer.postgres.copy.CopiedChunk;
import dev.lepton.transfer.postgres.copy.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says whether a change is news to the target, or was already in the rows when they were copied:
 * every chunk was copied under a snapshot of its own. Not thread-safe.
 */
final class ChunkFilter {
  private final Map<QualifiedName, TableChunks> tables = new HashMap<>();
  private long horizon;

  ChunkFilter(Collection<CopiedChunk> chunks) {
    chunks.forEach(this::add);
  }

  /** Learns of a chunk copied later; where it overlaps an older one it counts instead. */
  void add(CopiedChunk copied) {
    horizon = Math.max(horizon, copied.snapshot().xmax());
    tables.computeIfAbsent(copied.chunk().table(), name -> new TableChunks()).add(copied);
  }

  /**
   * Whether no chunk can contain the transaction; the quick answer for nearly all of them once
   * copying is over.
   */
  boolean isNewEverywhere(int xid) {
    return horizon == 0 || full(xid) >= horizon;
  }

  /**
   * Whether the target lacks the change of a row with this value of the chunk column; any value in
   * a table of one chunk.
   */
  boolean isNew(QualifiedName table, long chunkValue, int xid) {
    TableChunks chunks = tables.get(table);
    return chunks == null
        || chunks.snapshot(chunkValue).filter(snapshot -> snapshot.sees(xid)).isEmpty();
  }

  /** The chunks of a table that lack the transaction. */
  List<Chunk> chunksWithout(QualifiedName table, int xid) {
    TableChunks chunks = tables.get(table);
    List<Chunk> without = new ArrayList<>();
    if (chunks != null) {
      chunks.all.stream()
          .filter(copied -> !copied.snapshot().sees(xid))
          .forEach(copied -> without.add(copied.chunk()));
    }
    return without;
  }

  /**
   * Values of the chunk column that were re-read after the transaction, whatever the chunk around
   * them says.
   */
  List<Long> valuesWith(QualifiedName table, int xid) {
    TableChunks chunks = tables.get(table);
    return chunks == null
        ? List.of()
        : chunks.values.entrySet().stream()
            .filter(value -> value.getValue().sees(xid))
            .map(Map.Entry::getKey)
            .toList();
  }

  boolean knows(QualifiedName table) {
    return tables.containsKey(table);
  }

  int nextOrdinal(QualifiedName table) {
    return tables.get(table).all.stream()
            .mapToInt(copied -> copied.chunk().ordinal())
            .max()
            .orElse(-1)
        + 1;
  }

  /**
   * The stream carries only the low half of an id; the other half is the one that brings it closest
   * to the horizon.
   */
  private long full(int xid) {
    return horizon + (int) (xid - (int) horizon);
  }

  /**
   * One table's chunks: either a single one without range, or ranges; single values re-read later
   * stand above ranges.
   */
  private static final class TableChunks {
    private final List<CopiedChunk> all = new ArrayList<>();
    private final TreeMap<Long, Snapshot> ranges = new TreeMap<>();
    private final Map<Long, Snapshot> values = new HashMap<>();

    void add(CopiedChunk copied) {
      all.add(copied);
      Chunk.Range range =
          copied.chunk().range().orElse(new Chunk.Range(Long.MIN_VALUE, Long.MAX_VALUE));
      // low + 1 == high is what a re-read leaves; an ordinary chunk of one value behaves alike.
      if (range.low() + 1 == range.high() && ranges.floorKey(range.low()) != null) {
        values.put(range.low(), copied.snapshot());
      } else {
        ranges.put(range.low(), copied.snapshot());
      }
    }

    Optional<Snapshot> snapshot(long value) {
      Snapshot single = values.get(value);
      return single != null
          ? Optional.of(single)
          : Optional.ofNullable(ranges.floorEntry(value)).map(Map.Entry::getValue);
    }
  }
}
