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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tool's process dies at the worst moments; the next one ends what it began, exactly. */
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

  @ParameterizedTest
  @EnumSource(
      value = Failpoint.class,
      names = {"OPENED", "BEFORE_SEAL", "SEALED"})
  void aSwitchKilledAfterTheTargetOpenedIsCompletedByTheNextProcess(Failpoint point)
      throws Exception {
    settle();
    assertThat(move(dyingAt(point), "move")).isEqualTo(Failpoint.KILLED);
    TestServers.execute(target, "INSERT INTO public.item VALUES (-1, 'new')");
    assertThat(move(List.of(), "complete")).isZero();
    assertThat(TestServers.query(target, "SELECT count(*) FROM public.item"))
        .containsExactly("3001");
    assertThat(TestServers.query(source, "SELECT current_setting('default_transaction_read_only')"))
        .containsExactly("on");
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
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
