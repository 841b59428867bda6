package dev.lepton.transfer.postgres;

import static dev.lepton.transfer.postgres.TestServers.execute;
import static dev.lepton.transfer.postgres.TestServers.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.event.EventSink;
import dev.lepton.model.transfer.CopyReport;
import dev.lepton.model.transfer.VerificationReport;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import dev.lepton.transfer.task.ThreadTaskRunner;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Databases of awkward shapes, copied once and compared: very many tables, or very unequal ones.
 */
@Tag("side-by-side")
class UnevenDatabaseIT {
  /** Each table with its number of rows and a sum over them. */
  private static final String CONTENT =
      "SELECT format('%s.%s %s', table_schema, table_name, (xpath('/row/n/text()', query_to_xml(format("
          + "'SELECT count(*) || ''/'' || coalesce(sum(hashtextextended(t::text, 0)), 0) AS n FROM %I.%I t',"
          + " table_schema, table_name), false, true, '')))[1]) FROM information_schema.tables WHERE table_schema NOT IN"
          + " ('pg_catalog', 'information_schema') ORDER BY 1";

  @TempDir private Path directory;
  private final ConnectionFactory source = TestServers.fresh(Side.SOURCE);
  private final ConnectionFactory target = TestServers.fresh(Side.TARGET);

  private VerificationReport copied() {
    CopyReport report =
        new PostgresCopier(
                TestServers.settings(source, target, directory),
                TestServers.NO_SECRETS,
                EventSink.none(),
                new ThreadTaskRunner())
            .copy(true);
    return report.verification().orElseThrow();
  }

  @Test
  void carriesHundredsOfTablesInManySchemasAndPartitions() {
    execute(
        source,
        "DO $$ BEGIN FOR s IN 0..9 LOOP EXECUTE format('CREATE SCHEMA s%s', s);"
            + " FOR i IN 1..40 LOOP"
            + " EXECUTE format('CREATE TABLE s%s.t%s (id int PRIMARY KEY, name text)', s, i);"
            + " EXECUTE format('INSERT INTO s%s.t%s SELECT n, repeat(''x'', n) FROM generate_series(1, %s) n', s, i, i % 5);"
            + " END LOOP; END LOOP; END $$",
        "CREATE TABLE public.event (id bigint, day date, PRIMARY KEY (id, day)) PARTITION BY RANGE (day)",
        "DO $$ BEGIN FOR i IN 0..199 LOOP EXECUTE format('CREATE TABLE public.event_%s PARTITION OF public.event"
            + " FOR VALUES FROM (%L) TO (%L)', i, date '2024-01-01' + i, date '2024-01-02' + i); END LOOP; END $$",
        "INSERT INTO public.event SELECT i, date '2024-01-01' + i % 200 FROM generate_series(1, 1000) i");
    VerificationReport verified = copied();
    assertThat(verified.differences()).isEmpty();
    assertThat(verified.tablesCompared()).isEqualTo(600);
    assertThat(query(target, CONTENT)).isEqualTo(query(source, CONTENT)).hasSize(601);
  }

  @Test
  void carriesOneHugeTableWideRowsEmptyTablesAndDuplicatesWithoutAKey() {
    execute(
        source,
        "CREATE TABLE public.huge (id bigint PRIMARY KEY, note text)",
        "INSERT INTO public.huge SELECT i, md5(i::text) FROM generate_series(1, 95000) i",
        "CREATE INDEX ON public.huge (note)",
        "CREATE TABLE public.small (id int PRIMARY KEY, huge_id bigint REFERENCES public.huge)",
        "INSERT INTO public.small SELECT i, i * 7 FROM generate_series(1, 3000) i",
        "CREATE TABLE public.void (id int PRIMARY KEY)",
        "CREATE TABLE public.columnless ()",
        "INSERT INTO public.columnless DEFAULT VALUES",
        "CREATE TABLE public.twice (n int, word text)",
        "INSERT INTO public.twice SELECT i % 3, NULL FROM generate_series(1, 2000) i",
        "CREATE TABLE public.wide (id int PRIMARY KEY, body text, bytes bytea)",
        "ALTER TABLE public.wide ALTER body SET STORAGE EXTERNAL, ALTER bytes SET STORAGE EXTERNAL",
        "INSERT INTO public.wide VALUES (1, 'narrow', NULL), (3, '', '')",
        "INSERT INTO public.wide SELECT 2, repeat('0123456789abcdef', 1300000),"
            + " decode(repeat('00ff10', 7000000), 'hex')");
    VerificationReport verified = copied();
    assertThat(verified.differences()).isEmpty();
    assertThat(verified.rowsCompared()).isEqualTo(95_000 + 3_000 + 1 + 2_000 + 3);
    assertThat(query(target, "SELECT n || '/' || count(*) FROM public.twice GROUP BY n ORDER BY 1"))
        .containsExactly("0/666", "1/667", "2/667");
    String wide =
        "SELECT id || ' ' || md5(body) || ' ' || length(bytes) FROM public.wide ORDER BY id";
    assertThat(query(target, wide)).hasSize(3).isEqualTo(query(source, wide));
  }
}
