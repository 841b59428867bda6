package dev.lepton.transfer.postgres.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.copy.Chunk;
import dev.lepton.transfer.postgres.copy.CopiedChunk;
import dev.lepton.transfer.postgres.copy.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which changes the copied chunks contain already. */
class ChunkFilterTest {
  private static final QualifiedName TABLE = new QualifiedName("public", "t");

  private static CopiedChunk chunk(int ordinal, long low, long high, Snapshot snapshot) {
    return new CopiedChunk(
        new Chunk(TABLE, ordinal, Optional.of(new Chunk.Range(low, high))), snapshot, 0, 0, 0);
  }

  @Test
  void eachChunkJudgesByItsOwnSnapshot() {
    ChunkFilter filter =
        new ChunkFilter(
            List.of(
                chunk(0, Long.MIN_VALUE, 100, new Snapshot(50, 60, Set.of(50L, 55L))),
                chunk(1, 100, Long.MAX_VALUE, new Snapshot(70, 80, Set.of(75L)))));
    assertThat(filter.isNew(TABLE, 99, 49)).isFalse();
    assertThat(filter.isNew(TABLE, 99, 55)).isTrue();
    assertThat(filter.isNew(TABLE, 99, 60)).isTrue();
    assertThat(filter.isNew(TABLE, 100, 60)).isFalse();
    assertThat(filter.isNew(TABLE, Long.MAX_VALUE, 75)).isTrue();
  }

  @Test
  void aLaterTransactionIsNewEverywhere() {
    ChunkFilter filter =
        new ChunkFilter(
            List.of(chunk(0, Long.MIN_VALUE, Long.MAX_VALUE, new Snapshot(50, 60, Set.of(50L)))));
    assertThat(filter.isNewEverywhere(60)).isTrue();
    assertThat(filter.isNewEverywhere(59)).isFalse();
  }

  @Test
  void transactionIdsMayWrapAround() {
    long epoch = 1L << 32;
    ChunkFilter filter =
        new ChunkFilter(
            List.of(
                chunk(
                    0,
                    Long.MIN_VALUE,
                    Long.MAX_VALUE,
                    new Snapshot(epoch - 5, epoch + 5, Set.of(epoch - 2)))));
    assertThat(filter.isNewEverywhere((int) (epoch - 3))).isFalse();
    assertThat(filter.isNewEverywhere(5)).isTrue();
    assertThat(filter.isNew(TABLE, 1, (int) (epoch - 2))).isTrue();
    assertThat(filter.isNew(TABLE, 1, 4)).isFalse();
  }

  @Test
  void aValueReadAgainCountsInsteadOfItsRange() {
    ChunkFilter filter =
        new ChunkFilter(
            List.of(chunk(0, Long.MIN_VALUE, Long.MAX_VALUE, new Snapshot(50, 50, Set.of()))));
    filter.add(chunk(1, 7, 8, new Snapshot(90, 90, Set.of())));
    assertThat(filter.isNew(TABLE, 7, 80)).isFalse();
    assertThat(filter.isNew(TABLE, 8, 80)).isTrue();
    assertThat(filter.valuesWith(TABLE, 80)).containsExactly(7L);
    assertThat(filter.nextOrdinal(TABLE)).isEqualTo(2);
  }

  @Test
  void withoutChunksEverythingIsNew() {
    ChunkFilter filter = new ChunkFilter(List.of());
    assertThat(filter.isNewEverywhere(1)).isTrue();
    assertThat(filter.isNew(TABLE, 1, 1)).isTrue();
  }
}
