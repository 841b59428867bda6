package dev.lepton.transfer.postgres.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.SwitchSession;
import dev.lepton.transfer.postgres.TestServers;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the source does beside its changes of rows, and must not be missed. */
@Tag("side-by-side")
class WatchIT {
  private final LiveFixture fixture =
      new LiveFixture(
          "CREATE TYPE public.mood AS ENUM ('sad', 'glad')",
          "CREATE TABLE public.item (id int PRIMARY KEY, note text, feeling public.mood)",
          "CREATE TABLE public.other (id int PRIMARY KEY, note text, feeling public.mood)");
  private final LiveLink link = fixture.following();

  @AfterEach
  void close() {
    fixture.close();
  }

  private void assertStops(ErrorCode code, String part) {
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () ->
                assertThatThrownBy(link::lag)
                    .isInstanceOfSatisfying(
                        LeptonException.class, e -> assertThat(e.code()).isEqualTo(code))
                    .hasMessageContaining(part));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE public.item ADD COLUMN more int DEFAULT 7",
        "ALTER TABLE public.item DROP COLUMN note",
        "ALTER TABLE public.item RENAME COLUMN note TO remark",
        "ALTER TABLE public.item ALTER COLUMN note TYPE varchar(10)",
        "CREATE TABLE public.item_two (id int PRIMARY KEY)",
      })
  void aDefinitionChangedAtTheSourceStopsTheStreamWithoutARowFollowing(String ddl) {
    link.catchUp(Duration.ofSeconds(20));
    fixture.source(ddl);
    assertStops(ErrorCode.SOURCE_CHANGED, "public.item");
  }

  private void awaitFirstLook() {
    link.catchUp(Duration.ofSeconds(20));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> fixture.onTarget("SELECT table_name FROM lepton.identity").size() == 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE public.item DROP COLUMN note, ADD COLUMN note text",
        "ALTER TABLE public.item RENAME TO gone; ALTER TABLE public.other RENAME TO item; ALTER TABLE public.gone RENAME TO other",
        "DROP TABLE public.other; CREATE TABLE public.other (id int PRIMARY KEY, note text, feeling public.mood)",
      })
  void whatLooksTheSameAndIsNotStopsTheStream(String ddl) {
    fixture.source("INSERT INTO public.item VALUES (1, 'a', 'sad')");
    awaitFirstLook();
    fixture.sourceTransaction(ddl.split("; "));
    assertStops(ErrorCode.SOURCE_CHANGED, "another made under that name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE public.item ALTER COLUMN note TYPE text USING upper(note)",
        "ALTER TABLE public.item SET UNLOGGED; UPDATE public.item SET note = 'A'; ALTER TABLE public.item SET LOGGED",
      })
  void rowsThatADefinitionWroteAnewAreComparedBeforeTheSwitch(String ddl) {
    fixture.source("INSERT INTO public.item VALUES (1, 'a', 'sad')");
    awaitFirstLook();
    assertThat(link.verify().clean()).isTrue();
    fixture.sourceTransaction(ddl.split("; "));
    try (SwitchSession session = link.beginCutover(Duration.ofSeconds(10))) {
      session.fence();
      session.drain();
      session.sequences();
      assertThat(session.verifyChanged().differenceCount()).isEqualTo(1);
    }
  }

  @Test
  void rowsThatTheServerMovedDifferInNothing() {
    fixture.source("INSERT INTO public.item VALUES (1, 'a', 'sad')");
    awaitFirstLook();
    assertThat(link.verify().clean()).isTrue();
    fixture.source("VACUUM FULL public.item");
    try (SwitchSession session = link.beginCutover(Duration.ofSeconds(10))) {
      session.fence();
      session.drain();
      session.sequences();
      assertThat(session.verifyChanged().differenceCount()).isZero();
    }
  }

  @Test
  void aLabelAddedToAnEnumStopsTheStream() {
    fixture.source("ALTER TYPE public.mood ADD VALUE 'so so' BEFORE 'glad'");
    assertStops(ErrorCode.SOURCE_CHANGED, "so so");
  }

  @Test
  void aChangeMadeOnBothSidesStopsNothing() {
    fixture.corrupt("ALTER TABLE public.item ADD COLUMN more int");
    fixture.source("ALTER TABLE public.item ADD COLUMN more int");
    link.close();
    LiveLink next = fixture.following();
    fixture.source("INSERT INTO public.item VALUES (1, 'a', 'sad', 2)");
    fixture.assertSame(next, "public.item");
  }

  @Test
  void aTableOutsideOfThePublicationThatIsNewStopsTheStream() {
    fixture.source("DROP PUBLICATION \"" + fixture.slot + "\"");
    fixture.source("CREATE PUBLICATION \"" + fixture.slot + "\" FOR TABLE public.item");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                !fixture
                    .onTarget("SELECT id FROM lepton.step WHERE id LIKE 'source/unpublished%'")
                    .isEmpty());
    fixture.source("CREATE TABLE public.late (id int PRIMARY KEY)");
    assertStops(ErrorCode.SOURCE_CHANGED, "public.late");
  }

  @Test
  void noCutoverBeginsWhileDefinitionsDiffer() {
    link.catchUp(Duration.ofSeconds(20));
    fixture.source("ALTER TABLE public.item ADD COLUMN more int");
    assertThatThrownBy(() -> link.beginCutover(Duration.ofSeconds(1)))
        .isInstanceOfSatisfying(
            LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_CHANGED));
  }

  @Test
  void aSlotMadeAnewUnderTheSameNameIsNotTakenForTheOldOne() {
    fixture.source("INSERT INTO public.item VALUES (1, 'a', 'sad')");
    link.catchUp(Duration.ofSeconds(20));
    link.close();
    fixture.source(
        "INSERT INTO public.item VALUES (2, 'missed', 'sad')",
        "SELECT pg_drop_replication_slot('" + fixture.slot + "')",
        "SELECT pg_create_logical_replication_slot('" + fixture.slot + "', 'pgoutput')");
    LiveLink next = fixture.following();
    assertThatThrownBy(() -> next.catchUp(Duration.ofSeconds(20)))
        .isInstanceOfSatisfying(
            LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_FAILED))
        .hasMessageContaining("made anew");
  }

  @Test
  void theSlotIsDroppedBeforeTheSourceKeepsMoreLogThanAllowed() {
    link.catchUp(Duration.ofSeconds(20));
    link.limitRetainedWal(2 << 20);
    link.pause();
    fixture.source(
        "INSERT INTO public.item SELECT i, repeat('x', 500) FROM generate_series(1, 9000) i");
    assertStops(ErrorCode.SOURCE_FAILED, "dropped to save it");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(
                        fixture.onSource(
                            "SELECT 1 FROM pg_replication_slots WHERE slot_name = '"
                                + fixture.slot
                                + "'"))
                    .isEmpty());
  }

  @Test
  void theSlotOfAnIdleDatabaseMovesOnWhileItsNeighbourIsBusy() {
    link.catchUp(Duration.ofSeconds(20));
    ConnectionFactory neighbour = TestServers.fresh(Side.SOURCE);
    TestServers.execute(
        neighbour,
        "CREATE TABLE public.busy AS SELECT repeat('x', 900) FROM generate_series(1, 20000)");
    String written = fixture.onSource("SELECT pg_current_wal_lsn()").get(0);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        fixture.onSource(
                            "SELECT confirmed_flush_lsn >= '"
                                + written
                                + "' FROM pg_replication_slots WHERE slot_name = '"
                                + fixture.slot
                                + "'"))
                    .containsExactly("t"));
  }
}
