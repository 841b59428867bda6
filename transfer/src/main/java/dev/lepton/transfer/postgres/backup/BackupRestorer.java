package dev.lepton.transfer.postgres.backup;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.DatabaseSpec;
import dev.lepton.model.task.TaskRunner;
import dev.lepton.transfer.postgres.catalog.ObjectKind;
import dev.lepton.transfer.postgres.connect.ConnectionPool;
import dev.lepton.transfer.postgres.connect.Transactions;
import dev.lepton.transfer.postgres.copy.CopyMeter;
import dev.lepton.transfer.postgres.ledger.Ledger;
import dev.lepton.transfer.postgres.schema.SchemaBuilder;
import dev.lepton.transfer.postgres.schema.SchemaPlan;
import dev.lepton.transfer.postgres.schema.SchemaRenames;
import dev.lepton.transfer.postgres.schema.SequencePositions;
import dev.lepton.transfer.postgres.schema.Stage;
import dev.lepton.transfer.postgres.schema.Statistics;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Restores a backup into a database of its own and compares every table with what was noted when
 * the source was read.
 */
final class BackupRestorer {
  private final Vault vault;
  private final TaskRunner tasks;
  private final EventSink events;
  private final Ledger ledger = new Ledger();

  BackupRestorer(Vault vault, TaskRunner tasks, EventSink events) {
    this.vault = vault;
    this.tasks = tasks;
    this.events = events;
  }

  /**
   * @param database is made anew
   * @param spec how much to do at a time, and what schemas are called at the target
   * @throws LeptonException DIFFERENCES_FOUND if a file was altered or a restored table is not what
   *     was backed up
   */
  void restore(Manifest manifest, RestoredDatabase database, DatabaseSpec spec)
      throws SQLException {
    int parallelism = spec.parallelism();
    SchemaPart schema = schema(manifest);
    database.create();
    try (ConnectionPool pool = new ConnectionPool(database.connections(), ConnectionPool.LOADING)) {
      pool.lend(
          connection -> {
            ledger.create(connection);
            return connection;
          });
      SchemaPlan plan = new SchemaPlan(schema.steps());
      SchemaBuilder builder = new SchemaBuilder(pool, tasks, events);
      builder.build(plan.of(Stage.PRE_DATA), parallelism);
      rows(manifest, pool, parallelism);
      // A database with a subscription cannot be dropped.
      builder.build(
          plan.of(Stage.POST_DATA).stream()
              .filter(step -> step.kind() != ObjectKind.SUBSCRIPTION)
              .toList(),
          parallelism);
      pool.lend(
          connection -> {
            SequencePositions.set(connection, schema.sequences());
            Statistics.gather(connection);
            return connection;
          });
      prove(manifest, pool, parallelism);
      pool.lend(
          connection ->
              Transactions.run(
                  connection,
                  leaving -> {
                    SchemaRenames.apply(leaving, spec.selection());
                    ledger.drop(leaving);
                    return leaving;
                  }));
    }
  }

  private void rows(Manifest manifest, ConnectionPool pool, int parallelism) {
    CopyMeter meter = new CopyMeter("restore", manifest.rows(), events);
    tasks.runAll(
        largestFirst(manifest).stream()
            .map(file -> new TableRestore(file, pool, vault, meter))
            .toList(),
        parallelism);
    meter.report();
  }

  private void prove(Manifest manifest, ConnectionPool pool, int parallelism) {
    List<TableProof> proofs =
        largestFirst(manifest).stream().map(file -> new TableProof(file, pool)).toList();
    tasks.runAll(proofs, parallelism);
    List<Problem> problems =
        proofs.stream().map(TableProof::problem).flatMap(Optional::stream).toList();
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.DIFFERENCES_FOUND, problems);
    }
  }

  private SchemaPart schema(Manifest manifest) {
    try (InputStream in = vault.read(manifest.schema(), SchemaPart.NAME)) {
      return vault.json().readValue(in.readAllBytes(), SchemaPart.class);
    } catch (IOException e) {
      throw vault.altered(manifest.schema().file(), e);
    }
  }

  private static List<Manifest.TableFile> largestFirst(Manifest manifest) {
    return manifest.tables().stream()
        .sorted((a, b) -> Long.compare(b.stored().plainBytes(), a.stored().plainBytes()))
        .toList();
  }
}
