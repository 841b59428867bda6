package dev.lepton.transfer.postgres.schema;

import static dev.lepton.transfer.postgres.TestServers.execute;
import static dev.lepton.transfer.postgres.TestServers.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.OwnerSpec;
import dev.lepton.model.migration.Selection;
import dev.lepton.transfer.postgres.TestServers;
import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.catalog.LeftOut;
import dev.lepton.transfer.postgres.catalog.SchemaObject;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("side-by-side")
class SchemaMoveIT {
  private static final String TABLES =
      "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog',"
          + " 'information_schema', 'lepton') ORDER BY 1";

  private final ConnectionFactory source = TestServers.fresh(Side.SOURCE);
  private final ConnectionFactory target = TestServers.fresh(Side.TARGET);

  private static Selection selection(List<String> tables, List<String> exclude) {
    return new Selection(List.of(), tables, exclude, List.of(), Map.of(), Set.of(), OwnerSpec.KEEP);
  }

  private static Selection renamed(Map<String, String> renames) {
    return new Selection(
        List.of(), List.of(), List.of(), List.of(), renames, Set.of(), OwnerSpec.KEEP);
  }

  private static Selection owned(OwnerSpec owners) {
    return new Selection(List.of(), List.of(), List.of(), List.of(), Map.of(), Set.of(), owners);
  }

  private List<String> leftOut(Selection selection) throws SQLException {
    try (Connection connection = source.open()) {
      return new CatalogReader(selection)
          .leftOut(connection).stream().map(LeftOut::toString).toList();
    }
  }

  @Test
  void whatPostgres16To18HaveBroughtArrives() throws SQLException {
    execute(source, SchemaMove.resource("news18.sql"));

    SchemaMove.run(source, target, Selection.all());

    assertThat(SchemaMove.objects(target))
        .containsExactlyInAnyOrderElementsOf(SchemaMove.objects(source));
  }

  @Test
  void aDomainWhoseCheckCallsAFunctionOverItArrives() throws SQLException {
    execute(
        source,
        "CREATE DOMAIN public.d AS int",
        "CREATE FUNCTION public.ok(public.d) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS 'BEGIN"
            + " RETURN $1 > 0; END'",
        "ALTER DOMAIN public.d ADD CHECK (public.ok(value))",
        "CREATE TABLE public.t (d public.d DEFAULT 3)",
        "CREATE FUNCTION public.next() RETURNS int LANGUAGE sql AS 'SELECT count(*)::int FROM"
            + " public.t'",
        "ALTER TABLE public.t ADD n int DEFAULT public.next()");

    SchemaMove.run(source, target, Selection.all());

    assertThat(SchemaMove.objects(target)).isEqualTo(SchemaMove.objects(source));
  }

  @Test
  void aMaterialisedViewIsFilledAfterThoseThatItReads() throws SQLException {
    execute(
        source,
        "CREATE MATERIALIZED VIEW public.z AS SELECT 1 AS n",
        "CREATE VIEW public.between_them AS SELECT n FROM public.z",
        "CREATE MATERIALIZED VIEW public.a AS SELECT n FROM public.between_them");

    SchemaMove.run(source, target, Selection.all());

    assertThat(query(target, "SELECT n FROM public.a")).containsExactly("1");
  }

  @Test
  void viewsThatNeedEachOtherArriveAndAreCompleteBeforeTheyAreRead() throws SQLException {
    execute(
        source,
        "CREATE VIEW public.called AS SELECT 1 AS id, 'x'::varchar(5) AS v",
        "CREATE FUNCTION public.of_called(public.called) RETURNS int LANGUAGE sql AS 'SELECT"
            + " ($1).id'",
        "CREATE OR REPLACE VIEW public.called AS SELECT 7 AS id, 'x'::varchar(5) AS v WHERE"
            + " public.of_called(row(1, 'x')::public.called) > 0",
        "CREATE MATERIALIZED VIEW public.kept AS SELECT id FROM public.called",
        "CREATE VIEW public.a AS SELECT 1 AS n",
        "CREATE VIEW public.b AS SELECT n FROM public.a",
        "CREATE OR REPLACE VIEW public.a AS SELECT n FROM public.b",
        "CREATE VIEW public.itself AS SELECT 1 AS n",
        "CREATE OR REPLACE VIEW public.itself AS SELECT n FROM public.itself");

    SchemaMove.run(source, target, Selection.all());

    assertThat(SchemaMove.objects(target)).isEqualTo(SchemaMove.objects(source));
    assertThat(query(target, "SELECT id FROM public.kept")).containsExactly("7");
  }

  @Test
  void viewsThatNeedEachOtherCanBeTakenAwayAgain() throws SQLException {
    execute(
        source,
        "CREATE VIEW public.a AS SELECT 1 AS n",
        "CREATE VIEW public.b AS SELECT n FROM public.a",
        "CREATE OR REPLACE VIEW public.a AS SELECT n FROM public.b",
        "CREATE TABLE public.holder (a public.a)");
    SchemaMove.run(source, target, Selection.all());

    try (Connection connection = target.open()) {
      SchemaRemoval.removeAll(connection);
      execute(target, "DROP SCHEMA lepton CASCADE");
    }

    assertThat(
            query(
                target, "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
        .isEmpty();
  }

  @Test
  void whatIsExcludedTakesAlongWhatIsPartOfItAndTheRestIsReported() throws SQLException {
    execute(
        source,
        "CREATE TYPE public.mood AS ENUM ('x')",
        "CREATE TABLE public.kept (id int PRIMARY KEY, m public.mood)",
        "CREATE TABLE public.gone (id serial PRIMARY KEY)",
        "CREATE INDEX ON public.gone (id)",
        "ALTER TABLE public.kept ADD CONSTRAINT fk FOREIGN KEY (id) REFERENCES public.gone",
        "CREATE VIEW public.v AS SELECT id FROM public.gone");
    Selection selection = selection(List.of(), List.of("public.gone"));

    SchemaMove.run(source, target, selection);

    assertThat(query(target, TABLES)).containsExactly("public.kept");
    assertThat(leftOut(selection))
        .containsExactlyInAnyOrder(
            "foreign key fk on public.kept needs table public.gone, which is not selected",
            "view public.v needs table public.gone, which is not selected");
  }

  @Test
  void whatASelectedTableNeedsComesAlongAndNothingElse() throws SQLException {
    execute(
        source,
        "CREATE SCHEMA types",
        "CREATE TYPE types.mood AS ENUM ('x')",
        "CREATE TYPE types.unused AS ENUM ('x')",
        "CREATE FUNCTION types.later() RETURNS int LANGUAGE sql AS 'SELECT 7'",
        "CREATE TABLE public.one (m types.mood, n int DEFAULT types.later(), id serial)",
        "CREATE TABLE public.other (id int)");

    SchemaMove.run(source, target, selection(List.of("one"), List.of()));

    assertThat(query(target, TABLES)).containsExactly("public.one");
    assertThat(query(target, "SELECT typname FROM pg_type WHERE typtype = 'e'"))
        .containsExactly("mood");
    assertThat(query(target, "SELECT to_regprocedure('types.later()')::text"))
        .containsExactly("types.later()");
  }

  @Test
  void schemasChangePlacesAndTheirObjectsCompareEqual() throws SQLException {
    execute(
        source,
        "CREATE SCHEMA a",
        "CREATE SCHEMA b",
        "CREATE TABLE a.t (id serial PRIMARY KEY)",
        "CREATE TABLE b.u (id int REFERENCES a.t)",
        "CREATE VIEW b.v AS SELECT t.id FROM a.t JOIN b.u USING (id)",
        "CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        "CREATE TRIGGER always AFTER INSERT ON a.t EXECUTE FUNCTION public.f()",
        "ALTER TABLE a.t ENABLE ALWAYS TRIGGER always");
    List<SchemaObject> before = SchemaMove.objects(source);
    Selection selection = renamed(Map.of("a", "b", "b", "a"));

    SchemaMove.run(source, target, selection);

    assertThat(query(target, TABLES)).containsExactly("a.u", "b.t");
    try (Connection connection = target.open()) {
      CatalogReader reader = new CatalogReader(selection, SchemaRenames.at(connection, selection));
      assertThat(reader.objects(connection)).isEqualTo(before);
      CutoverStates.set(connection);
      assertThat(reader.objects(connection)).isEqualTo(before);
      assertThat(query(target, "SELECT tgenabled FROM pg_trigger WHERE tgname = 'always'"))
          .containsExactly("A");
    }
  }

  @Test
  void whatWasMadeCanBeTakenAwayAgainThoughItWasRenamed() throws SQLException {
    execute(
        source,
        "CREATE SCHEMA a",
        "CREATE TABLE a.t (id serial PRIMARY KEY)",
        "CREATE AGGREGATE a.total (int) (SFUNC = int4pl, STYPE = int)");
    List<SchemaObject> before = SchemaMove.objects(target);
    SchemaMove.run(source, target, renamed(Map.of("a", "public", "public", "old")));

    try (Connection connection = target.open()) {
      SchemaRemoval.removeAll(connection);
      execute(target, "DROP SCHEMA lepton CASCADE");
    }

    assertThat(SchemaMove.objects(target)).isEqualTo(before);
  }

  @Test
  void ownersAndGranteesHaveTheNamesThatTheyAreMappedTo() throws SQLException {
    execute(
        source,
        "DO $$ BEGIN CREATE ROLE moved_from; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
        "CREATE TABLE public.t (id int)",
        "CREATE TABLE public.u (id int)",
        "ALTER TABLE public.t OWNER TO moved_from",
        "GRANT SELECT ON public.u TO moved_from");
    execute(
        target,
        "DO $$ BEGIN CREATE ROLE moved_to; EXCEPTION WHEN duplicate_object THEN NULL; END $$");

    SchemaMove.run(source, target, owned(new OwnerSpec(true, Map.of("moved_from", "moved_to"))));

    assertThat(query(target, "SELECT tableowner FROM pg_tables WHERE tablename = 't'"))
        .containsExactly("moved_to");
    assertThat(query(target, "SELECT has_table_privilege('moved_to', 'public.u', 'SELECT')"))
        .containsExactly("t");
  }

  @Test
  void aRoleThatIsMissingIsNamedOnceWithTheStatementThatMakesIt() throws SQLException {
    execute(
        source,
        "DO $$ BEGIN CREATE ROLE missing_there; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
        "CREATE TABLE public.t (id int)",
        "ALTER TABLE public.t OWNER TO missing_there",
        "GRANT SELECT ON public.t TO missing_there");

    SchemaMove.Outcome outcome = SchemaMove.run(source, target, Selection.all());

    assertThat(outcome.told())
        .filteredOn(told -> told.contains("CREATE ROLE \"missing_there\""))
        .hasSize(1);
    assertThat(query(target, "SELECT tableowner FROM pg_tables WHERE tablename = 't'"))
        .containsExactly("postgres");
  }

  @Test
  void withoutOwnersEverythingBelongsToTheUserThatMakesIt() throws SQLException {
    execute(
        source,
        "DO $$ BEGIN CREATE ROLE missing_there; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
        "CREATE TABLE public.t (id int)",
        "ALTER TABLE public.t OWNER TO missing_there");

    assertThat(SchemaMove.run(source, target, owned(OwnerSpec.NONE)).leftOut()).isEmpty();
  }

  @Test
  void aStepThatFailsIsNamedAndTheOthersOfItsTransactionStay() {
    execute(source, "CREATE TABLE public.a (id int)", "CREATE TABLE public.b (id int)");
    execute(target, "CREATE VIEW public.b AS SELECT 1 AS id");

    assertThatThrownBy(() -> SchemaMove.run(source, target, Selection.all()))
        .isInstanceOf(LeptonException.class)
        .hasMessageContaining("table public.b");
    assertThat(query(target, TABLES)).containsExactly("public.a");
  }
}
