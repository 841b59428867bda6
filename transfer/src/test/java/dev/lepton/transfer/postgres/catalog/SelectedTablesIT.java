package dev.lepton.transfer.postgres.catalog;

import static dev.lepton.transfer.postgres.TestServers.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.migration.OwnerSpec;
import dev.lepton.model.migration.Selection;
import dev.lepton.transfer.postgres.TestServers;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("side-by-side")
class SelectedTablesIT {
  private ConnectionFactory database;

  @BeforeEach
  void freshDatabase() {
    database = TestServers.fresh(Side.SOURCE);
    execute(
        database,
        "CREATE SCHEMA shop",
        "CREATE TABLE shop.orders (id serial PRIMARY KEY) PARTITION BY RANGE (id)",
        "CREATE TABLE public.orders_1 PARTITION OF shop.orders FOR VALUES FROM (1) TO (9)",
        "CREATE TABLE shop.base (id int)",
        "CREATE TABLE public.child () INHERITS (shop.base)",
        "CREATE SEQUENCE shop.free");
  }

  private static Selection selection(List<String> schemas, List<String> tables, String... exclude) {
    return new Selection(
        schemas,
        tables,
        List.of(exclude),
        List.of(new Selection.RowCondition("shop.base", "id > 7")),
        Map.of("shop", "store"),
        Set.of(),
        OwnerSpec.KEEP);
  }

  private List<String> tables(Selection selection) throws SQLException {
    try (Connection connection = database.open()) {
      return new CatalogReader(selection)
          .tables(connection).stream().map(table -> table.name().toString()).toList();
    }
  }

  private List<String> sequences(Selection selection) throws SQLException {
    try (Connection connection = database.open()) {
      return new CatalogReader(selection)
          .sequences(connection).stream().map(sequence -> sequence.name().name()).toList();
    }
  }

  @Test
  void aPartitionFollowsItsParentWhereverItIs() throws SQLException {
    assertThat(tables(selection(List.of("shop"), List.of())))
        .containsExactly("public.orders_1", "shop.base");
    assertThat(tables(selection(List.of(), List.of("shop.orders"))))
        .containsExactly("public.orders_1");
  }

  @Test
  void neitherPartitionNorChildComesWithoutItsParent() throws SQLException {
    assertThat(tables(selection(List.of(), List.of(), "shop.*"))).isEmpty();
  }

  @Test
  void aSequenceComesWithTheTableThatUsesIt() throws SQLException {
    assertThat(sequences(selection(List.of(), List.of("shop.orders"))))
        .containsExactly("orders_id_seq");
  }

  @Test
  void handsOverWhichRowsTravel() throws SQLException {
    try (Connection connection = database.open()) {
      assertThat(new CatalogReader(selection(List.of(), List.of("shop.base"))).tables(connection))
          .extracting(TableInfo::condition)
          .containsExactly(Optional.of("id > 7"));
    }
  }

  @Test
  void selectsByTheSourcesNamesWhereSchemasAreRenamedAlready() throws SQLException {
    execute(database, "ALTER SCHEMA shop RENAME TO store");
    Selection selection = selection(List.of("shop"), List.of());
    try (Connection connection = database.open()) {
      assertThat(new CatalogReader(selection, SchemaNames.of(selection)).tables(connection))
          .extracting(table -> table.name().toString(), table -> table.condition().isPresent())
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("public.orders_1", false),
              org.assertj.core.groups.Tuple.tuple("store.base", true));
    }
  }
}
