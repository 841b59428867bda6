package dev.lepton.transfer.postgres.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lepton.transfer.postgres.FaultProxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bad networks and busy servers: the target is exactly the source all the same. */
@Tag("side-by-side")
class DisturbanceIT {
  private final WrittenSource load = new WrittenSource();
  private final LiveFixture fixture = load.fixture;
  private final FaultProxy toSource = new FaultProxy(fixture.source);
  private final FaultProxy toTarget = new FaultProxy(fixture.target);
  private final LiveLink link = fixture.link(toSource.factory(), toTarget.factory());

  @AfterEach
  void close() {
    link.close();
    toSource.close();
    toTarget.close();
    load.close();
  }

  @Test
  void networksThatAreCutLoseAndDoubleNothing() {
    link.follow();
    load.startWriting();
    for (int i = 0; i < 3; i++) {
      load.awaitMore();
      toSource.cut();
      load.awaitMore();
      toTarget.cut();
    }
    load.awaitMore();
    load.assertExact(link);
  }

  @Test
  void networksThatStallAndAreCutThenLoseAndDoubleNothing() {
    link.follow();
    load.startWriting();
    for (FaultProxy side : new FaultProxy[] {toSource, toTarget}) {
      load.awaitMore();
      side.stall(true);
      fixture.source("SELECT pg_sleep(1)");
      side.cut();
      side.stall(false);
      load.awaitMore();
      side.stall(true);
      fixture.source("SELECT pg_sleep(1)");
      side.stall(false);
    }
    load.awaitMore();
    load.assertExact(link);
  }

  @Test
  void aSlowNetworkOnlyMakesTheTargetLate() {
    toSource.slow(40);
    toTarget.slow(40);
    link.follow();
    load.startWriting();
    load.awaitMore();
    toSource.slow(Integer.MAX_VALUE);
    toTarget.slow(Integer.MAX_VALUE);
    load.assertExact(link);
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
      await().atMost(Duration.ofSeconds(30)).until(() -> load.atTarget() == 1);
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
