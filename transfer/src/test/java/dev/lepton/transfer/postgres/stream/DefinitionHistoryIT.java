package dev.lepton.transfer.postgres.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.SwitchSession;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Definitions that change at the source in the middle of random histories, committed or rolled
 * back. Whoever is allowed to switch afterwards has equal rows on both sides; what was rolled back
 * stops nobody. With the system property {@code lepton.seed} other histories are played.
 */
@Tag("side-by-side")
class DefinitionHistoryIT {
  private static final long SEED = Long.getLong("lepton.seed", 0);
  private static final int EACH = 2;
  private static final Duration LONG = Duration.ofSeconds(30);

  /** What a row is made of. */
  private static final String DEFINITIONS =
      "SELECT (c.oid, c.relname, c.relpersistence, c.relreplident, a.attnum, a.attname, a.atttypid,"
          + " a.atttypmod, a.attisdropped, a.attstorage)::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
          + " WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'i')"
          + " ORDER BY c.oid, a.attnum";

  /** Where the rows lie: another file holds rows that were written anew, or none. */
  private static final String FILES =
      "SELECT (oid, relfilenode)::text FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY oid";

  private static final Set<ErrorCode> CLEAR =
      Set.of(ErrorCode.SOURCE_CHANGED, ErrorCode.TABLE_QUARANTINED);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE public.plain ADD COLUMN extra int DEFAULT 7",
        "ALTER TABLE public.pair ADD COLUMN extra text",
        "ALTER TABLE public.bag DROP COLUMN text",
        "ALTER TABLE public.plain RENAME COLUMN n TO m",
        "ALTER TABLE public.plain RENAME COLUMN n TO m; ALTER TABLE public.plain RENAME COLUMN m TO n",
        "ALTER TABLE public.part ALTER COLUMN big TYPE varchar",
        "ALTER TABLE public.plain ALTER COLUMN big TYPE text USING reverse(big) || 'x'",
        "ALTER TABLE public.pair DROP COLUMN big, ADD COLUMN big text",
        "ALTER TABLE public.bag RENAME TO bag_old; CREATE TABLE public.bag (LIKE public.bag_old)",
        "DROP TABLE public.child",
        "CREATE TABLE public.late AS SELECT * FROM public.plain",
        "ALTER TABLE public.part DETACH PARTITION public.part_low",
        "CLUSTER public.plain USING plain_pkey",
        "ALTER TABLE public.pair REPLICA IDENTITY FULL",
        "ALTER TABLE public.pair DROP CONSTRAINT pair_code_key",
        "ALTER TABLE public.plain SET UNLOGGED; UPDATE public.plain SET n = n + 5; ALTER TABLE public.plain SET LOGGED",
        "CREATE INDEX ON public.bag (n)",
      })
  void whoMaySwitchHasEqualRows(String ddl) throws SQLException {
    for (long seed = SEED; seed < SEED + EACH; seed++) {
      try (LiveFixture fixture = new LiveFixture(History.SCHEMA)) {
        play(fixture, new Random(seed * 31 + ddl.hashCode()), ddl);
      }
    }
  }

  private static void play(LiveFixture fixture, Random random, String ddl) throws SQLException {
    LiveLink link = fixture.following();
    List<String> definitions;
    List<String> files;
    try (History history = new History(fixture.source)) {
      history.play(random);
      link.catchUp(LONG);
      awaitFirstLook(fixture);
      definitions = fixture.onSource(DEFINITIONS);
      files = fixture.onSource(FILES);
      history.play(random, ddl);
    }
    try {
      link.catchUp(LONG);
      if (differences(link) == 0) {
        assertEqual(fixture);
      } else {
        assertThat(fixture.onSource(FILES)).as("no rows were written anew").isNotEqualTo(files);
      }
    } catch (LeptonException stop) {
      assertThat(stop.code()).as(stop.getMessage()).isIn(CLEAR);
      assertThat(fixture.onSource(DEFINITIONS))
          .as("stopped for nothing: %s", stop.getMessage())
          .isNotEqualTo(definitions);
    }
  }

  private static void awaitFirstLook(LiveFixture fixture) {
    await()
        .atMost(LONG)
        .until(
            () ->
                fixture.onTarget("SELECT table_name FROM lepton.identity").size()
                    >= History.TABLES.size());
  }

  /** What the comparison before a switch finds; the switch is given up. */
  private static long differences(LiveLink link) {
    try (SwitchSession session = link.beginCutover(LONG)) {
      session.fence();
      session.drain();
      session.sequences();
      return session.verifyChanged().differenceCount();
    }
  }

  private static void assertEqual(LiveFixture fixture) {
    String rows = "SELECT t::text FROM (" + History.ROWS + ") t ORDER BY 1";
    assertThat(fixture.onTarget(rows)).isEqualTo(fixture.onSource(rows));
  }
}
