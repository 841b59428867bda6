package dev.lepton.transfer.postgres.backup;

import dev.lepton.model.event.EventSink;
import dev.lepton.model.task.TaskRunner;
import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.connect.ConnectionPool;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.connect.Transactions;
import dev.lepton.transfer.postgres.copy.CopyFormat;
import dev.lepton.transfer.postgres.copy.CopyMeter;
import dev.lepton.transfer.postgres.schema.SchemaPlan;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes everything that one snapshot of the source shows, tables in parallel. */
final class BackupWriter {
  private final ConnectionPool source;
  private final Vault vault;
  private final TaskRunner tasks;
  private final EventSink events;
  private final CatalogReader catalog;

  /**
   * @param catalog reads what is backed up
   */
  BackupWriter(
      ConnectionPool source,
      CatalogReader catalog,
      Vault vault,
      TaskRunner tasks,
      EventSink events) {
    this.catalog = catalog;
    this.source = source;
    this.vault = vault;
    this.tasks = tasks;
    this.events = events;
  }

  Manifest write(int parallelism) throws SQLException {
    // This transaction stays open until the last table is read: it is what keeps the snapshot
    // alive.
    return source.lend(
        connection -> Transactions.run(connection, keeper -> write(keeper, parallelism)));
  }

  private Manifest write(Connection keeper, int parallelism) throws SQLException {
    Sql.execute(keeper, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    String snapshot = Sql.string(keeper, "SELECT pg_export_snapshot()").orElseThrow();
    List<TableDump> dumps = dumps(keeper, snapshot);
    tasks.runAll(dumps, parallelism);
    List<Manifest.TableFile> files =
        dumps.stream()
            .map(TableDump::result)
            .sorted(Comparator.comparing(file -> file.table().name()))
            .toList();
    // All rows show one state, so no key has to be there before the others.
    SchemaPlan plan = SchemaPlan.of(catalog.definitions(keeper), Set.of());
    SchemaPart schema = new SchemaPart(plan.steps(), catalog.sequences(keeper));
    try {
      byte[] text = vault.json().writeValueAsBytes(schema);
      Manifest.StoredFile stored =
          vault.write(SchemaPart.FILE, SchemaPart.NAME, out -> out.write(text));
      String version = Sql.string(keeper, "SHOW server_version").orElseThrow();
      String database = source.factory().endpoint().database();
      Manifest manifest =
          new Manifest(Manifest.VERSION, database, version, snapshot, stored, files);
      vault.writeManifest(manifest);
      return manifest;
    } catch (IOException e) {
      throw TableDump.unwritable("the schema", e);
    }
  }

  private List<TableDump> dumps(Connection keeper, String snapshot) throws SQLException {
    List<TableInfo> tables =
        catalog.allTables(keeper).stream()
            .sorted(
                Comparator.comparingLong(TableInfo::bytes)
                    .reversed()
                    .thenComparing(TableInfo::name))
            .toList();
    Set<QualifiedName> textOnly = CopyFormat.textOnly(keeper);
    long expected = tables.stream().mapToLong(TableInfo::estimatedRows).sum();
    CopyMeter meter = new CopyMeter("backup", expected, events);
    List<TableDump> dumps = new ArrayList<>();
    for (TableInfo table : tables) {
      CopyFormat format = textOnly.contains(table.name()) ? CopyFormat.TEXT : CopyFormat.BINARY;
      String file = String.format(Locale.ROOT, "table-%05d.bin", dumps.size());
      dumps.add(
          new TableDump(
              new TableDump.Request(table, format, file, snapshot), source, vault, meter));
    }
    return dumps;
  }
}
