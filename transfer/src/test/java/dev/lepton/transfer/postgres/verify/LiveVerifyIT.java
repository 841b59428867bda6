package dev.lepton.transfer.postgres.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.migration.Selection;
import dev.lepton.model.transfer.VerificationReport.Difference;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.stream.LiveFixture;
import dev.lepton.transfer.postgres.stream.LiveLink;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.replication.LogSequenceNumber;

/** Verification while the source is being written to. */
class LiveVerifyIT {
  private final LiveFixture fixture =
      new LiveFixture(
          "CREATE TABLE public.item (id int PRIMARY KEY, n int)",
          "CREATE TABLE public.note (n int)",
          "ALTER TABLE public.note REPLICA IDENTITY FULL");
  private final AtomicBoolean stopped = new AtomicBoolean();
  private CompletableFuture<Void> writer = CompletableFuture.completedFuture(null);
  private LiveLink link;

  @BeforeEach
  void follow() {
    fixture.source("INSERT INTO public.item SELECT i, i FROM generate_series(1, 20000) i");
    fixture.copyAll();
    link = fixture.following();
    writer = CompletableFuture.runAsync(() -> write(fixture.source));
  }

  @AfterEach
  void close() {
    stopped.set(true);
    writer.join();
    fixture.close();
  }

  private void write(ConnectionFactory side) {
    try (Connection connection = LiveFixture.application(side);
        Statement statement = connection.createStatement()) {
      for (int i = 0; !stopped.get(); i++) {
        statement.execute("UPDATE public.item SET n = n + 1 WHERE id % 1000 = " + i % 1000);
        statement.execute("INSERT INTO public.note VALUES (" + i % 7 + ")");
        if (i % 50 == 49) {
          statement.execute("DELETE FROM public.note");
        }
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void writersCauseNoFalseAlarm() {
    for (int i = 0; i < 4; i++) {
      assertThat(link.verify().differences()).isEmpty();
    }
  }

  @Test
  void aRealDifferenceIsFoundAmongTheWriters() {
    link.catchUp(Duration.ofSeconds(10));
    fixture.corrupt("INSERT INTO public.item VALUES (-1, 0)");
    assertThat(link.verify().differences())
        .containsExactly(new Difference("public.item", "-1", "extra", List.of()));
  }

  @Test
  void rowsComparedAgainNeedNotBeComparedAtTheSwitch() {
    assertThat(link.verify().clean()).isTrue();
    Verifier verifier =
        new Verifier(
            fixture.source, fixture.target, Catalogs.streamed(Selection.all()), fixture.slot, 2);
    stopped.set(true);
    writer.join();
    link.catchUp(Duration.ofSeconds(10));
    String dirty = "SELECT count(*) > 0 FROM lepton.dirty";
    assertThat(fixture.onTarget(dirty)).containsExactly("t");
    assertThat(verifier.reverify(LiveVerifyIT::standingAnyway).rows()).isPositive();
    assertThat(fixture.onTarget(dirty)).containsExactly("f");
  }

  /** Nothing is written any more, so the stream stands wherever one asks for it. */
  private static void standingAnyway(
      Supplier<LogSequenceNumber> position, Duration patience, Runnable action) {
    assertThat(position.get()).isNotNull();
    action.run();
  }
}
