package dev.lepton.transfer.postgres.schema;

import dev.lepton.model.migration.Selection;
import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.catalog.SchemaNames;
import dev.lepton.transfer.postgres.catalog.SchemaObject;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionPool;
import dev.lepton.transfer.postgres.connect.Transactions;
import dev.lepton.transfer.postgres.ledger.Ledger;
import dev.lepton.transfer.task.ThreadTaskRunner;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Moves a schema as a copy does, but for the rows. */
final class SchemaMove {
  private SchemaMove() {}

  /** What was told, and the steps that were left out. */
  record Outcome(List<String> told, List<SchemaStep> leftOut) {}

  static Outcome run(ConnectionFactory from, ConnectionFactory to, Selection selection)
      throws SQLException {
    CatalogReader reader = new CatalogReader(selection);
    List<String> told = new ArrayList<>();
    List<SchemaStep> leftOut = new ArrayList<>();
    try (Connection source = from.open();
        ConnectionPool pool = new ConnectionPool(to, ConnectionPool.LOADING)) {
      SchemaPlan plan = SchemaPlan.of(reader.definitions(source), reader.rowKeyIndexes(source));
      pool.lend(
          target -> {
            new Ledger().create(target);
            return target;
          });
      SchemaBuilder builder =
          new SchemaBuilder(pool, new ThreadTaskRunner(), event -> told.add(event.toString()));
      for (Stage stage : List.of(Stage.PRE_DATA, Stage.ROW_KEYS, Stage.POST_DATA)) {
        leftOut.addAll(builder.build(plan.of(stage), 2));
      }
      pool.lend(
          target ->
              Transactions.run(
                  target,
                  finishing -> {
                    CutoverStates.plan(
                        finishing, plan.of(Stage.CUT_OVER), SchemaNames.of(selection));
                    SequencePositions.set(finishing, reader.sequences(source));
                    SchemaRenames.apply(finishing, selection);
                    return finishing;
                  }));
    }
    return new Outcome(told, leftOut);
  }

  static void finish(ConnectionFactory to) throws SQLException {
    try (Connection target = to.open()) {
      CutoverStates.set(target);
    }
  }

  static List<SchemaObject> objects(ConnectionFactory database) throws SQLException {
    try (Connection connection = database.open()) {
      return new CatalogReader().objects(connection);
    }
  }

  static String resource(String name) {
    try (InputStream in = SchemaMove.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
