package dev.lepton.transfer.postgres.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lepton.model.event.EventSink;
import dev.lepton.transfer.postgres.FaultProxy;
import dev.lepton.transfer.postgres.TestServers;
import dev.lepton.transfer.postgres.connect.Silence;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The other side vanishes without a farewell, and its server keeps what the connection held: the
 * stream notices, frees the slot and the locks, and goes on exactly.
 */
@Tag("side-by-side")
class HalfOpenIT {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final LiveFixture fixture =
      new LiveFixture(
          "CREATE TABLE public.counter (id int PRIMARY KEY, n bigint)",
          "CREATE TABLE public.entry (n bigint)",
          "ALTER TABLE public.entry REPLICA IDENTITY FULL");
  private final FaultProxy toSource = new FaultProxy(fixture.source);
  private final FaultProxy toTarget = new FaultProxy(fixture.target);
  private final AtomicBoolean stopped = new AtomicBoolean();
  private LiveLink link = link();

  private LiveLink link() {
    return new LiveLink(
        TestServers.settings(fixture.source, fixture.target, Path.of("target")),
        toSource.factory(),
        toTarget.factory(),
        fixture.slot,
        EventSink.none());
  }

  @BeforeEach
  void bePatientForAShorterTime() {
    System.setProperty(Silence.PROPERTY, "2");
    link.follow();
    fixture.source("INSERT INTO public.entry VALUES (0)");
    link.catchUp(LONG);
  }

  @AfterEach
  void close() {
    stopped.set(true);
    link.close();
    System.clearProperty(Silence.PROPERTY);
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
    await().atMost(LONG).until(() -> atTarget() > before + 20);
  }

  private void assertExact() {
    link.catchUp(LONG);
    for (String table : new String[] {"public.entry", "public.counter"}) {
      String rows = "SELECT t::text FROM " + table + " t ORDER BY 1";
      assertThat(fixture.onTarget(rows)).as(table).isEqualTo(fixture.onSource(rows));
    }
  }

  @Test
  void anIdleSourceThatVanishedIsConnectedToAnew() {
    toSource.forget();
    fixture.source("INSERT INTO public.entry VALUES (1)");
    await().atMost(LONG).until(() -> atTarget() == 2);
    assertExact();
  }

  @Test
  void anIdleTargetThatVanishedIsConnectedToAnew() {
    toTarget.forget();
    fixture.source("INSERT INTO public.entry VALUES (1)");
    await().atMost(LONG).until(() -> atTarget() == 2);
    assertExact();
  }

  @Test
  void sidesThatVanishUnderLoadLoseAndDoubleNothing() {
    CompletableFuture<Void> writer = CompletableFuture.runAsync(this::write);
    awaitMore();
    toSource.forget();
    awaitMore();
    toTarget.forget();
    awaitMore();
    toSource.forget();
    toTarget.forget();
    awaitMore();
    stopped.set(true);
    writer.join();
    assertExact();
  }

  @Test
  void whatComesTooLateFromASessionGivenUpIsNotAppliedTwice() {
    CompletableFuture<Void> writer = CompletableFuture.runAsync(this::write);
    for (int i = 0; i < 2; i++) {
      awaitMore();
      toTarget.hold();
      awaitMore();
      toTarget.release();
      awaitMore();
    }
    stopped.set(true);
    writer.join();
    assertExact();
  }

  @Test
  void theNextProcessGoesOnAlthoughTheServersKeepTheSessionsOfTheLast() {
    toSource.forget();
    toTarget.forget();
    link.close();
    fixture.source("INSERT INTO public.entry VALUES (1)");
    link = link();
    link.follow();
    assertExact();
    assertThat(atTarget()).isEqualTo(2);
  }
}
