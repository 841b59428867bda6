package dev.lepton.transfer.postgres.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.SwitchSession;
import dev.lepton.transfer.postgres.stream.LiveFixture;
import dev.lepton.transfer.postgres.stream.LiveLink;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stopping writers without harming them, and giving up in time. */
class FenceIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final LiveFixture fixture =
      new LiveFixture(
          "CREATE TABLE public.a (id int PRIMARY KEY)",
          "CREATE TABLE public.b (id int PRIMARY KEY)");
  private LiveLink link;

  @BeforeEach
  void follow() {
    link = fixture.following();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aWriterThatUsesTablesInTheOtherOrderIsNotSacrificed() throws SQLException {
    try (SwitchSession session = link.beginCutover(TIMEOUT);
        Connection writer = LiveFixture.application(fixture.source);
        Statement statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      statement.execute("INSERT INTO public.b VALUES (1)");
      CompletableFuture<Void> fence = CompletableFuture.runAsync(session::fence);
      String waiting =
          "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'public.b'::regclass";
      await()
          .pollInterval(Duration.ofMillis(1))
          .until(() -> fixture.onSource(waiting).contains("1"));
      statement.execute("INSERT INTO public.a VALUES (1)");
      writer.commit();
      fence.join();
      session.drain();
      assertThat(fixture.onTarget("SELECT count(*) FROM public.a, public.b")).containsExactly("1");
    }
  }

  @Test
  void aTargetThatDoesNotFollowInTimeGivesTheSourceBack() throws SQLException {
    try (Connection blocker = fixture.target.open();
        SwitchSession session = link.beginCutover(Duration.ofMillis(600))) {
      blocker.setAutoCommit(false);
      blocker.createStatement().execute("LOCK TABLE public.a IN EXCLUSIVE MODE");
      fixture.source("INSERT INTO public.a VALUES (1)");
      session.fence();
      long begun = System.nanoTime();
      assertThatThrownBy(session::drain)
          .isInstanceOfSatisfying(
              LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMED_OUT));
      fixture.source("INSERT INTO public.a VALUES (2)");
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(1600));
      blocker.rollback();
    }
    fixture.assertSame(link, "public.a");
  }

  @Test
  void aFenceWhoseConnectionDiedDoesNotOpenTheTarget() {
    try (SwitchSession session = link.beginCutover(TIMEOUT)) {
      session.fence();
      session.drain();
      session.sequences();
      session.verifyChanged();
      fixture.source(
          "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE mode = 'ExclusiveLock' AND relation = 'public.a'::regclass");
      assertThatThrownBy(
              () -> {
                session.prepareReverse();
                session.closeLeading();
              })
          .isInstanceOf(LeptonException.class);
    }
    assertThatThrownBy(
            () -> fixture.withTarget(c -> c.createStatement().execute("DELETE FROM public.a")))
        .hasMessageContaining("still follows its source");
  }

  @Test
  void theGuardOpensAndClosesWithoutNewSessions() throws SQLException {
    try (Connection session = fixture.target.open();
        Statement statement = session.createStatement()) {
      assertThatThrownBy(() -> statement.execute("INSERT INTO public.a VALUES (1)"))
          .hasMessageContaining("cut-over");
      fixture.withTarget(new WriteGuard()::open);
      statement.execute("INSERT INTO public.a VALUES (1)");
      fixture.withTarget(new WriteGuard()::close);
      assertThatThrownBy(() -> statement.execute("TRUNCATE public.a"))
          .hasMessageContaining("cut-over");
      fixture.withTarget(new WriteGuard()::remove);
      statement.execute("DELETE FROM public.a");
    }
  }
}
