package dev.lepton.transfer.postgres.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transfer.postgres.copy.Chunk;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * That chunks copied at different moments and the stream together give exactly the source's rows.
 */
class ChunkwiseCopyIT {
  private static final int CHUNKS = 8;

  private final LiveFixture fixture =
      new LiveFixture(
          "CREATE TABLE public.item (id int PRIMARY KEY, version int, big text)",
          "ALTER TABLE public.item ALTER COLUMN big SET STORAGE EXTERNAL",
          "CREATE TABLE public.note (a int, text text)",
          "ALTER TABLE public.note REPLICA IDENTITY FULL");

  @AfterEach
  void close() {
    fixture.close();
  }

  private static Optional<Chunk.Range> range(int chunk) {
    long low = chunk == 0 ? Long.MIN_VALUE : chunk * 100L;
    long high = chunk == CHUNKS - 1 ? Long.MAX_VALUE : (chunk + 1) * 100L;
    return Optional.of(new Chunk.Range(low, high));
  }

  @Test
  void writersAtWorkDuringTheCopyLoseAndDoubleNothing() throws SQLException {
    fixture.source(
        "INSERT INTO public.item SELECT i, 0, repeat('x' || i, 3000) FROM generate_series(0, 799) i");
    AtomicBoolean stopped = new AtomicBoolean();
    CompletableFuture<Void> first = CompletableFuture.runAsync(() -> write(1, stopped));
    CompletableFuture<Void> second = CompletableFuture.runAsync(() -> write(2, stopped));
    LiveLink link;
    try {
      for (int chunk : new int[] {3, 0, 6, 1}) {
        fixture.copy("item", chunk, range(chunk));
      }
      fixture.copy("note", 0, Optional.empty());
      for (int chunk : new int[] {7, 2, 5, 4}) {
        fixture.copy("item", chunk, range(chunk));
      }
      link = fixture.following();
      link.catchUp(Duration.ofSeconds(90));
    } finally {
      stopped.set(true);
    }
    CompletableFuture.allOf(first, second).join();
    fixture.assertSame(link, "public.item", "public.note");
  }

  /** Moves rows between chunks without touching their large values, among other things. */
  private void write(int seed, AtomicBoolean stopped) {
    Random random = new Random(seed);
    try (Connection connection = LiveFixture.application(fixture.source);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SET lock_timeout = '2s'");
      while (!stopped.get()) {
        try {
          transaction(statement, random);
          connection.commit();
          LiveFixture.rest();
        } catch (SQLException e) {
          // Two writers may wait for each other; one of them is sent back by the server.
          connection.rollback();
        }
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void transaction(Statement statement, Random random) throws SQLException {
    int id = random.nextInt(800);
    int free = 800 + random.nextInt(100_000) * (random.nextBoolean() ? 1 : -1);
    statement.execute(
        "UPDATE public.item SET version = version + 1 WHERE id = " + random.nextInt(800));
    statement.execute("UPDATE public.item SET id = " + free + " WHERE id = " + id);
    if (random.nextInt(3) > 0) {
      statement.execute(
          "UPDATE public.item SET id = "
              + random.nextInt(800)
              + " WHERE id = "
              + free
              + " AND NOT EXISTS (SELECT FROM public.item o WHERE o.id BETWEEN 0 AND 799 AND o.id = "
              + id
              + ")");
    }
    statement.execute(
        "DELETE FROM public.item WHERE id = " + random.nextInt(800) + " AND version > 3");
    statement.execute("INSERT INTO public.note VALUES (" + random.nextInt(5) + ", 'n')");
    statement.execute(
        "DELETE FROM public.note WHERE ctid IN (SELECT ctid FROM public.note WHERE a = "
            + random.nextInt(5)
            + " LIMIT 1)");
  }

  @Test
  void aRowThatMovedFromALateChunkToAnEarlyOneKeepsItsLargeValue() {
    fixture.source(
        "INSERT INTO public.item SELECT i, 0, repeat('x' || i, 3000) FROM generate_series(0, 199) i");
    fixture.copy("item", 0, Optional.of(new Chunk.Range(Long.MIN_VALUE, 100)));
    fixture.source(
        "UPDATE public.item SET id = -5 WHERE id = 150",
        "UPDATE public.item SET version = 1 WHERE id = -5");
    fixture.copy("item", 1, Optional.of(new Chunk.Range(100, Long.MAX_VALUE)));
    fixture.source("UPDATE public.item SET version = 2 WHERE id = -5");
    LiveLink link = fixture.following();
    fixture.assertSame(link, "public.item");
    assertThat(fixture.onTarget("SELECT version || left(big, 4) FROM public.item WHERE id = -5"))
        .containsExactly("2x150");
  }

  @Test
  void truncateEmptiesOnlyChunksCopiedBeforeIt() {
    fixture.source("INSERT INTO public.item SELECT i, 0, '' FROM generate_series(0, 199) i");
    fixture.copy("item", 0, Optional.of(new Chunk.Range(Long.MIN_VALUE, 100)));
    fixture.source(
        "TRUNCATE public.item",
        "INSERT INTO public.item SELECT i, 1, '' FROM generate_series(50, 149) i");
    fixture.copy("item", 1, Optional.of(new Chunk.Range(100, Long.MAX_VALUE)));
    LiveLink link = fixture.following();
    fixture.assertSame(link, "public.item");
  }
}
