package dev.lepton.transfer.postgres.copy;

import dev.lepton.model.event.EventSink;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.connect.ConnectionPool;
import dev.lepton.transfer.postgres.connect.SqlFailure;
import dev.lepton.transfer.postgres.connect.Transactions;
import dev.lepton.transfer.postgres.ledger.Ledger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Cuts the rows of all tables into tasks, one a chunk; what an earlier attempt has copied is left
 * alone.
 */
public final class RowCopier {
  /** The ledger's step that says that the chunks are planned. */
  private static final String PLANNED = "copy/planned";

  private final ConnectionPool source;
  private final ConnectionPool target;
  private final EventSink events;
  private final SnapshotSource snapshots;
  private final ChunkPlanner planner;
  private final Ledger ledger = new Ledger();

  /**
   * @param snapshots which state of the source each chunk shows
   * @param sizing how tables are cut, in the first attempt; later ones keep to it
   */
  public RowCopier(
      ConnectionPool source,
      ConnectionPool target,
      EventSink events,
      SnapshotSource snapshots,
      ChunkSizing sizing) {
    this.source = source;
    this.target = target;
    this.events = events;
    this.snapshots = snapshots;
    this.planner = new ChunkPlanner(sizing);
  }

  /**
   * Waits until no transaction is left that began before the replication slot was there; to be
   * called after that, and before chunks with snapshots of their own are read.
   */
  public void awaitHorizon() {
    try {
      source.lend(
          connection -> {
            new TransactionHorizon(events).await(connection);
            return connection;
          });
    } catch (SQLException e) {
      throw SqlFailure.of(source.factory(), "wait for open transactions", e);
    }
  }

  /**
   * The chunks that the target lacks, as tasks, those of large tables first. The tables must exist
   * on the target.
   */
  public RowTasks pending(List<TableInfo> tables) {
    try {
      plan(tables);
      List<Chunk> pending = target.lend(ledger::pendingChunks);
      Map<QualifiedName, TableInfo> byName =
          tables.stream().collect(Collectors.toMap(TableInfo::name, Function.identity()));
      CopyMeter meter = new CopyMeter("copy", expectedRows(pending, byName), events);
      CopyRoute route = new CopyRoute(source, target, meter, snapshots);
      Set<QualifiedName> textOnly = source.lend(CopyFormat::textOnly);
      List<RowTasks.RowTask> copies = new ArrayList<>();
      for (Chunk chunk : largestFirst(pending, byName)) {
        TableInfo table = byName.get(chunk.table());
        CopyFormat format = textOnly.contains(chunk.table()) ? CopyFormat.TEXT : CopyFormat.BINARY;
        copies.add(new RowTasks.RowTask(table, new ChunkCopy(chunk, table, format, route)));
      }
      return new RowTasks(copies, meter);
    } catch (SQLException e) {
      throw SqlFailure.of(source.factory(), "plan the copy", e);
    }
  }

  private void plan(List<TableInfo> tables) throws SQLException {
    if (target.lend(connection -> ledger.step(connection, PLANNED)).isPresent()) {
      return;
    }
    List<Chunk> chunks = source.lend(connection -> chunks(connection, tables));
    target.lend(
        connection ->
            Transactions.run(
                connection,
                writing -> {
                  ledger.planChunks(writing, chunks);
                  ledger.finishStep(writing, PLANNED, chunks.size() + " chunks");
                  return chunks;
                }));
  }

  private List<Chunk> chunks(Connection connection, List<TableInfo> tables) throws SQLException {
    List<Chunk> chunks = new ArrayList<>();
    for (TableInfo table : tables) {
      chunks.addAll(planner.plan(connection, table));
    }
    return chunks;
  }

  private static List<Chunk> largestFirst(
      List<Chunk> chunks, Map<QualifiedName, TableInfo> tables) {
    return chunks.stream()
        .sorted(
            Comparator.comparing(
                    (Chunk chunk) -> tables.get(chunk.table()).bytes(), Comparator.reverseOrder())
                .thenComparing(Chunk::table)
                .thenComparing(Chunk::ordinal))
        .toList();
  }

  private static long expectedRows(List<Chunk> pending, Map<QualifiedName, TableInfo> tables) {
    return pending.stream()
        .map(Chunk::table)
        .distinct()
        .mapToLong(name -> tables.get(name).estimatedRows())
        .sum();
  }
}
