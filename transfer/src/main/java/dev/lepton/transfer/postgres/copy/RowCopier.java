package dev.lepton.transfer.postgres.copy;

import dev.lepton.model.event.EventSink;
import dev.lepton.model.task.TaskRunner;
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
 * Copies the rows of all tables, chunk by chunk; what an earlier attempt has copied is left alone.
 */
public final class RowCopier {
  /** The ledger's step that says that the chunks are planned. */
  private static final String PLANNED = "copy/planned";

  private final ConnectionPool source;
  private final ConnectionPool target;
  private final TaskRunner tasks;
  private final EventSink events;
  private final ChunkPlanner planner;
  private final Ledger ledger = new Ledger();

  public RowCopier(
      ConnectionPool source, ConnectionPool target, TaskRunner tasks, EventSink events) {
    this(source, target, tasks, events, new ChunkPlanner());
  }

  RowCopier(
      ConnectionPool source,
      ConnectionPool target,
      TaskRunner tasks,
      EventSink events,
      ChunkPlanner planner) {
    this.source = source;
    this.target = target;
    this.tasks = tasks;
    this.events = events;
    this.planner = planner;
  }

  /**
   * The replication slot must exist by now, the tables on the target too.
   *
   * @param parallelism how many chunks move at once
   */
  public void copy(List<TableInfo> tables, int parallelism) {
    try {
      plan(tables);
      List<Chunk> pending = target.lend(ledger::pendingChunks);
      if (pending.isEmpty()) {
        return;
      }
      Set<QualifiedName> textOnly =
          source.lend(
              connection -> {
                new TransactionHorizon(events).await(connection);
                return CopyFormat.textOnly(connection);
              });
      Map<QualifiedName, TableInfo> byName =
          tables.stream().collect(Collectors.toMap(TableInfo::name, Function.identity()));
      CopyMeter meter = new CopyMeter("copy", expectedRows(pending, byName), events);
      CopyRoute route = new CopyRoute(source, target, meter);
      List<ChunkCopy> copies = new ArrayList<>();
      for (Chunk chunk : largestFirst(pending, byName)) {
        CopyFormat format = textOnly.contains(chunk.table()) ? CopyFormat.TEXT : CopyFormat.BINARY;
        copies.add(new ChunkCopy(chunk, byName.get(chunk.table()), format, route));
      }
      tasks.runAll(copies, parallelism);
      meter.report();
    } catch (SQLException e) {
      throw SqlFailure.of(source.factory(), "copy rows", e);
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
