package dev.lepton.transfer.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import dev.lepton.transfer.postgres.failpoint.Failpoint;
import dev.lepton.transfer.postgres.stream.LiveFixture;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tool's process dies at the worst moments; the next one ends what it began, exactly. */
@Tag("side-by-side")
class CrashIT {
  private static final String ROWS =
      "SELECT t::text FROM (SELECT 'item', id, note FROM public.item UNION ALL SELECT 'event', n, text FROM public.event) t"
          + " ORDER BY 1";

  private final ConnectionFactory source = TestServers.fresh(Side.SOURCE);
  private final ConnectionFactory target = TestServers.fresh(Side.TARGET);

  private void settle() {
    TestServers.execute(
        source,
        "CREATE TABLE public.item (id int PRIMARY KEY, note text)",
        "CREATE TABLE public.event (n int, text text)",
        "INSERT INTO public.item SELECT i, 'n' || i FROM generate_series(1, 3000) i");
  }

  private int move(List<String> options, String what) throws Exception {
    return ForkedMove.run(options, source, target, what);
  }

  private static List<String> dyingAt(Failpoint point) {
    return List.of("-D" + Failpoint.PROPERTY + "=" + point.title());
  }

  @ParameterizedTest
  @EnumSource(
      value = Failpoint.class,
      names = {
        "SLOT_CREATED",
        "STREAM_OPENED",
        "BATCH_WRITTEN",
        "BATCH_COMMITTED",
        "FENCED",
        "DRAINED"
      })
  void aMoveKilledBeforeTheSwitchIsEndedByTheNextProcess(Failpoint point) throws Exception {
    settle();
    AtomicBoolean stopped = new AtomicBoolean();
    CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(stopped));
    assertThat(move(dyingAt(point), "move")).isEqualTo(Failpoint.KILLED);
    stopped.set(true);
    writer.join();
    assertThat(move(List.of(), "move")).isZero();
    assertThat(TestServers.query(target, ROWS)).isEqualTo(TestServers.query(source, ROWS));
  }

  /** Where a switch died, which sides take writes then, and whether it has happened. */
  enum Death {
    REVERSE_READY(true, false, false),
    LEADING_CLOSED(false, false, false),
    OPENED(false, true, true),
    BEFORE_SEAL(false, true, true),
    SEALED(false, true, true);

    private final boolean oldWritable;
    private final boolean newWritable;
    private final boolean happened;

    Death(boolean oldWritable, boolean newWritable, boolean happened) {
      this.oldWritable = oldWritable;
      this.newWritable = newWritable;
      this.happened = happened;
    }

    Failpoint point() {
      return Failpoint.valueOf(name());
    }
  }

  private static final int HAPPENED = 8;

  private static boolean takesWrites(ConnectionFactory side) {
    try (Connection connection = LiveFixture.application(side);
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO public.event VALUES (0, 'probe')");
      return true;
    } catch (SQLException e) {
      // What the guard and a read-only database say; anything else is a fault.
      assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo("25006");
      return false;
    }
  }

  @ParameterizedTest
  @EnumSource
  void whereverACutoverDiesNeverDoBothSidesTakeWritesAndOneDoesOnceItIsSettled(Death death)
      throws Exception {
    settle();
    assertThat(move(dyingAt(death.point()), "move")).isEqualTo(Failpoint.KILLED);
    assertThat(takesWrites(target)).as("target").isEqualTo(death.newWritable);
    assertThat(takesWrites(source)).as("source").isEqualTo(death.oldWritable);
    assertThat(move(List.of(), "settle")).isEqualTo(death.happened ? HAPPENED : 0);
    assertThat(takesWrites(target)).as("target, settled").isEqualTo(death.happened);
    assertThat(takesWrites(source)).as("source, settled").isEqualTo(!death.happened);
    if (!death.happened) {
      assertThat(move(List.of(), "move")).isZero();
    }
    assertThat(move(List.of(), "back")).isZero();
    assertThat(takesWrites(target)).as("target, back").isFalse();
    assertThat(takesWrites(source)).as("source, back").isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"REVERSE_READY", "LEADING_CLOSED", "OPENED", "BEFORE_SEAL"})
  void whereverAFallbackDiesNeverDoBothSidesTakeWritesAndOneDoesOnceItIsSettled(Death death)
      throws Exception {
    settle();
    assertThat(move(List.of(), "move")).isZero();
    assertThat(move(dyingAt(death.point()), "back")).isEqualTo(Failpoint.KILLED);
    assertThat(takesWrites(source)).as("source").isEqualTo(death.newWritable);
    assertThat(takesWrites(target)).as("target").isEqualTo(death.oldWritable);
    assertThat(move(List.of(), "settle back")).isEqualTo(death.happened ? HAPPENED : 0);
    assertThat(takesWrites(source)).as("source, settled").isEqualTo(death.happened);
    assertThat(takesWrites(target)).as("target, settled").isEqualTo(!death.happened);
    if (!death.happened) {
      assertThat(move(List.of(), "back")).isZero();
      assertThat(takesWrites(source)).as("source, back").isTrue();
    }
    assertThat(TestServers.query(source, ROWS)).containsAll(TestServers.query(target, ROWS));
  }

  private void write(AtomicBoolean stopped) {
    try (Connection connection = LiveFixture.application(source);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (int n = 0; !stopped.get(); n++) {
        statement.execute("INSERT INTO public.event VALUES (" + n % 50 + ", 'e')");
        statement.execute("UPDATE public.item SET note = note || 'u' WHERE id = " + (1 + n % 3000));
        if (n % 7 == 0) {
          statement.execute("DELETE FROM public.event WHERE n = " + n % 50);
        }
        connection.commit();
        LiveFixture.rest();
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
