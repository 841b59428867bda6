package dev.lepton.transfer.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.stream.LiveFixture;
import dev.lepton.transfer.task.ThreadTaskRunner;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A small database that is moved while an application writes to it, over all crashes of its server:
 * a table with a key and one without.
 */
final class MoveUnderLoad implements AutoCloseable {
  static final Duration LONG = Duration.ofSeconds(40);

  private static final String ROWS =
      "SELECT t::text FROM (SELECT 'item', id, note FROM public.item UNION ALL SELECT 'event', n, text FROM public.event) t"
          + " ORDER BY 1";

  private final ConnectionFactory source;
  private final ConnectionFactory target;
  private final Queue<String> warnings = new ConcurrentLinkedQueue<>();
  private volatile boolean stopped;
  private CompletableFuture<Void> writer = CompletableFuture.completedFuture(null);

  MoveUnderLoad(ConnectionFactory source, ConnectionFactory target) {
    this.source = source;
    this.target = target;
  }

  /** Makes the source's tables. */
  void settle(String rows) {
    TestServers.execute(
        source,
        "CREATE TABLE public.item (id int PRIMARY KEY, note text)",
        "CREATE TABLE public.event (n bigint, text text)",
        "INSERT INTO public.item SELECT " + rows + " i");
  }

  /** A process of its own, as it were. */
  PostgresMover mover(Path folder) {
    return new PostgresMover(
        TestServers.settings(source, target, folder),
        TestServers.NO_SECRETS,
        event -> warnings.add(event.toString()),
        new ThreadTaskRunner());
  }

  PostgresMover following(Path folder) {
    settle("i, 'n' || i FROM generate_series(1, 3000)");
    PostgresMover mover = mover(folder);
    mover.copy();
    mover.follow();
    return mover;
  }

  /** What the mover said, and what the writer met. */
  Queue<String> warnings() {
    return warnings;
  }

  void startWriting() {
    stopped = false;
    writer = CompletableFuture.runAsync(this::write);
  }

  private void write() {
    long n = 0;
    while (!stopped) {
      try (Connection connection = LiveFixture.application(source);
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        while (!stopped) {
          n++;
          statement.execute("INSERT INTO public.event VALUES (" + n + ", 'e')");
          statement.execute("UPDATE public.item SET note = note || 'u' WHERE id = " + (1 + n % 99));
          connection.commit();
          LiveFixture.rest();
        }
      } catch (SQLException e) {
        warnings.add("writer: " + e.getMessage());
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
      }
    }
  }

  private long atTarget() {
    return Long.parseLong(TestServers.query(target, "SELECT count(*) FROM public.event").get(0));
  }

  /** Returns once changes have come to the target that were made after the call. */
  void awaitMore() {
    long before = atTarget();
    await().atMost(LONG).until(() -> atTarget() > before + 20);
  }

  void stopWriting() {
    stopped = true;
    writer.join();
  }

  void assertExact(PostgresMover mover) {
    stopWriting();
    await().atMost(LONG).until(() -> mover.lag().bytes() == 0);
    assertSame();
  }

  void assertSame() {
    assertThat(TestServers.query(target, ROWS)).isEqualTo(TestServers.query(source, ROWS));
  }

  @Override
  public void close() {
    stopped = true;
  }
}
