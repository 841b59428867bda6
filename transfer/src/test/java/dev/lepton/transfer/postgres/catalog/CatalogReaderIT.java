package dev.lepton.transfer.postgres.catalog;

import static dev.lepton.transfer.postgres.TestServers.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transfer.postgres.TestExtension;
import dev.lepton.transfer.postgres.TestServers;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import dev.lepton.transfer.postgres.connect.SqlWork;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("side-by-side")
class CatalogReaderIT {
  private final CatalogReader reader = new CatalogReader();
  private ConnectionFactory database;

  @BeforeEach
  void freshDatabase() {
    database = TestServers.fresh(Side.SOURCE);
  }

  private <T> T read(SqlWork<T> work) throws SQLException {
    try (Connection connection = database.open()) {
      return work.with(connection);
    }
  }

  private TableInfo onlyTable() throws SQLException {
    return read(reader::tables).get(0);
  }

  @Test
  void knowsATableByItsPrimaryKey() throws SQLException {
    execute(
        database, "CREATE TABLE public.t (b text UNIQUE NOT NULL, id bigint, PRIMARY KEY (id, b))");
    assertThat(onlyTable().keyColumns()).containsExactly("id", "b");
    assertThat(onlyTable().chunkColumn()).contains("id");
  }

  @Test
  void knowsATableWithoutPrimaryKeyByAUniqueIndexOverColumnsThatAreNeverNull() throws SQLException {
    execute(database, "CREATE TABLE public.t (a int UNIQUE, b text NOT NULL UNIQUE)");
    assertThat(onlyTable().keyColumns()).containsExactly("b");
    assertThat(onlyTable().chunkColumn()).isEmpty();
  }

  @Test
  void takesNoDeferrablePartialOrNullableIndexForAKey() throws SQLException {
    execute(
        database,
        "CREATE TABLE public.t (a int NOT NULL UNIQUE DEFERRABLE, b int NOT NULL, c int UNIQUE)",
        "CREATE UNIQUE INDEX ON public.t (b) WHERE b > 0");
    assertThat(onlyTable().hasKey()).isFalse();
  }

  @Test
  void leavesGeneratedColumnsOutOfWhatIsStored() throws SQLException {
    execute(
        database, "CREATE TABLE public.t (a int, twice int GENERATED ALWAYS AS (a * 2) STORED)");
    assertThat(onlyTable().storedColumns()).extracting(ColumnInfo::name).containsExactly("a");
  }

  @Test
  void findsLeafPartitionsButNeitherTheirParentNorUnloggedTables() throws SQLException {
    execute(
        database,
        "CREATE TABLE public.p (id int) PARTITION BY LIST (id)",
        "CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES IN (1)",
        "CREATE UNLOGGED TABLE public.cache (id int)");
    assertThat(read(reader::tables))
        .extracting(table -> table.name().toString())
        .containsExactly("public.p1");
  }

  @Test
  void readsSequencesWithTheirPositions() throws SQLException {
    execute(
        database,
        "CREATE SEQUENCE public.fresh INCREMENT -3",
        "CREATE TABLE public.t (id int GENERATED ALWAYS AS IDENTITY)",
        "INSERT INTO public.t DEFAULT VALUES",
        "INSERT INTO public.t DEFAULT VALUES");
    List<SequenceInfo> sequences = read(reader::sequences);
    assertThat(sequences).extracting(SequenceInfo::isCalled).containsExactly(false, true);
    assertThat(sequences).extracting(SequenceInfo::increment).containsExactly(-3L, 1L);
    assertThat(sequences.get(1).lastValue()).isEqualTo(2);
  }

  @Test
  void namesWhatIsNotCarried() throws SQLException {
    execute(database, "CREATE UNLOGGED TABLE public.cache (id int)", "SELECT lo_create(0)");
    assertThat(read(reader::uncarried))
        .extracting(Uncarried::toString)
        .containsExactly("large object 1 of them", "unlogged table public.cache");
  }

  @Test
  void tellsExtensionsWithRowsOfUsersFromThoseWithout(@TempDir Path directory)
      throws IOException, SQLException {
    TestExtension.install(directory);
    execute(database, "CREATE EXTENSION lepton_rates SCHEMA public");
    assertThat(read(reader::uncarried)).isEmpty();
    execute(database, "INSERT INTO public.rate VALUES ('mine', 2, false)");
    assertThat(read(reader::uncarried))
        .extracting(Uncarried::toString)
        .containsExactly("extension table \"public\".\"rate\"");
  }

  @Test
  void findsNothingUncarriedInWhatItCarries() throws SQLException {
    execute(
        database,
        "CREATE TYPE public.span AS RANGE (SUBTYPE = float8)",
        "CREATE TABLE public.t (s public.span)");
    assertThat(read(reader::uncarried)).isEmpty();
  }

  @Test
  void overlooksItsOwnTraces() throws SQLException {
    execute(database, "CREATE TABLE public.t (id int PRIMARY KEY)");
    List<SchemaObject> before = read(reader::objects);
    execute(
        database,
        "CREATE SCHEMA lepton",
        "CREATE TABLE lepton.step (id int)",
        "CREATE FUNCTION lepton.guard() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL;"
            + " END'",
        "CREATE TRIGGER lepton_guard BEFORE INSERT ON public.t EXECUTE FUNCTION lepton.guard()",
        "ALTER TABLE public.t REPLICA IDENTITY FULL",
        "CREATE PUBLICATION lepton_move FOR TABLE public.t");
    assertThat(read(reader::objects)).isEqualTo(before);
    assertThat(read(reader::uncarried)).isEmpty();
  }

  @Test
  void noticesAnyChangeOfTheSchema() throws SQLException {
    execute(database, "CREATE TABLE public.t (id int PRIMARY KEY, v text)");
    List<SchemaObject> before = read(reader::objects);
    for (String change :
        List.of(
            "ALTER TABLE public.t ALTER v SET DEFAULT 'x'",
            "CREATE INDEX ON public.t (v)",
            "ALTER TABLE public.t ADD CHECK (id > 0)",
            "ALTER TABLE public.t ALTER v SET NOT NULL",
            "COMMENT ON COLUMN public.t.v IS 'value'",
            "ALTER TABLE public.t ENABLE ROW LEVEL SECURITY")) {
      execute(database, change);
      List<SchemaObject> after = read(reader::objects);
      assertThat(after).as(change).isNotEqualTo(before);
      before = after;
    }
  }

  @Test
  void asksForTheCheapestReplicaIdentityThatNamesTheKey() throws SQLException {
    execute(
        database,
        "CREATE TABLE public.keyed (id int PRIMARY KEY)",
        "CREATE TABLE public.keyless (id int)",
        "CREATE TABLE public.uniq (id int NOT NULL UNIQUE)");
    List<ReplicaIdentity> identities = read(reader::replicaIdentities);
    assertThat(identities)
        .extracting(ReplicaIdentity::needed)
        .containsExactly("DEFAULT", "FULL", "USING INDEX uniq_id_key");
    assertThat(identities)
        .extracting(ReplicaIdentity::suffices)
        .containsExactly(true, false, false);
  }

  @Test
  void readsCollationsThatDifferFromTheTypes() throws SQLException {
    execute(database, "CREATE TABLE public.t (a text COLLATE \"C\", b text)");
    assertThat(onlyTable().columns())
        .extracting(ColumnInfo::collation)
        .containsExactly(Optional.of("pg_catalog.\"C\""), Optional.empty());
  }

  @Test
  void tellsWhatIsCarriedNotQuiteAsItWas() throws SQLException {
    execute(
        database,
        "CREATE SUBSCRIPTION feed CONNECTION 'host=nowhere password=hidden' PUBLICATION p WITH"
            + " (connect = false)",
        "ALTER SUBSCRIPTION feed SET (slot_name = NONE)");
    try {
      assertThat(read(reader::notes))
          .singleElement()
          .asString()
          .contains("feed", "switched off")
          .doesNotContain("hidden");
    } finally {
      execute(database, "DROP SUBSCRIPTION feed");
    }
  }

  @Test
  void showsNoPasswordInWhatItCompares() throws SQLException {
    execute(
        database,
        "CREATE FOREIGN DATA WRAPPER dummy",
        "CREATE SERVER there FOREIGN DATA WRAPPER dummy",
        "CREATE USER MAPPING FOR PUBLIC SERVER there OPTIONS (password 'hidden')");
    assertThat(read(reader::objects))
        .anySatisfy(object -> assertThat(object.kind()).isEqualTo("user mapping"))
        .allSatisfy(object -> assertThat(object.toString()).doesNotContain("hidden"));
  }
}
