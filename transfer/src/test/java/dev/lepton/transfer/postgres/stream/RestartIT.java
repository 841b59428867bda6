package dev.lepton.transfer.postgres.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lepton.transfer.postgres.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That every transaction is applied exactly once, whatever breaks and whenever. */
class RestartIT {
  private final LiveFixture fixture =
      new LiveFixture(
          "CREATE TABLE public.counter (id int PRIMARY KEY, n bigint)",
          "CREATE TABLE public.entry (n bigint)",
          "ALTER TABLE public.entry REPLICA IDENTITY FULL");

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aSlotThatIsBehindTheLedgerRepeatsNothing() {
    // As after a crash between the target's commit and the confirmation. A copy of the slot stays
    // at the beginning; after everything was applied it takes the slot's place.
    String copy = fixture.slot + "_copy";
    fixture.source(
        "SELECT pg_copy_logical_replication_slot('" + fixture.slot + "', '" + copy + "')");
    LiveLink link = fixture.following();
    for (int i = 0; i < 20; i++) {
      fixture.source("INSERT INTO public.entry VALUES (" + i + ")");
    }
    link.catchUp(Duration.ofSeconds(10));
    link.close();
    fixture.source(
        "SELECT pg_drop_replication_slot('" + fixture.slot + "')",
        "SELECT pg_copy_logical_replication_slot('" + copy + "', '" + fixture.slot + "')",
        "SELECT pg_drop_replication_slot('" + copy + "')",
        "INSERT INTO public.entry VALUES (20)");
    fixture.assertSame(fixture.following(), "public.entry");
    assertThat(fixture.onTarget("SELECT count(*) FROM public.entry")).containsExactly("21");
  }

  @Test
  void connectionsCutOnBothSidesUnderLoadLoseAndDoubleNothing() {
    LiveLink link = fixture.following();
    AtomicBoolean stopped = new AtomicBoolean();
    CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(stopped));
    for (int i = 0; i < 8; i++) {
      long applied = Long.parseLong(fixture.onTarget("SELECT count(*) FROM public.entry").get(0));
      TestServers.execute(
          i % 2 == 0 ? fixture.source : fixture.target,
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
              + " AND application_name = '"
              + (i % 2 == 0 ? "lepton-stream" : "lepton")
              + "'");
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThat(
                          Long.parseLong(
                              fixture.onTarget("SELECT count(*) FROM public.entry").get(0)))
                      .isGreaterThan(applied));
    }
    stopped.set(true);
    writer.join();
    fixture.assertSame(link, "public.entry", "public.counter");
  }

  @Test
  void newProcessesOneAfterTheOtherGoOnWhereTheLastStopped() {
    AtomicBoolean stopped = new AtomicBoolean();
    CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(stopped));
    for (int i = 0; i < 6; i++) {
      LiveLink link = fixture.following();
      link.catchUp(Duration.ofSeconds(10));
      link.close();
    }
    stopped.set(true);
    writer.join();
    fixture.assertSame(fixture.following(), "public.entry", "public.counter");
  }

  private void write(AtomicBoolean stopped) {
    try (Connection connection = LiveFixture.application(fixture.source);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (long n = 0; !stopped.get(); n++) {
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
}
