package dev.lepton.transfer.postgres;

import static dev.lepton.transfer.postgres.TestServers.execute;
import static dev.lepton.transfer.postgres.TestServers.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.task.Task;
import dev.lepton.model.task.TaskRunner;
import dev.lepton.model.transfer.CutoverData;
import dev.lepton.model.transfer.TransferReport;
import dev.lepton.transfer.MoverSettings;
import dev.lepton.transfer.SwitchSession;
import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.catalog.SchemaObject;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import dev.lepton.transfer.task.ThreadTaskRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("side-by-side")
class PostgresMoverIT {
  private static final String REPLICA_IDENTITIES =
      "SELECT string_agg(concat(relname, relreplident), ' ' ORDER BY relname) FROM pg_class WHERE"
          + " relkind = 'r' AND relnamespace = 'public'::regnamespace";

  @TempDir private Path directory;
  private final ConnectionFactory source = TestServers.fresh(Side.SOURCE);
  private final ConnectionFactory target = TestServers.fresh(Side.TARGET);
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final Queue<Event> events = new ConcurrentLinkedQueue<>();

  private PostgresMover mover(TaskRunner tasks) {
    MoverSettings settings = TestServers.settings(source, target, directory);
    return new PostgresMover(settings, TestServers.NO_SECRETS, events::add, tasks);
  }

  private PostgresMover mover() {
    return mover(new ThreadTaskRunner());
  }

  private static List<SchemaObject> objects(ConnectionFactory database) {
    try (Connection connection = database.open()) {
      return new CatalogReader().objects(connection);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Breaks off when so many rows' chunks have been copied. */
  private static TaskRunner failingAfter(int chunks) {
    AtomicInteger begun = new AtomicInteger();
    TaskRunner real = new ThreadTaskRunner();
    return (tasks, parallelism) ->
        real.runAll(
            tasks.stream()
                .map(
                    task ->
                        task.id().startsWith("copy/") && begun.getAndIncrement() >= chunks
                            ? new Failing(task.id())
                            : task)
                .toList(),
            1);
  }

  private record Failing(String id) implements Task {
    @Override
    public void run() {
      throw new LeptonException(
          ErrorCode.CONNECTION_LOST, "the cable was pulled", id, "plug it in again");
    }
  }

  @Test
  void carriesEveryKindOfObjectAndValue() {
    Zoo.settle(source);
    try (PostgresMover mover = mover()) {
      mover.check();
      mover.copy();
    }
    assertThat(objects(target)).isEqualTo(objects(source));
    assertThat(Zoo.rows(target)).isEqualTo(Zoo.rows(source));
  }

  @Test
  void carriesPositionsGrantsAndMaterialisedRows() {
    Zoo.settle(source);
    try (PostgresMover mover = mover()) {
      mover.copy();
    }
    for (String fact :
        List.of(
            "SELECT last_value || ' ' || is_called FROM public.free_seq",
            "SELECT last_value FROM public.customer_id_seq",
            "SELECT n FROM public.mv",
            "SELECT relacl::text FROM pg_class WHERE oid = 'public.customer'::regclass",
            "SELECT attacl::text FROM pg_attribute WHERE attrelid = 'public.nokey'::regclass AND"
                + " attname = 'a'",
            "SELECT proacl::text FROM pg_proc WHERE oid = 'public.twice(int)'::regprocedure",
            "SELECT relispopulated FROM pg_class WHERE oid = 'public.mv'::regclass")) {
      assertThat(query(target, fact)).as(fact).isEqualTo(query(source, fact));
    }
  }

  @Test
  void reportsEachTableWithItsRows() {
    Zoo.settle(source);
    TransferReport report;
    try (PostgresMover mover = mover()) {
      mover.copy();
      mover.follow();
      report = mover.verify(Optional.empty());
    }
    assertThat(report.verification().differences()).isEmpty();
    assertThat(report.tables())
        .filteredOn(table -> table.table().equals("public.customer"))
        .extracting(TransferReport.TableReport::rows)
        .containsExactly(2000L);
    assertThat(report.notCarried()).isEmpty();
  }

  @Test
  void doesNothingTwiceWhenCalledAgain() {
    Zoo.settle(source);
    try (PostgresMover mover = mover()) {
      mover.copy();
      Map<String, String> before = Zoo.rows(target);
      mover.copy();
      assertThat(Zoo.rows(target)).isEqualTo(before);
    }
  }

  @Test
  void resumesAfterAFailureWithoutCopyingAFinishedChunkAgain() {
    Zoo.settle(source);
    try (PostgresMover broken = mover(failingAfter(4))) {
      assertThatThrownBy(broken::copy).hasMessageContaining("the cable was pulled");
    }
    String finished =
        "SELECT table_name || xmin FROM lepton.chunk WHERE snapshot IS NOT NULL ORDER BY 1";
    List<String> before = query(target, finished);
    assertThat(before).hasSize(4);

    try (PostgresMover mover = mover()) {
      mover.copy();
    }

    assertThat(query(target, finished)).containsAll(before);
    assertThat(Zoo.rows(target)).isEqualTo(Zoo.rows(source));
    assertThat(objects(target)).isEqualTo(objects(source));
  }

  @Test
  void refusesToResumeWhenTheSchemaHasChangedMeanwhile() {
    Zoo.settle(source);
    try (PostgresMover broken = mover(failingAfter(2))) {
      assertThatThrownBy(broken::copy).hasMessageContaining("the cable was pulled");
    }
    execute(source, "ALTER TABLE public.base ADD COLUMN late int");
    try (PostgresMover mover = mover()) {
      assertThatThrownBy(mover::copy)
          .isInstanceOfSatisfying(
              LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_CHANGED));
    }
  }

  @Test
  void refusesATargetThatIsNotEmptyAndLeavesItAlone() {
    execute(source, "CREATE TABLE public.t (id int PRIMARY KEY)");
    execute(
        target, "CREATE TABLE public.precious (id int)", "INSERT INTO public.precious VALUES (1)");
    try (PostgresMover mover = mover()) {
      assertThatThrownBy(mover::copy)
          .isInstanceOfSatisfying(
              LeptonException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.TARGET_NOT_EMPTY))
          .hasMessageContaining("public.precious");
    }
    assertThat(query(target, "SELECT nspname FROM pg_namespace WHERE nspname = 'lepton'"))
        .isEmpty();
    assertThat(query(source, "SELECT pubname FROM pg_publication")).isEmpty();
  }

  @Test
  void stopsAtAnythingThatIsNotCarriedUnlessAllowed() {
    execute(source, "SELECT lo_create(0)");
    try (PostgresMover mover = mover()) {
      assertThatThrownBy(mover::copy)
          .isInstanceOfSatisfying(
              LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_CARRIED))
          .hasMessageContaining("large object 1 of them");
    }
  }

  private static CutoverData switchOver(SwitchSession session) {
    session.fence();
    session.drain();
    session.sequences();
    CutoverData data = session.verifyChanged();
    session.prepareReverse();
    session.closeLeading();
    session.openFollowing();
    session.seal();
    return data;
  }

  private void settleWithoutStream() throws IOException {
    TestExtension.install(directory);
    execute(
        source,
        "CREATE TABLE public.t (id int PRIMARY KEY)",
        "CREATE UNLOGGED TABLE public.cache (k text PRIMARY KEY, t_id int REFERENCES public.t)",
        "CREATE EXTENSION lepton_rates SCHEMA public",
        "INSERT INTO public.t VALUES (1)",
        "INSERT INTO public.cache VALUES ('before', 1)",
        "INSERT INTO public.rate VALUES ('mine', 2, false)");
  }

  @Test
  void whatIsInNoChangeStreamIsCopiedWhileWritersWaitAndBack() throws IOException {
    settleWithoutStream();
    try (PostgresMover mover = mover()) {
      mover.check();
      mover.copy();
      mover.follow();
      execute(
          source,
          "INSERT INTO public.t VALUES (2)",
          "INSERT INTO public.cache VALUES ('after', 2)",
          "UPDATE public.rate SET value = 3 WHERE code = 'mine'");
      assertThat(mover.verify(Optional.empty()).verification().clean()).isTrue();
      try (SwitchSession session = mover.beginCutover(PAUSE)) {
        assertThat(switchOver(session).differenceCount()).isZero();
      }
      assertThat(query(target, "SELECT k FROM public.cache ORDER BY 1"))
          .containsExactly("after", "before");
      assertThat(query(target, "SELECT code || value FROM public.rate ORDER BY 1"))
          .containsExactly("mine3", "standard1");
      execute(target, "DELETE FROM public.cache WHERE k = 'before'");
      execute(target, "INSERT INTO public.rate VALUES ('there', 5, false)");
      mover.followBack();
      try (SwitchSession session = mover.beginFallback(PAUSE)) {
        assertThat(switchOver(session).differenceCount()).isZero();
      }
    }
    assertThat(query(source, "SELECT k FROM public.cache")).containsExactly("after");
    assertThat(query(source, "SELECT code FROM public.rate ORDER BY 1"))
        .containsExactly("mine", "standard", "there");
  }

  @Test
  void anUnloggedTableTooLargeForThePauseIsNamedBeforeWritersHaveToWait() {
    execute(
        source,
        "CREATE TABLE public.t (id int PRIMARY KEY)",
        "CREATE UNLOGGED TABLE public.large AS SELECT repeat('x', 1000) FROM generate_series(1,"
            + " 20000)");
    try (PostgresMover mover = mover()) {
      mover.copy();
      mover.follow();
      assertThatThrownBy(() -> mover.beginCutover(Duration.ofSeconds(1)))
          .isInstanceOfSatisfying(
              LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_CARRIED))
          .hasMessageContaining("unlogged table public.large");
    }
  }

  @Test
  void leavesBothSidesAsFoundWhenGivenUp() {
    Zoo.settle(source);
    List<String> identities = query(source, REPLICA_IDENTITIES);
    List<SchemaObject> before = objects(target);
    try (PostgresMover mover = mover()) {
      mover.copy();
      mover.follow();
      mover.abort();
    }
    assertThat(query(source, REPLICA_IDENTITIES)).isEqualTo(identities);
    assertThat(query(source, "SELECT pubname FROM pg_publication")).isEmpty();
    String slots = "SELECT slot_name FROM pg_replication_slots WHERE database = current_database()";
    assertThat(query(source, slots)).isEmpty();
    assertThat(objects(target)).isEqualTo(before);
    assertThat(query(target, "SELECT nspname FROM pg_namespace WHERE nspname = 'lepton'"))
        .isEmpty();
  }

  @Test
  void leavesTheSourceOfALostTarget() {
    Zoo.settle(source);
    try (PostgresMover mover = mover()) {
      mover.copy();
      mover.follow();
      execute(
          TestServers.factory(Side.TARGET, target.endpoint().port(), "postgres"),
          "DROP DATABASE " + target.endpoint().database() + " WITH (FORCE)");
      assertThatThrownBy(mover::abort).isInstanceOf(LeptonException.class);

      mover.leaveSource();
      mover.leaveSource();
    }
    assertThat(query(source, "SELECT pubname FROM pg_publication")).isEmpty();
    String slots = "SELECT slot_name FROM pg_replication_slots WHERE database = current_database()";
    assertThat(query(source, slots)).isEmpty();
    assertThat(events)
        .filteredOn(Event.Noted.class::isInstance)
        .anySatisfy(event -> assertThat(event.toString()).contains("public.nokey"));
    execute(source, "UPDATE public.nokey SET a = 9 WHERE a IS NULL");
  }

  @Test
  void aSourceThatIsClosedForItsTargetIsNotLeft() {
    Zoo.settle(source);
    try (PostgresMover mover = mover()) {
      mover.copy();
      execute(
          source,
          "ALTER DATABASE "
              + source.endpoint().database()
              + " SET default_transaction_read_only = on");

      assertThatThrownBy(mover::leaveSource)
          .isInstanceOfSatisfying(
              LeptonException.class,
              failure -> assertThat(failure.code()).isEqualTo(ErrorCode.NOT_SUPPORTED));
    }
    assertThat(query(source, "SELECT count(*) FROM pg_publication")).containsExactly("1");
  }

  @Test
  void beginsAnewAfterHavingBeenGivenUp() {
    Zoo.settle(source);
    try (PostgresMover mover = mover(failingAfter(3))) {
      assertThatThrownBy(mover::copy).isInstanceOf(LeptonException.class);
      mover.abort();
    }
    try (PostgresMover mover = mover()) {
      mover.check();
      mover.copy();
    }
    assertThat(Zoo.rows(target)).isEqualTo(Zoo.rows(source));
  }

  @Test
  void letsTablesWithoutKeyBeUpdatedWhileTheyArePublished() {
    Zoo.settle(source);
    try (PostgresMover mover = mover()) {
      mover.copy();
    }
    execute(source, "UPDATE public.nokey SET a = 9 WHERE a IS NULL");
    assertThat(query(source, "SELECT count(*) FROM public.nokey WHERE a = 9")).containsExactly("1");
  }

  @Test
  void keepsTheDataAndNothingElseWhenFinished() {
    Zoo.settle(source);
    List<String> identities = query(source, REPLICA_IDENTITIES);
    try (PostgresMover mover = mover()) {
      mover.copy();
      mover.finish();
    }
    assertThat(Zoo.rows(target)).isEqualTo(Zoo.rows(source));
    assertThat(query(target, REPLICA_IDENTITIES)).isEqualTo(identities);
    assertThat(query(target, "SELECT tgname FROM pg_trigger WHERE tgname LIKE 'lepton%'"))
        .isEmpty();
  }

  @Test
  void stopsWhenTheSlotIsGoneThatRowsWereCopiedAfter() {
    Zoo.settle(source);
    try (PostgresMover broken = mover(failingAfter(2))) {
      assertThatThrownBy(broken::copy).isInstanceOf(LeptonException.class);
    }
    query(
        source,
        "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE database ="
            + " current_database()");
    try (PostgresMover mover = mover()) {
      assertThatThrownBy(mover::copy)
          .isInstanceOfSatisfying(
              LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_CHANGED));
    }
  }

  @Test
  void tellsHowFarTheCopyIs() {
    Zoo.settle(source);
    try (PostgresMover mover = mover()) {
      mover.copy();
    }
    List<Event.Progressed> progress =
        events.stream()
            .filter(event -> event instanceof Event.Progressed)
            .map(event -> (Event.Progressed) event)
            .filter(event -> event.step().equals("copy"))
            .toList();
    long rows =
        query(target, "SELECT sum(rows) FROM lepton.chunk").stream()
            .mapToLong(Long::parseLong)
            .sum();
    assertThat(progress.get(progress.size() - 1).progress().rowsDone()).isEqualTo(rows);
  }

  @Test
  void copiesConsistentlyWhileTheSourceIsWrittenTo() throws InterruptedException {
    Zoo.settle(source);
    AtomicBoolean stop = new AtomicBoolean();
    Thread writer =
        new Thread(
            () -> {
              for (int i = 0; !stop.get(); i++) {
                execute(
                    source,
                    "WITH c AS (INSERT INTO public.customer (name) VALUES ('live"
                        + i
                        + "') RETURNING id) INSERT INTO \"Odd Schema\".\"Or\"\"der\" (customer_id)"
                        + " SELECT id FROM c",
                    "UPDATE public.customer SET num = " + i + " WHERE id = " + (i % 2000 + 1));
              }
            });
    writer.start();
    TransferReport report;
    try (PostgresMover mover = mover()) {
      mover.copy();
      mover.follow();
      report = mover.verify(Optional.empty());
    } finally {
      stop.set(true);
      writer.join();
    }
    assertThat(report.verification().differences()).isEmpty();
    assertThat(query(source, "SELECT count(*) FROM public.customer")).isNotEqualTo(List.of("2000"));
  }

  @Test
  @Timeout(60)
  void endsWithTheServersMessageWhenTheTargetRefusesARow() {
    execute(
        source,
        "CREATE DOMAIN public.positive AS int",
        "CREATE TABLE public.t (id int PRIMARY KEY, v public.positive)",
        "INSERT INTO public.t SELECT i, -i FROM generate_series(1, 100000) i",
        "ALTER DOMAIN public.positive ADD CONSTRAINT late CHECK (VALUE > 0) NOT VALID");
    try (PostgresMover mover = mover()) {
      assertThatThrownBy(mover::copy)
          .isInstanceOfSatisfying(
              LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TARGET_FAILED))
          .hasMessageContaining("violates check constraint \"late\"");
    }
    assertThat(query(target, "SELECT count(*) FROM public.t")).containsExactly("0");
  }
}
