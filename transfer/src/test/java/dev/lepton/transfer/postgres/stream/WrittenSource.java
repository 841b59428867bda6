package dev.lepton.transfer.postgres.stream;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A source that is written to while it is followed: a table without a key that only grows, and
 * counters. Whatever is lost or applied twice shows.
 */
final class WrittenSource implements AutoCloseable {
  static final Duration LONG = Duration.ofSeconds(60);

  final LiveFixture fixture =
      new LiveFixture(
          "CREATE TABLE public.counter (id int PRIMARY KEY, n bigint)",
          "CREATE TABLE public.entry (n bigint)",
          "ALTER TABLE public.entry REPLICA IDENTITY FULL");
  private CompletableFuture<Void> writer = CompletableFuture.completedFuture(null);
  private volatile boolean stopped;

  void startWriting() {
    writer = CompletableFuture.runAsync(this::write);
  }

  private void write() {
    try (Connection connection = LiveFixture.application(fixture.source);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (long n = 0; !stopped; n++) {
        statement.execute("INSERT INTO public.entry VALUES (" + n + ")");
        statement.execute(
            "INSERT INTO public.counter VALUES ("
                + n % 10
                + ", 1) ON CONFLICT (id) DO UPDATE SET n = counter.n + 1");
        connection.commit();
        LiveFixture.rest();
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  long atTarget() {
    return Long.parseLong(fixture.onTarget("SELECT count(*) FROM public.entry").get(0));
  }

  /** Returns once changes have come to the target that were made after the call. */
  void awaitMore() {
    long before = atTarget();
    await().atMost(LONG).until(() -> atTarget() > before + 20);
  }

  /** Ends the writing; the target is the source then, row by row. */
  void assertExact(LiveLink link) {
    stopped = true;
    writer.join();
    link.catchUp(LONG);
    fixture.assertSame(link, "public.entry", "public.counter");
  }

  @Override
  public void close() {
    stopped = true;
    fixture.close();
  }
}
