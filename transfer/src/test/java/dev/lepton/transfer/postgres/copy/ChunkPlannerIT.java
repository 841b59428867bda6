package dev.lepton.transfer.postgres.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transfer.postgres.TestServers;
import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChunkPlannerIT {
  private final ConnectionFactory source = TestServers.fresh(Side.SOURCE);

  private List<Chunk> plan(String columns, String rows) throws SQLException {
    TestServers.execute(
        source,
        "CREATE TABLE public.t (" + columns + ")",
        "INSERT INTO public.t " + rows,
        "ANALYZE public.t");
    try (Connection connection = source.open()) {
      TableInfo table = new CatalogReader().tables(connection).get(0);
      return new ChunkPlanner(ChunkSizing.byRows(5_000)).plan(connection, table);
    }
  }

  @Test
  void coversEveryKeyExactlyOnce() throws SQLException {
    List<Chunk> chunks = plan("id bigint PRIMARY KEY", "SELECT i FROM generate_series(1, 20000) i");
    assertThat(chunks).hasSizeGreaterThan(1);
    long expected = Long.MIN_VALUE;
    for (Chunk chunk : chunks) {
      Chunk.Range range = chunk.range().orElseThrow();
      assertThat(range.low()).isEqualTo(expected);
      assertThat(range.high()).isGreaterThan(range.low());
      expected = range.high();
    }
    assertThat(expected).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void cutsSkewedKeysIntoChunksOfLikeSize() throws SQLException {
    List<Chunk> chunks =
        plan(
            "id bigint PRIMARY KEY",
            "SELECT CASE WHEN i <= 19000 THEN i ELSE i * 1000000000000 END FROM generate_series(1,"
                + " 20000) i");
    for (Chunk chunk : chunks) {
      Chunk.Range range = chunk.range().orElseThrow();
      String count =
          "SELECT count(*) FROM public.t WHERE id >= " + range.low() + " AND id < " + range.high();
      assertThat(Long.parseLong(TestServers.query(source, count).get(0)))
          .isBetween(1_500L, 10_000L);
    }
  }

  @Test
  void takesATableWithoutIntegerKeyWhole() throws SQLException {
    List<Chunk> chunks =
        plan("id text PRIMARY KEY", "SELECT i::text FROM generate_series(1, 20000) i");
    assertThat(chunks).extracting(Chunk::range).containsExactly(Optional.empty());
  }
}
