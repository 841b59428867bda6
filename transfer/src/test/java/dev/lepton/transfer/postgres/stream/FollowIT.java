package dev.lepton.transfer.postgres.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the change stream carries, on two real servers. */
@Tag("side-by-side")
class FollowIT {
  private static final String ITEMS =
      "CREATE TABLE public.item (id int PRIMARY KEY, name text, code text, CONSTRAINT item_code UNIQUE (code))";
  private static final String PLAIN =
      "CREATE TABLE public.plain (id bigint PRIMARY KEY, note text, big text)";
  private static final String KEYLESS =
      "CREATE TABLE public.event (at float8, doc json, note text)";

  private final LiveFixture fixture =
      new LiveFixture(
          ITEMS,
          PLAIN,
          "ALTER TABLE public.plain ALTER COLUMN big SET STORAGE EXTERNAL",
          "ALTER TABLE public.item ALTER COLUMN name SET STORAGE EXTERNAL",
          KEYLESS,
          "ALTER TABLE public.event REPLICA IDENTITY FULL");

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void insertsUpdatesAndDeletesArrive() {
    fixture.source(
        "INSERT INTO public.plain SELECT i, 'n' || i, NULL FROM generate_series(1, 100) i");
    fixture.copyAll();
    LiveLink link = fixture.following();
    fixture.source(
        "INSERT INTO public.plain VALUES (101, E'tab\\tnew\\nline\\\\backslash', '')",
        "UPDATE public.plain SET note = 'ğİ😀' WHERE id = 7",
        "DELETE FROM public.plain WHERE id % 10 = 0");
    fixture.assertSame(link, "public.plain");
  }

  @Test
  void manyChangesOfOneRowInOneTransactionFoldToTheLast() {
    LiveLink link = fixture.following();
    fixture.sourceTransaction(
        "INSERT INTO public.plain VALUES (1, 'a', 'b'), (2, 'gone', NULL)",
        "UPDATE public.plain SET note = 'c' WHERE id = 1",
        "DELETE FROM public.plain WHERE id = 2",
        "UPDATE public.plain SET id = 3 WHERE id = 1",
        "INSERT INTO public.plain VALUES (1, 'new', NULL)",
        "UPDATE public.plain SET note = 'd' WHERE id = 3");
    fixture.assertSame(link, "public.plain");
    assertThat(fixture.onTarget("SELECT id || note FROM public.plain ORDER BY id"))
        .containsExactly("1new", "3d");
  }

  @Test
  void largeValuesThatTheSourceLeavesOutStay() {
    fixture.source(
        "INSERT INTO public.plain SELECT i, 'n', repeat('x' || i, 9000) FROM generate_series(1, 3) i",
        "INSERT INTO public.item SELECT i, repeat('y' || i, 9000), 'c' || i FROM generate_series(1, 3) i");
    fixture.copyAll();
    LiveLink link = fixture.following();
    fixture.source(
        "UPDATE public.plain SET note = 'm'", "UPDATE public.item SET code = code || '!'");
    fixture.source(
        "UPDATE public.plain SET id = id + 10", "UPDATE public.item SET id = id + 10 WHERE id = 2");
    fixture.assertSame(link, "public.plain", "public.item");
    assertThat(fixture.onTarget("SELECT length(big) FROM public.plain")).containsOnly("18000");
  }

  @Test
  void twoRowsMaySwapTheirUniqueValues() {
    fixture.source("INSERT INTO public.item VALUES (1, 'a', 'x'), (2, 'b', 'y')");
    fixture.copyAll();
    LiveLink link = fixture.following();
    fixture.sourceTransaction(
        "UPDATE public.item SET code = 'z' WHERE id = 1",
        "UPDATE public.item SET code = 'x' WHERE id = 2",
        "UPDATE public.item SET code = 'y' WHERE id = 1",
        "UPDATE public.item SET id = id + 10",
        "UPDATE public.item SET id = id - 9");
    fixture.assertSame(link, "public.item");
  }

  @Test
  void truncateEmptiesTheTargetToo() {
    fixture.source("INSERT INTO public.plain SELECT i, 'n', NULL FROM generate_series(1, 100) i");
    fixture.copyAll();
    LiveLink link = fixture.following();
    fixture.sourceTransaction(
        "INSERT INTO public.plain VALUES (500, 'before', NULL)",
        "TRUNCATE public.plain",
        "INSERT INTO public.plain VALUES (1, 'after', NULL)");
    fixture.assertSame(link, "public.plain");
  }

  @Test
  void aTableWithoutKeyKeepsTheNumberOfEqualRows() {
    fixture.source(
        "INSERT INTO public.event SELECT 0.1, '{\"a\": 1}', 'same' FROM generate_series(1, 5)",
        "INSERT INTO public.event VALUES (NULL, NULL, NULL), (NULL, NULL, NULL), ('-0', '{}', ''), (0, '{}', '')");
    fixture.copyAll();
    LiveLink link = fixture.following();
    fixture.source(
        "DELETE FROM public.event WHERE ctid IN (SELECT ctid FROM public.event WHERE note = 'same' LIMIT 2)",
        "UPDATE public.event SET note = 'other' WHERE ctid IN (SELECT ctid FROM public.event WHERE note = 'same' LIMIT 1)",
        "DELETE FROM public.event WHERE ctid IN (SELECT ctid FROM public.event WHERE at IS NULL LIMIT 1)",
        "DELETE FROM public.event WHERE at::text = '-0'",
        "INSERT INTO public.event VALUES (0.3, '[]', 'n'), (0.3, '[]', 'n')");
    fixture.assertSame(link, "public.event");
  }

  @Test
  void whatASavepointTookBackNeverArrives() {
    LiveLink link = fixture.following();
    fixture.sourceTransaction(
        "INSERT INTO public.plain VALUES (1, 'kept', NULL)",
        "SAVEPOINT s",
        "INSERT INTO public.plain VALUES (2, 'rolled back', NULL)",
        "UPDATE public.plain SET note = 'rolled back' WHERE id = 1",
        "ROLLBACK TO s",
        "SAVEPOINT t",
        "INSERT INTO public.plain VALUES (3, 'kept', NULL)",
        "RELEASE t");
    fixture.assertSame(link, "public.plain");
    assertThat(fixture.onTarget("SELECT id FROM public.plain ORDER BY 1"))
        .containsExactly("1", "3");
  }

  @Test
  void aLargeTransactionIsVisibleAllAtOnce() throws SQLException {
    LiveLink link = fixture.following();
    try (Connection writer = LiveFixture.application(fixture.source);
        Statement statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      statement.execute(
          "INSERT INTO public.plain SELECT i, 'n' || i, repeat('b', 100) FROM generate_series(1, 150000) i");
      statement.execute("UPDATE public.plain SET note = 'm' WHERE id % 3 = 0");
      writer.commit();
    }
    await()
        .pollInterval(Duration.ofMillis(5))
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(fixture.onTarget("SELECT count(*) FROM public.plain"))
                    .containsExactly("150000"));
    assertThat(fixture.onTarget("SELECT count(*) FROM public.plain WHERE note = 'm'"))
        .containsExactly("50000");
    assertThat(link.lag().transactionsApplied()).isEqualTo(1);
  }

  @Test
  void theLagOfAnIdleStreamIsZero() {
    LiveLink link = fixture.following();
    fixture.source("INSERT INTO public.plain VALUES (1, 'a', NULL)");
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              assertThat(link.lag().bytes()).isZero();
              assertThat(link.lag().age()).isZero();
            });
  }

  @Test
  void anIdleStreamConfirmsPositionsSoThatTheSourceCanFreeItsLog() {
    fixture.following();
    String behind =
        "SELECT pg_current_wal_lsn() - confirmed_flush_lsn < 1000 FROM pg_replication_slots WHERE slot_name = '"
            + fixture.slot
            + "'";
    fixture.source("CREATE TABLE pg_temp.other AS SELECT generate_series(1, 1000)");
    fixture.source("SELECT pg_switch_wal()");
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(fixture.onSource(behind)).containsExactly("t"));
  }

  @Test
  void aColumnAddedAtTheSourceStopsTheStream() {
    LiveLink link = fixture.following();
    fixture.source(
        "ALTER TABLE public.plain ADD COLUMN more int",
        "INSERT INTO public.plain VALUES (1, 'a', NULL, 2)");
    assertThatThrownBy(() -> link.catchUp(Duration.ofSeconds(20)))
        .isInstanceOfSatisfying(
            LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_CHANGED))
        .hasMessageContaining("public.plain");
    assertThat(fixture.onTarget("SELECT count(*) FROM public.plain")).containsExactly("0");
  }

  @Test
  void aColumnOfAnotherTypeStopsTheStream() {
    LiveLink link = fixture.following();
    fixture.source(
        "ALTER TABLE public.plain ALTER COLUMN id TYPE numeric",
        "INSERT INTO public.plain VALUES (1.5, 'a', NULL)");
    assertThatThrownBy(() -> link.catchUp(Duration.ofSeconds(20)))
        .isInstanceOfSatisfying(
            LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_CHANGED))
        .hasMessageContaining("\"id\"");
  }

  @Test
  void aRowThatTheTargetLostIsNotPassedOver() {
    fixture.source("INSERT INTO public.plain VALUES (1, 'a', NULL)");
    fixture.copyAll();
    fixture.corrupt("DELETE FROM public.plain");
    LiveLink link = fixture.following();
    fixture.source("UPDATE public.plain SET note = 'b'");
    assertThatThrownBy(() -> link.catchUp(Duration.ofSeconds(20)))
        .isInstanceOfSatisfying(
            LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TABLE_QUARANTINED))
        .hasMessageContaining("lacks 1 of 1 rows");
  }

  @Test
  void aLostSlotStopsTheStream() {
    fixture.source("SELECT pg_drop_replication_slot('" + fixture.slot + "')");
    LiveLink link = fixture.following();
    assertThatThrownBy(() -> link.catchUp(Duration.ofSeconds(20)))
        .isInstanceOfSatisfying(
            LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_FAILED))
        .hasMessageContaining("slot");
  }

  @Test
  void nobodyElseCanWriteToTheTarget() {
    assertThatThrownBy(
            () ->
                fixture.withTarget(
                    c ->
                        c.createStatement()
                            .execute("INSERT INTO public.plain VALUES (1, 'a', NULL)")))
        .hasMessageContaining("still follows its source");
  }
}
