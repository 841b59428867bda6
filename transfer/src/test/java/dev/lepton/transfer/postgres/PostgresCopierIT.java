package dev.lepton.transfer.postgres;

import static dev.lepton.transfer.postgres.TestServers.execute;
import static dev.lepton.transfer.postgres.TestServers.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.transfer.CopyReport;
import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.catalog.SchemaObject;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import dev.lepton.transfer.task.ThreadTaskRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("side-by-side")
class PostgresCopierIT {
  private static final List<String> SHOP =
      List.of(
          "CREATE TABLE public.shop (id int PRIMARY KEY, name text NOT NULL)",
          "CREATE TABLE public.sale (id int PRIMARY KEY, shop_id int NOT NULL REFERENCES public.shop, note text)",
          "CREATE INDEX ON public.sale (note)",
          "INSERT INTO public.shop SELECT i, 'shop ' || i FROM generate_series(1, 50) i",
          "INSERT INTO public.sale SELECT i, 1 + i % 50, md5(i::text) FROM generate_series(1, 5000) i");

  @TempDir private Path directory;
  private final ConnectionFactory source = TestServers.fresh(Side.SOURCE);
  private final ConnectionFactory target = TestServers.fresh(Side.TARGET);
  private final Queue<Event> events = new ConcurrentLinkedQueue<>();

  private PostgresCopier copier(EventSink sink) {
    return new PostgresCopier(
        TestServers.settings(source, target, directory),
        TestServers.NO_SECRETS,
        sink,
        new ThreadTaskRunner());
  }

  private void settleShop() {
    SHOP.forEach(sql -> execute(source, sql));
  }

  private static List<SchemaObject> objects(ConnectionFactory database) {
    try (Connection connection = database.open()) {
      return new CatalogReader().objects(connection);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Breaks off at the end of a step, as if the process had been killed there. */
  private EventSink killedAfter(String step) {
    return event -> {
      if (event instanceof Event.StepFinished finished && finished.step().equals(step)) {
        throw new LeptonException(ErrorCode.INTERRUPTED, "killed", step, "run again");
      }
      events.add(event);
    };
  }

  private List<String> notes() {
    return events.stream()
        .filter(Event.Noted.class::isInstance)
        .map(event -> ((Event.Noted) event).message())
        .toList();
  }

  @Test
  void carriesEveryKindOfObjectAndValueAndLeavesNothingElse() {
    Zoo.settle(source);
    CopyReport report = copier(events::add).copy(true);
    assertThat(report.verification().orElseThrow().differences()).isEmpty();
    assertThat(objects(target)).isEqualTo(objects(source));
    assertThat(Zoo.rows(target)).isEqualTo(Zoo.rows(source));
    assertThat(query(target, "SELECT nspname FROM pg_namespace WHERE nspname = 'lepton'"))
        .isEmpty();
    assertThat(
            query(
                source,
                "SELECT slot_name FROM pg_replication_slots WHERE database = current_database()"))
        .isEmpty();
  }

  @Test
  void carriesTheRowsOfUnloggedTables() {
    execute(
        source,
        "CREATE UNLOGGED TABLE public.cache (k text PRIMARY KEY)",
        "INSERT INTO public.cache VALUES ('a'), ('b')");
    CopyReport report = copier(events::add).copy(true);
    assertThat(report.verification().orElseThrow().tablesCompared()).isEqualTo(1);
    assertThat(report.differences()).contains(0L);
    assertThat(query(target, "SELECT k FROM public.cache")).containsExactly("a", "b");
  }

  @Test
  void carriesTheRowsThatUsersHavePutAmongAnExtensionsOwn() throws IOException {
    TestExtension.install(directory);
    execute(
        source,
        "CREATE EXTENSION lepton_rates SCHEMA public",
        "INSERT INTO public.rate VALUES ('mine', 2, false)",
        "INSERT INTO public.plain VALUES (7)",
        "SELECT setval('public.rate_no', 41)");
    CopyReport report = copier(events::add).copy(true);
    assertThat(report.differences()).contains(0L);
    assertThat(query(target, "SELECT code FROM public.rate ORDER BY 1"))
        .containsExactly("mine", "standard");
    assertThat(query(target, "SELECT n FROM public.plain")).containsExactly("7");
    assertThat(query(target, "SELECT last_value FROM public.rate_no")).containsExactly("41");
  }

  @Test
  void aMaterialisedViewOfForeignDataOutOfReachIsLeftUnfilledAndTold() {
    execute(
        source,
        "CREATE FOREIGN DATA WRAPPER absent",
        "CREATE SERVER elsewhere FOREIGN DATA WRAPPER absent",
        "CREATE TABLE public.near (id int) PARTITION BY LIST (id)",
        "CREATE MATERIALIZED VIEW public.seen AS SELECT id FROM public.near",
        "CREATE MATERIALIZED VIEW public.again AS SELECT id FROM public.seen",
        "CREATE FOREIGN TABLE public.far PARTITION OF public.near DEFAULT SERVER elsewhere");
    copier(events::add).copy(false);
    assertThat(notes()).anyMatch(note -> note.contains("materialized view rows public.seen"));
    assertThat(query(target, "SELECT relname FROM pg_class WHERE NOT relispopulated ORDER BY 1"))
        .containsExactly("again", "seen");
  }

  @Test
  void showsTheSourceAsItWasWhenTheCopyBegan() {
    settleShop();
    EventSink writing =
        event -> {
          if (event instanceof Event.StepStarted started && started.step().equals("copy")) {
            execute(source, "DELETE FROM public.sale WHERE id <= 100");
            execute(source, "INSERT INTO public.shop VALUES (1000, 'too late')");
          }
        };
    CopyReport report = copier(writing).copy(true);
    assertThat(report.differences()).contains(0L);
    assertThat(query(target, "SELECT count(*) FROM public.sale")).containsExactly("5000");
    assertThat(query(target, "SELECT count(*) FROM public.shop")).containsExactly("50");
  }

  @Test
  void everyKeyIsThereAndChecked() {
    settleShop();
    copier(events::add).copy(false);
    assertThat(
            query(
                target,
                "SELECT conname || ' ' || convalidated FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND"
                    + " contype IN ('p', 'f') ORDER BY 1"))
        .containsExactly("sale_pkey true", "sale_shop_id_fkey true", "shop_pkey true");
    assertThat(
            query(target, "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid"))
        .isEmpty();
  }

  @Test
  void withoutVerificationNoDifferencesAreClaimed() {
    settleShop();
    CopyReport report = copier(events::add).copy(false);
    assertThat(report.differences()).isEmpty();
    assertThat(report.rows()).isEqualTo(5050);
  }

  @Test
  void goesOnWhereItWasBrokenOffWhenNothingWasWrittenSince() {
    settleShop();
    // Its analysing takes transaction numbers of the whole server, and counts as writing.
    execute(source, "ALTER SYSTEM SET autovacuum = off");
    execute(source, "SELECT pg_reload_conf()");
    try {
      assertThatThrownBy(() -> copier(killedAfter("copy")).copy(true))
          .hasMessageContaining("killed");
      List<String> files = query(target, "SELECT pg_relation_filepath('public.sale')");
      CopyReport report = copier(events::add).copy(true);
      assertThat(report.differences()).contains(0L);
      assertThat(query(target, "SELECT pg_relation_filepath('public.sale')")).isEqualTo(files);
      assertThat(notes()).noneMatch(note -> note.contains("anew"));
    } finally {
      execute(source, "ALTER SYSTEM RESET autovacuum");
      execute(source, "SELECT pg_reload_conf()");
    }
  }

  @Test
  void beginsAnewWhenTheSourceWasWrittenToSinceItWasBrokenOff() {
    settleShop();
    assertThatThrownBy(() -> copier(killedAfter("copy")).copy(true)).hasMessageContaining("killed");
    execute(source, "UPDATE public.sale SET note = 'changed' WHERE id = 7");
    CopyReport report = copier(events::add).copy(true);
    assertThat(report.differences()).contains(0L);
    assertThat(query(target, "SELECT note FROM public.sale WHERE id = 7"))
        .containsExactly("changed");
    assertThat(notes()).anyMatch(note -> note.contains("begins anew"));
  }

  @Test
  void refusesATargetThatIsNotEmpty() {
    settleShop();
    execute(target, "CREATE TABLE public.precious (id int)");
    assertThatThrownBy(() -> copier(events::add).copy(true))
        .isInstanceOfSatisfying(
            LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TARGET_NOT_EMPTY));
    assertThat(query(target, "SELECT relname FROM pg_class WHERE relname = 'precious'"))
        .containsExactly("precious");
  }

  @Test
  void whatIsUnfinishedCanBeTakenAway() {
    settleShop();
    assertThatThrownBy(() -> copier(killedAfter("copy")).copy(true)).hasMessageContaining("killed");
    copier(events::add).discard();
    assertThat(
            query(
                target,
                "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace UNION ALL"
                    + " SELECT nspname FROM pg_namespace WHERE nspname = 'lepton'"))
        .isEmpty();
  }

  @Test
  void carriesLargeObjectsWithOwnersAndPrivileges() {
    execute(source, "SELECT lo_from_bytea(4711, decode(repeat('00ff7e', 900000), 'hex'))");
    execute(
        source, "SELECT lo_from_bytea(50000 + i, i::text::bytea) FROM generate_series(1, 1500) i");
    execute(source, "SELECT lo_create(60000)");
    execute(source, "GRANT SELECT ON LARGE OBJECT 50001 TO PUBLIC");
    execute(source, "COMMENT ON LARGE OBJECT 50002 IS 'it''s large'");
    copier(events::add).copy(true);
    String sums =
        "SELECT count(*) || ' ' || sum(hashtextextended(oid || md5(lo_get(oid)), 0)) FROM"
            + " pg_largeobject_metadata";
    assertThat(query(target, sums)).isEqualTo(query(source, sums));
    assertThat(query(target, "SELECT lomacl::text FROM pg_largeobject_metadata WHERE oid = 50001"))
        .isEqualTo(
            query(source, "SELECT lomacl::text FROM pg_largeobject_metadata WHERE oid = 50001"));
    assertThat(query(target, "SELECT obj_description(50002, 'pg_largeobject')"))
        .containsExactly("it's large");
  }

  @Test
  void largeObjectsOfAnUnfinishedCopyAreTakenAway() {
    execute(source, "SELECT lo_from_bytea(4711, 'abc')");
    assertThatThrownBy(() -> copier(killedAfter("copy")).copy(true)).hasMessageContaining("killed");
    assertThat(query(target, "SELECT count(*) FROM pg_largeobject_metadata")).containsExactly("1");
    copier(events::add).discard();
    assertThat(query(target, "SELECT count(*) FROM pg_largeobject_metadata")).containsExactly("0");
  }

  @Test
  void cutsALargeTableWhenManyStreamsAreAllowed() {
    execute(source, "CREATE TABLE public.wide (id bigint PRIMARY KEY, filler text)");
    execute(
        source,
        "INSERT INTO public.wide SELECT i, repeat('x', 50) FROM generate_series(1, 20000) i");
    execute(source, "ANALYZE public.wide");
    var settings = TestServers.settings(source, target, directory);
    var spec = settings.spec();
    PostgresCopier copier =
        new PostgresCopier(
            new dev.lepton.transfer.MoverSettings(
                settings.migration(),
                new dev.lepton.model.migration.DatabaseSpec(
                    spec.name(), spec.source(), spec.target(), spec.backup(), spec.allow(), 4),
                settings.target(),
                settings.directory()),
            TestServers.NO_SECRETS,
            events::add,
            new ThreadTaskRunner());
    CopyReport report = copier.copy(true);
    assertThat(report.tables().get(0).chunks()).isGreaterThan(1);
    assertThat(report.differences()).contains(0L);
  }
}
