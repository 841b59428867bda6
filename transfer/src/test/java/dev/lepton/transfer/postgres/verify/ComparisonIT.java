package dev.lepton.transfer.postgres.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.OwnerSpec;
import dev.lepton.model.migration.Selection;
import dev.lepton.model.transfer.VerificationReport;
import dev.lepton.model.transfer.VerificationReport.Difference;
import dev.lepton.transfer.ComparisonSettings;
import dev.lepton.transfer.postgres.DistributionServer;
import dev.lepton.transfer.postgres.TestServers;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a comparison takes for the same, and what part of a database it looks at. */
@Tag("side-by-side")
class ComparisonIT {
  private static final String ITEMS =
      "CREATE TABLE public.item (id int PRIMARY KEY, name text); INSERT INTO public.item VALUES (1, 'é'), (2, 'ß'), (3, '')";

  private final ConnectionFactory source = TestServers.fresh(Side.SOURCE);
  private final ConnectionFactory target = TestServers.fresh(Side.TARGET);

  private static VerificationReport verify(
      ConnectionFactory source, ConnectionFactory target, ComparisonSettings settings) {
    return new PostgresComparison(source, target, settings, EventSink.none()).verify();
  }

  private static Selection selection(Map<String, String> renames, String condition) {
    return new Selection(
        List.of(),
        List.of(),
        List.of(),
        List.of(new Selection.RowCondition("item", condition)),
        renames,
        Set.of(),
        OwnerSpec.KEEP);
  }

  @Test
  void serversOfDifferentVersionsAreNoDifference() {
    try (DistributionServer old = DistributionServer.start()) {
      ConnectionFactory from = old.fresh(Side.SOURCE);
      Menagerie.settle(from);
      Menagerie.settleDifferently(target);
      VerificationReport report = verify(from, target, ComparisonSettings.everything(2));
      assertThat(report.differences()).isEmpty();
      assertThat(report.rowsCompared()).isGreaterThan(900);
    }
  }

  @Test
  void databasesOfDifferentEncodingsAreNoDifference() {
    String latin = source.endpoint().database() + "_latin";
    TestServers.execute(
        source, "CREATE DATABASE " + latin + " ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
    ConnectionFactory from = source.withDatabase(latin);
    TestServers.execute(from, ITEMS);
    TestServers.execute(target, ITEMS);
    assertThat(verify(from, target, ComparisonSettings.everything(1)).differences()).isEmpty();
    TestServers.execute(target, "UPDATE public.item SET name = 'è' WHERE id = 1");
    assertThat(verify(from, target, ComparisonSettings.everything(1)).differences())
        .containsExactly(new Difference("public.item", "1", "changed", List.of("name")));
  }

  @Test
  void rowsThatDoNotTravelAreNotMissing() {
    TestServers.execute(source, ITEMS);
    TestServers.execute(target, ITEMS, "DELETE FROM public.item WHERE id = 3");
    ComparisonSettings settings = new ComparisonSettings(selection(Map.of(), "id < 3"), 1);
    assertThat(verify(source, target, settings).differences()).isEmpty();
    TestServers.execute(target, "INSERT INTO public.item VALUES (3, '')");
    assertThat(verify(source, target, settings).differences())
        .containsExactly(new Difference("public.item", "3", "extra", List.of()));
  }

  @Test
  void aRenamedSchemaIsFollowed() {
    TestServers.execute(source, "CREATE SCHEMA shop", ITEMS.replace("public", "shop"));
    TestServers.execute(target, "CREATE SCHEMA store", ITEMS.replace("public", "store"));
    Map<String, String> renames = Map.of("shop", "store");
    ComparisonSettings settings = new ComparisonSettings(selection(renames, "true"), 1);
    assertThat(verify(source, target, settings).differences()).isEmpty();
    TestServers.execute(target, "UPDATE store.item SET name = 'x' WHERE id = 2");
    assertThat(verify(source, target, settings).differences())
        .containsExactly(new Difference("shop.item", "2", "changed", List.of("name")));
  }

  @Test
  void whatIsSaidOfTheDatabaseItselfIsComparedAndMended() {
    String name = source.endpoint().database();
    TestServers.execute(
        source,
        "ALTER DATABASE " + name + " SET work_mem = '7MB'",
        "COMMENT ON DATABASE " + name + " IS 'it''s'",
        "REVOKE TEMPORARY ON DATABASE " + name + " FROM public",
        "ALTER DEFAULT PRIVILEGES FOR ROLE postgres GRANT SELECT ON TABLES TO public");
    assertThat(verify(source, target, ComparisonSettings.everything(1)).differences())
        .extracting(Difference::key)
        .containsExactlyInAnyOrder(
            "work_mem for everybody is missing",
            "comment is missing",
            "TEMPORARY on database to public is extra",
            "SELECT on future TABLES of postgres to public is missing");
    var repair =
        new PostgresComparison(source, target, ComparisonSettings.everything(1), EventSink.none())
            .repair();
    assertThat(repair.after().differences()).isEmpty();
  }

  @Test
  void theSchemaThatEveryDatabaseIsBornWithIsNotExtra() {
    TestServers.execute(source, "DROP SCHEMA public");
    assertThat(verify(source, target, ComparisonSettings.everything(1)).differences()).isEmpty();
  }

  @Test
  void onlyNamedTablesAreCompared() {
    TestServers.execute(source, ITEMS, "CREATE TABLE public.other (id int)");
    TestServers.execute(target, ITEMS);
    ComparisonSettings settings =
        ComparisonSettings.everything(1).withTables(List.of("public.item"));
    VerificationReport report = verify(source, target, settings);
    assertThat(report.differences()).isEmpty();
    assertThat(report.tables()).singleElement().satisfies(t -> assertThat(t.rows()).isEqualTo(3));
  }

  @Test
  void aPatternWithoutTableIsRefused() {
    ComparisonSettings settings = ComparisonSettings.everything(1).withTables(List.of("nothing"));
    assertThatThrownBy(() -> verify(source, target, settings))
        .isInstanceOfSatisfying(
            LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE));
  }

  @Test
  void aTableThatLostItsKeyAndDoubledARowIsMended() {
    TestServers.execute(source, ITEMS);
    TestServers.execute(
        target,
        ITEMS,
        "ALTER TABLE public.item DROP CONSTRAINT item_pkey",
        "INSERT INTO public.item VALUES (2, 'twice')");
    var repair =
        new PostgresComparison(source, target, ComparisonSettings.everything(1), EventSink.none())
            .repair();
    assertThat(repair.left()).isEmpty();
    assertThat(repair.after().differences()).isEmpty();
  }
}
