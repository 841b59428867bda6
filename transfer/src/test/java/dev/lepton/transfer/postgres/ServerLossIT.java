package dev.lepton.transfer.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.EventSink;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import dev.lepton.transfer.postgres.stream.LiveFixture;
import dev.lepton.transfer.task.ThreadTaskRunner;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that crash or have no room for us: the target is exactly the source all the same. */
class ServerLossIT {
  private static final String ROWS =
      "SELECT t::text FROM (SELECT 'item', id, note FROM public.item UNION ALL SELECT 'event', n, text FROM public.event) t"
          + " ORDER BY 1";
  private static final Duration LONG = Duration.ofSeconds(40);

  @TempDir private Path folder;
  private final DistributionServer sourceServer = DistributionServer.start();
  private final DistributionServer targetServer = DistributionServer.start();
  private final ConnectionFactory source = sourceServer.fresh(Side.SOURCE);
  private final ConnectionFactory target = targetServer.fresh(Side.TARGET);
  private final Queue<String> warnings = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean stopped = new AtomicBoolean();

  @AfterEach
  void close() {
    stopped.set(true);
    sourceServer.close();
    targetServer.close();
  }

  private PostgresMover mover(EventSink events) {
    return new PostgresMover(
        TestServers.settings(source, target, folder),
        TestServers.NO_SECRETS,
        events,
        new ThreadTaskRunner());
  }

  private PostgresMover following() {
    TestServers.execute(
        source,
        "CREATE TABLE public.item (id int PRIMARY KEY, note text)",
        "CREATE TABLE public.event (n bigint, text text)",
        "INSERT INTO public.item SELECT i, 'n' || i FROM generate_series(1, 3000) i");
    PostgresMover mover = mover(event -> warnings.add(event.toString()));
    mover.copy();
    mover.follow();
    return mover;
  }

  /** Writes until told to stop, over all crashes. */
  private void write() {
    long n = 0;
    while (!stopped.get()) {
      try (Connection connection = LiveFixture.application(source);
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        while (!stopped.get()) {
          n++;
          statement.execute("INSERT INTO public.event VALUES (" + n + ", 'e')");
          statement.execute("UPDATE public.item SET note = note || 'u' WHERE id = " + (1 + n % 99));
          connection.commit();
        }
      } catch (SQLException e) {
        warnings.add("writer: " + e.getMessage());
      }
    }
  }

  private long atTarget() {
    return Long.parseLong(TestServers.query(target, "SELECT count(*) FROM public.event").get(0));
  }

  private void awaitMore() {
    long before = atTarget();
    await().atMost(LONG).until(() -> atTarget() > before + 20);
  }

  private void assertExact(PostgresMover mover, CompletableFuture<Void> writer) {
    stopped.set(true);
    writer.join();
    await().atMost(LONG).until(() -> mover.lag().bytes() == 0);
    assertThat(TestServers.query(target, ROWS)).isEqualTo(TestServers.query(source, ROWS));
  }

  @Test
  void serversThatCrashUnderTheStreamLoseAndDoubleNothing() {
    try (PostgresMover mover = following()) {
      CompletableFuture<Void> writer = CompletableFuture.runAsync(this::write);
      for (DistributionServer server :
          new DistributionServer[] {sourceServer, targetServer, sourceServer}) {
        awaitMore();
        server.crash();
        server.restart();
      }
      awaitMore();
      assertExact(mover, writer);
    }
  }

  @Test
  void aSourceThatCrashesDuringTheCopyIsCopiedByTheNextAttempt() {
    TestServers.execute(
        source,
        "CREATE TABLE public.item (id int PRIMARY KEY, note text)",
        "CREATE TABLE public.event (n bigint, text text)",
        "INSERT INTO public.item SELECT i, repeat('n', 200) FROM generate_series(1, 400000) i");
    try (PostgresMover mover = mover(EventSink.none())) {
      CompletableFuture<Void> copy = CompletableFuture.runAsync(mover::copy);
      String copying =
          "SELECT pid FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'COPY %'";
      await()
          .atMost(LONG)
          .pollInterval(Duration.ofMillis(1))
          .until(() -> !TestServers.query(source, copying).isEmpty());
      sourceServer.crash();
      assertThatThrownBy(copy::join).hasCauseInstanceOf(LeptonException.class);
    }
    sourceServer.restart();
    try (PostgresMover next = mover(EventSink.none())) {
      next.copy();
      next.follow();
      CompletableFuture<Void> writer = CompletableFuture.runAsync(this::write);
      awaitMore();
      assertExact(next, writer);
    }
  }

  @Test
  void serversWithoutAFreeConnectionAreWaitedFor() throws SQLException {
    try (PostgresMover mover = following()) {
      CompletableFuture<Void> writer = CompletableFuture.runAsync(this::write);
      for (ConnectionFactory side : List.of(source, target)) {
        awaitMore();
        List<Connection> all = occupy(side);
        try (Statement statement = all.get(0).createStatement()) {
          statement.execute(
              "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'lepton%'");
          warnings.clear();
          all.addAll(occupy(side));
          await()
              .atMost(LONG)
              .until(() -> warnings.stream().anyMatch(said -> said.contains("too many clients")));
        } finally {
          for (Connection connection : all) {
            connection.close();
          }
        }
        awaitMore();
      }
      assertExact(mover, writer);
    }
  }

  /** Takes every connection that is left. */
  private static List<Connection> occupy(ConnectionFactory side) {
    List<Connection> all = new ArrayList<>();
    while (true) {
      try {
        all.add(LiveFixture.application(side));
      } catch (SQLException e) {
        assertThat(e.getSQLState()).isEqualTo("53300");
        return all;
      }
    }
  }
}
