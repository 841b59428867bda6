package dev.lepton.transfer.postgres;

import static dev.lepton.transfer.postgres.TestServers.execute;
import static dev.lepton.transfer.postgres.TestServers.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.OwnerSpec;
import dev.lepton.model.migration.Selection;
import dev.lepton.model.transfer.BackupReport;
import dev.lepton.model.transfer.CutoverData;
import dev.lepton.model.transfer.VerificationReport;
import dev.lepton.transfer.MoverSettings;
import dev.lepton.transfer.SwitchSession;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import dev.lepton.transfer.postgres.stream.LiveFixture;
import dev.lepton.transfer.task.ThreadTaskRunner;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A part of a database is moved, live, while the rest of it is worked with. */
@Tag("side-by-side")
class PartMoveIT {
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private static final String ORDERS =
      "SELECT o::text FROM %s.orders o WHERE tenant = 1 ORDER BY id";

  /** Everything that a move could leave at the source. */
  private static final String TRACES =
      "SELECT 'slot ' || slot_name FROM pg_replication_slots WHERE database = current_database()"
          + " UNION ALL SELECT 'publication ' || pubname FROM pg_publication"
          + " UNION ALL SELECT 'schema ' || nspname FROM pg_namespace WHERE nspname = 'lepton'"
          + " UNION ALL SELECT 'trigger on ' || tgrelid::regclass FROM pg_trigger WHERE NOT tgisinternal"
          + " UNION ALL SELECT 'setting ' || array_to_string(setconfig, ',') FROM pg_db_role_setting s"
          + " JOIN pg_database d ON d.oid = s.setdatabase WHERE d.datname = current_database()"
          + " UNION ALL SELECT 'identity ' || relreplident::text || ' of ' || oid::regclass FROM pg_class WHERE"
          + " relkind = 'r' AND relreplident <> 'd' AND relnamespace::regnamespace::text NOT LIKE 'pg\\_%'"
          + " AND relnamespace <> 'information_schema'::regnamespace";

  @TempDir private Path directory;
  private final ConnectionFactory source = TestServers.fresh(Side.SOURCE);
  private final ConnectionFactory target = TestServers.fresh(Side.TARGET);
  private PostgresMover mover;

  private static Selection selection(String condition) {
    return new Selection(
        List.of("app"),
        List.of(),
        List.of("app.scratch"),
        List.of(new Selection.RowCondition("app.orders", condition)),
        Map.of("app", "shop"),
        Set.of(),
        OwnerSpec.KEEP);
  }

  private PostgresMover mover(Selection selection) {
    MoverSettings whole = TestServers.settings(source, target, directory);
    return new PostgresMover(
        new MoverSettings(
            whole.migration(),
            whole.spec().withSelection(selection),
            whole.target(),
            whole.directory()),
        TestServers.NO_SECRETS,
        EventSink.none(),
        new ThreadTaskRunner());
  }

  @BeforeEach
  void fill() {
    mover = mover(selection("tenant = 1"));
    execute(
        source,
        "CREATE SCHEMA app",
        "CREATE TABLE public.other (id bigserial PRIMARY KEY, text text)",
        "CREATE TABLE app.orders (id bigserial PRIMARY KEY, tenant int, note text,"
            + " other_id bigint REFERENCES public.other)",
        "CREATE TABLE app.lines (order_id bigint, item text)",
        "CREATE TABLE app.events (at int, text text) PARTITION BY RANGE (at)",
        "CREATE TABLE app.events_1 PARTITION OF app.events FOR VALUES FROM (0) TO (100)",
        "CREATE TABLE app.events_2 PARTITION OF app.events FOR VALUES FROM (100) TO (200)",
        "CREATE TABLE app.scratch (id int)",
        "INSERT INTO public.other (text) SELECT 'o' || i FROM generate_series(1, 100) i",
        "INSERT INTO app.orders (tenant, note, other_id) SELECT i % 3, repeat(md5(i::text), 100), 1"
            + " FROM generate_series(1, 3000) i",
        "ALTER TABLE app.orders ALTER COLUMN note SET STORAGE EXTERNAL",
        "INSERT INTO app.lines SELECT i, 'item' FROM generate_series(1, 500) i",
        "INSERT INTO app.events SELECT i, 'e' || i FROM generate_series(0, 199) i");
  }

  @AfterEach
  void close() {
    mover.close();
    for (ConnectionFactory side : List.of(source, target)) {
      execute(
          side,
          "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE database ="
              + " current_database() AND NOT active");
    }
  }

  private void begin() {
    mover.check();
    mover.copy();
    mover.follow();
  }

  private CutoverData switchOver(SwitchSession session) {
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

  private CutoverData cutOver() {
    try (SwitchSession session = mover.beginCutover(PAUSE)) {
      return switchOver(session);
    }
  }

  private CutoverData fallBack() {
    try (SwitchSession session = mover.beginFallback(PAUSE)) {
      return switchOver(session);
    }
  }

  private static void application(ConnectionFactory side, String sql) throws SQLException {
    try (Connection connection = LiveFixture.application(side)) {
      connection.createStatement().execute(sql);
    }
  }

  private void assertSame() {
    assertThat(query(target, ORDERS.formatted("shop")))
        .isEqualTo(query(source, ORDERS.formatted("app")));
    for (String table : List.of("lines", "events")) {
      String rows = "SELECT t::text FROM %s." + table + " t ORDER BY 1";
      assertThat(query(target, rows.formatted("shop")))
          .isEqualTo(query(source, rows.formatted("app")));
    }
  }

  @Test
  void goesOverAndBackWhileTheRestIsWorkedWith() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    AtomicInteger others = new AtomicInteger();
    try (Connection app = LiveFixture.application(source)) {
      Thread writer =
          new Thread(
              () -> {
                try {
                  while (!stop.get()) {
                    app.createStatement()
                        .execute("INSERT INTO public.other (text) VALUES ('while moving')");
                    others.incrementAndGet();
                    LiveFixture.rest();
                  }
                } catch (SQLException e) {
                  others.set(Integer.MIN_VALUE);
                }
              });
      writer.start();
      begin();
      execute(
          source,
          "ALTER TABLE public.other ADD COLUMN added int",
          "CREATE TABLE public.new_elsewhere (id int)",
          "INSERT INTO app.scratch VALUES (1)",
          "INSERT INTO app.orders (tenant, note) SELECT 1, 'new' FROM generate_series(1, 100)");
      VerificationReport proof = mover.verify(Optional.empty()).verification();
      assertThat(proof.differences()).isEmpty();
      assertThat(proof.notes().get(0)).contains("tenant = 1; schema app as shop");
      execute(
          source,
          "UPDATE app.orders SET tenant = 1 WHERE tenant = 2 AND id <= 300",
          "UPDATE app.orders SET tenant = 2 WHERE tenant = 1 AND id BETWEEN 301 AND 600",
          "UPDATE app.orders SET id = id + 1000000 WHERE id BETWEEN 601 AND 700",
          "DELETE FROM app.orders WHERE id BETWEEN 701 AND 800",
          "DELETE FROM app.lines WHERE order_id < 10",
          "INSERT INTO app.events VALUES (5, 'late')");
      assertThat(cutOver().differenceCount()).isZero();
      assertSame();
      assertThatThrownBy(() -> application(source, "INSERT INTO app.lines VALUES (1, 'lost')"))
          .hasMessageContaining("app.lines has moved");
      assertThatThrownBy(() -> application(source, "INSERT INTO app.events VALUES (7, 'lost')"))
          .hasMessageContaining("has moved");
      assertThatThrownBy(() -> application(source, "INSERT INTO app.events_2 VALUES (107, 'lost')"))
          .hasMessageContaining("has moved");
      assertThatCode(() -> application(source, "INSERT INTO app.scratch VALUES (2)"))
          .doesNotThrowAnyException();
      mover.followBack();
      application(target, "INSERT INTO shop.orders (tenant, note) VALUES (1, 'at the target')");
      application(target, "UPDATE shop.events SET text = 'changed' WHERE at = 50");
      application(target, "UPDATE shop.lines SET item = 'changed' WHERE order_id = 11");
      int before = others.get();
      await().until(() -> others.get() > before);
      assertThat(fallBack().differenceCount()).isZero();
      assertThat(query(source, "SELECT tgname FROM pg_trigger WHERE tgname = 'lepton_guard'"))
          .isEmpty();
      assertSame();
      application(source, "INSERT INTO app.orders (tenant, note) VALUES (1, 'back')");
      mover.abort();
      stop.set(true);
      writer.join();
    }
    assertThat(others.get()).as("writes of a session that was never ended").isPositive();
    assertThat(query(source, TRACES)).isEmpty();
    assertThat(query(source, "SELECT count(*) FROM app.orders WHERE tenant <> 1"))
        .as("rows that never travelled")
        .isNotEqualTo(List.of("0"));
    assertThat(query(target, "SELECT nspname FROM pg_namespace WHERE nspname IN ('app', 'shop')"))
        .isEmpty();
  }

  @Test
  void finishingLeavesTheMovedTablesAtTheSourceAsTheyWere() throws Exception {
    begin();
    cutOver();
    mover.finish();
    assertThat(query(source, TRACES)).isEmpty();
    assertThat(query(target, TRACES)).isEmpty();
    application(source, "INSERT INTO app.lines VALUES (1, 'open again')");
  }

  @Test
  void aSwitchThatIsTakenBackLeavesNoGuard() throws Exception {
    begin();
    try (SwitchSession session = mover.beginCutover(PAUSE)) {
      session.fence();
      session.drain();
      session.prepareReverse();
    }
    application(source, "INSERT INTO app.events VALUES (7, 'goes on')");
    assertThat(query(source, "SELECT tgname FROM pg_trigger WHERE tgname = 'lepton_guard'"))
        .isEmpty();
    assertThatThrownBy(() -> application(target, "DELETE FROM shop.lines"))
        .hasMessageContaining("still follows its source");
  }

  @Test
  void aWriterThatWaitsAtTheFenceMeetsTheGuard() throws Exception {
    begin();
    try (SwitchSession session = mover.beginCutover(PAUSE)) {
      session.fence();
      AtomicInteger failures = new AtomicInteger();
      Thread waiting =
          new Thread(
              () -> {
                try {
                  application(source, "INSERT INTO app.events VALUES (8, 'too late')");
                } catch (SQLException e) {
                  failures.incrementAndGet();
                }
              });
      waiting.start();
      await()
          .until(
              () ->
                  query(
                              source,
                              "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query"
                                  + " LIKE '%too late%' AND datname = current_database()")
                          .size()
                      == 1);
      session.drain();
      session.sequences();
      session.verifyChanged();
      session.prepareReverse();
      session.closeLeading();
      session.openFollowing();
      session.seal();
      waiting.join();
      assertThat(failures).hasValue(1);
    }
    assertThat(query(source, "SELECT text FROM app.events WHERE at = 8")).containsExactly("e8");
  }

  @Test
  void aNewTableInTheSelectionStopsTheStream() {
    begin();
    // The first look notes what is there.
    await()
        .until(
            () ->
                !query(target, "SELECT 1 FROM lepton.step WHERE id LIKE 'source/unp%'").isEmpty());
    execute(
        source, "CREATE TABLE app.events_3 PARTITION OF app.events FOR VALUES FROM (200) TO (300)");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThatThrownBy(mover::status)
                    .isInstanceOfSatisfying(
                        LeptonException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_CHANGED))
                    .hasMessageContaining("app.events_3"));
  }

  @Test
  void aRowThatLeavesTheConditionAtTheTargetKeepsItsTableFromGoingBack() throws Exception {
    begin();
    mover.verify(Optional.empty());
    cutOver();
    mover.close();
    mover.followBack();
    application(target, "UPDATE shop.orders SET tenant = 2 WHERE id = 1");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(query(source, "SELECT table_name FROM lepton.quarantine"))
                    .containsExactly("orders"));
    assertThatThrownBy(() -> mover.beginFallback(PAUSE))
        .hasMessageContaining("does not satisfy the condition");
    application(target, "UPDATE shop.orders SET tenant = 1 WHERE id = 1");
    mover.retry("shop.orders");
    assertThat(fallBack().differenceCount()).isZero();
    assertSame();
    assertThat(query(source, "SELECT count(*) FROM app.orders")).containsExactly("3000");
  }

  @Test
  void emptyingTheTableAtTheTargetLeavesTheRowsThatNeverTravelled() throws Exception {
    begin();
    mover.verify(Optional.empty());
    cutOver();
    mover.followBack();
    application(target, "TRUNCATE shop.orders");
    assertThat(fallBack().differenceCount()).isZero();
    assertThat(
            query(
                source,
                "SELECT concat(count(*), ' ', count(*) FILTER (WHERE tenant = 1)) FROM app.orders"))
        .containsExactly("2000 0");
  }

  @Test
  void theBackupHoldsThePartUnderItsNewNames() {
    BackupReport backup = mover.backup();
    assertThat(backup.proven()).isTrue();
    ConnectionFactory restored =
        TestServers.factory(Side.TARGET, target.endpoint().port(), backup.restored());
    assertThat(query(restored, "SELECT count(*) FROM shop.orders")).containsExactly("1000");
    assertThat(query(restored, "SELECT to_regclass('public.other')")).containsExactly("null");
    mover.dropRestored(backup);
  }

  @Test
  void anotherSelectionIsRefused() {
    begin();
    mover.close();
    mover = mover(selection("tenant = 2"));
    assertThatThrownBy(mover::check).hasMessageContaining("another selection");
    assertThatThrownBy(() -> mover.beginCutover(PAUSE)).hasMessageContaining("another selection");
    mover = mover(Selection.all());
    assertThatThrownBy(mover::finish).hasMessageContaining("another selection");
    mover = mover(selection("tenant = 1"));
    mover.follow();
    assertThat(mover.verify(Optional.empty()).verification().differences()).isEmpty();
  }

  @Test
  void anotherPartOfTheSourceIsNotSwitchedMeanwhileAndLeavesTheFirstClosed() {
    begin();
    cutOver();
    ConnectionFactory second = TestServers.fresh(Side.TARGET);
    MoverSettings whole = TestServers.settings(source, second, directory);
    Selection others =
        new Selection(
            List.of("public"), List.of(), List.of(), List.of(), Map.of(), Set.of(), OwnerSpec.KEEP);
    try (PostgresMover other =
        new PostgresMover(
            new MoverSettings(
                "second", whole.spec().withSelection(others), whole.target(), whole.directory()),
            TestServers.NO_SECRETS,
            EventSink.none(),
            new ThreadTaskRunner())) {
      other.check();
      other.copy();
      other.follow();
      assertThatThrownBy(() -> other.beginCutover(PAUSE))
          .hasMessageContaining("another move of this source can still go back");
      assertThat(other.takeBackInterruptedCutover()).isFalse();
      other.abort();
    }
    assertThatThrownBy(() -> application(source, "DELETE FROM app.lines"))
        .hasMessageContaining("has moved");
    assertThat(fallBack().differenceCount()).isZero();
    assertSame();
  }

  @Test
  void aConditionThatChangesByItselfIsRefusedBeforeAnythingIsTouched() {
    mover = mover(selection("id > extract(epoch FROM now())"));
    assertThatThrownBy(mover::check)
        .hasMessageContaining("cannot be followed")
        .hasMessageContaining("IMMUTABLE");
    mover = mover(selection("id IN (SELECT order_id FROM app.lines)"));
    assertThatThrownBy(mover::check).hasMessageContaining("cannot be followed");
    assertThat(query(source, TRACES)).isEmpty();
  }

  @Test
  void tablesThatStayNeedNoPrivileges() {
    execute(
        source,
        "DO 'BEGIN CREATE ROLE part_mover LOGIN REPLICATION BYPASSRLS; EXCEPTION WHEN"
            + " duplicate_object THEN NULL; END'",
        "REVOKE SET ON PARAMETER session_replication_role FROM part_mover",
        "GRANT ALL ON SCHEMA app TO part_mover",
        "DO $$ DECLARE t regclass; BEGIN FOR t IN SELECT oid FROM pg_class WHERE relnamespace ="
            + " 'app'::regnamespace AND relkind IN ('r', 'p') AND relname <> 'scratch' LOOP EXECUTE"
            + " format('ALTER TABLE %s OWNER TO part_mover', t); END LOOP; END $$",
        "DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO part_mover',"
            + " current_database()); END $$");
    ConnectionFactory humble =
        new ConnectionFactory(
            Side.SOURCE,
            new DatabaseEndpoint(
                source.endpoint().host(),
                source.endpoint().port(),
                source.endpoint().database(),
                "part_mover",
                Optional.empty(),
                "disable"),
            TestServers.NO_SECRETS);
    MoverSettings whole = TestServers.settings(humble, target, directory);
    mover =
        new PostgresMover(
            new MoverSettings(
                whole.migration(),
                whole.spec().withSelection(selection("tenant = 1")),
                whole.target(),
                whole.directory()),
            TestServers.NO_SECRETS,
            EventSink.none(),
            new ThreadTaskRunner());
    assertThatThrownBy(mover::check).hasMessageContaining("which the way back needs");
    execute(source, "GRANT SET ON PARAMETER session_replication_role TO part_mover");
    begin();
    assertThat(cutOver().differenceCount()).isZero();
    mover.finish();
    assertThat(query(source, TRACES)).isEmpty();
  }
}
