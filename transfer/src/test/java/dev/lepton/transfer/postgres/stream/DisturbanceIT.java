package dev.lepton.transfer.postgres.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lepton.model.event.EventSink;
import dev.lepton.transfer.postgres.FaultProxy;
import dev.lepton.transfer.postgres.TestServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bad networks and busy servers: the target is exactly the source all the same. */
@Tag("side-by-side")
class DisturbanceIT {
  private final LiveFixture fixture =
      new LiveFixture(
          "CREATE TABLE public.counter (id int PRIMARY KEY, n bigint)",
          "CREATE TABLE public.entry (n bigint)",
          "ALTER TABLE public.entry REPLICA IDENTITY FULL");
  private final FaultProxy toSource = new FaultProxy(fixture.source);
  private final FaultProxy toTarget = new FaultProxy(fixture.target);
  private final LiveLink link =
      new LiveLink(
          TestServers.settings(fixture.source, fixture.target, Path.of("target")),
          toSource.factory(),
          toTarget.factory(),
          fixture.slot,
          EventSink.none());
  private final AtomicBoolean stopped = new AtomicBoolean();

  @AfterEach
  void close() {
    stopped.set(true);
    link.close();
    toSource.close();
    toTarget.close();
    fixture.close();
  }

  private void write() {
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

  private long atTarget() {
    return Long.parseLong(fixture.onTarget("SELECT count(*) FROM public.entry").get(0));
  }

  private void awaitMore() {
    long before = atTarget();
    await().atMost(Duration.ofSeconds(40)).until(() -> atTarget() > before + 20);
  }

  private void assertExact(CompletableFuture<Void> writer) {
    stopped.set(true);
    writer.join();
    link.catchUp(Duration.ofSeconds(40));
    for (String rows :
        new String[] {
          "SELECT t::text FROM public.entry t ORDER BY 1",
          "SELECT t::text FROM public.counter t ORDER BY 1"
        }) {
      assertThat(fixture.onTarget(rows)).isEqualTo(fixture.onSource(rows));
    }
  }

  @Test
  void networksThatAreCutLoseAndDoubleNothing() {
    link.follow();
    CompletableFuture<Void> writer = CompletableFuture.runAsync(this::write);
    for (int i = 0; i < 3; i++) {
      awaitMore();
      toSource.cut();
      awaitMore();
      toTarget.cut();
    }
    awaitMore();
    assertExact(writer);
  }

  @Test
  void networksThatStallAndAreCutThenLoseAndDoubleNothing() {
    link.follow();
    CompletableFuture<Void> writer = CompletableFuture.runAsync(this::write);
    for (FaultProxy side : new FaultProxy[] {toSource, toTarget}) {
      awaitMore();
      side.stall(true);
      fixture.source("SELECT pg_sleep(1)");
      side.cut();
      side.stall(false);
      awaitMore();
      side.stall(true);
      fixture.source("SELECT pg_sleep(1)");
      side.stall(false);
    }
    awaitMore();
    assertExact(writer);
  }

  @Test
  void aSlowNetworkOnlyMakesTheTargetLate() {
    toSource.slow(40);
    toTarget.slow(40);
    link.follow();
    CompletableFuture<Void> writer = CompletableFuture.runAsync(this::write);
    awaitMore();
    toSource.slow(Integer.MAX_VALUE);
    toTarget.slow(Integer.MAX_VALUE);
    assertExact(writer);
  }

  @Test
  void aTableLockedForLongerThanTheRolesLimitsIsWaitedFor() throws SQLException {
    fixture.corrupt("ALTER ROLE postgres SET statement_timeout = '500ms'");
    try {
      link.follow();
      try (Connection holder = LiveFixture.application(fixture.target);
          Statement statement = holder.createStatement()) {
        statement.execute("SET statement_timeout = 0");
        holder.setAutoCommit(false);
        statement.execute("LOCK TABLE public.entry IN ACCESS EXCLUSIVE MODE");
        fixture.source("INSERT INTO public.entry VALUES (1)");
        statement.execute("SELECT pg_sleep(2)");
        holder.commit();
      }
      await().atMost(Duration.ofSeconds(30)).until(() -> atTarget() == 1);
    } finally {
      fixture.corrupt("ALTER ROLE postgres RESET statement_timeout");
    }
  }

  @Test
  void aDeadlockWithAnotherSessionIsTriedAgain() throws SQLException {
    fixture.source(
        "INSERT INTO public.counter VALUES (1, 0)", "INSERT INTO public.entry VALUES (0)");
    link.follow();
    link.catchUp(Duration.ofSeconds(30));
    try (Connection other = LiveFixture.application(fixture.target);
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      // The stream writes counter first and then waits for entry; we wait for counter.
      statement.execute("LOCK TABLE public.entry IN EXCLUSIVE MODE");
      fixture.sourceTransaction(
          "UPDATE public.counter SET n = 5 WHERE id = 1", "UPDATE public.entry SET n = 7");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  !fixture
                      .onTarget(
                          "SELECT pid FROM pg_locks WHERE relation = 'public.entry'::regclass AND NOT granted")
                      .isEmpty());
      try {
        statement.execute("LOCK TABLE public.counter IN ACCESS EXCLUSIVE MODE");
        other.commit();
      } catch (SQLException e) {
        // The server chose us: the stream goes on by itself then.
        other.rollback();
      }
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(fixture.onTarget("SELECT n FROM public.entry")).containsExactly("7"));
    assertThat(fixture.onTarget("SELECT n FROM public.counter WHERE id = 1")).containsExactly("5");
  }
}
