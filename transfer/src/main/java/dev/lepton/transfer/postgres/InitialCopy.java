package dev.lepton.transfer.postgres;

import dev.lepton.model.event.EventSink;
import dev.lepton.model.task.TaskRunner;
import dev.lepton.transfer.MoverSettings;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.connect.ConnectionPool;
import dev.lepton.transfer.postgres.connect.SqlWork;
import dev.lepton.transfer.postgres.copy.ChunkSizing;
import dev.lepton.transfer.postgres.copy.RowCopier;
import dev.lepton.transfer.postgres.copy.RowTasks;
import dev.lepton.transfer.postgres.copy.SnapshotSource;
import dev.lepton.transfer.postgres.ledger.MovedPart;
import dev.lepton.transfer.postgres.publish.SourceStream;
import dev.lepton.transfer.postgres.schema.SchemaBuilder;
import dev.lepton.transfer.postgres.schema.SchemaPlan;
import dev.lepton.transfer.postgres.schema.SchemaStep;
import dev.lepton.transfer.postgres.schema.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The way from an empty target to a complete copy, each step once however often it is begun. Not
 * thread-safe.
 */
final class InitialCopy {
  /** Kinds that no change stream has, and that are copied while writers wait for the switch. */
  static final Set<String> ALSO_CARRIED = TableInfo.Origin.unstreamed();

  private final MoverSettings settings;
  private final ConnectionPool source;
  private final ConnectionPool target;
  private final TaskRunner tasks;
  private final EventSink events;
  private final Runnable catchUp;
  private final CopyGround ground;

  /**
   * The two ends, and what brings the target from the chunks' different moments to one state of the
   * source.
   */
  record Route(ConnectionPool source, ConnectionPool target, Runnable catchUp) {}

  InitialCopy(MoverSettings settings, Route route, TaskRunner tasks, EventSink events) {
    this.settings = settings;
    this.ground = new CopyGround(settings, route.source(), route.target(), events);
    this.source = route.source();
    this.target = route.target();
    this.catchUp = route.catchUp();
    this.tasks = tasks;
    this.events = events;
  }

  /**
   * @param move the name of slot and publication
   */
  void run(String move) {
    StepLog log = new StepLog(events);
    ground.claim(move);
    onTarget(
        "write the ledger",
        connection -> {
          MovedPart.claim(connection, settings.spec().selection());
          return move;
        });
    if (ground.done()) {
      log.reused("copy", "copy schema and rows");
      return;
    }
    ground.refuseUncarried(ALSO_CARRIED);
    List<TableInfo> tables = onSource("read the catalogue", ground.catalog()::tables);
    log.run("slot", "let the source stream its changes", () -> openStream(move, tables));
    SchemaBuilder builder = new SchemaBuilder(target, tasks, events);
    int parallelism = settings.spec().parallelism();
    SchemaPlan plan =
        log.run(
            "schema",
            "create types, tables and functions",
            () -> {
              SchemaPlan read = ground.plan(true);
              builder.build(read.of(Stage.PRE_DATA), parallelism);
              return read;
            });
    List<TableInfo> all = new ArrayList<>(tables);
    all.addAll(ofExtensions());
    log.run("copy", "copy rows", () -> copyRows(all, parallelism));
    log.run(
        "keys",
        "build the keys of the rows",
        () -> builder.build(plan.of(Stage.ROW_KEYS), parallelism));
    log.run("catch-up", "apply what changed during the copy", catchUp);
    List<SchemaStep> leftOut =
        log.run(
            "indexes",
            "build indexes, constraints and views",
            () -> {
              ground.analyze();
              return builder.build(plan.of(Stage.POST_DATA), parallelism);
            });
    ground.finish(plan, leftOut);
  }

  /**
   * What extensions do may depend on these rows. Those of unlogged tables come at the switch: read
   * at another moment than the rows that they refer to, they need not fit them.
   */
  private List<TableInfo> ofExtensions() {
    if (settings.spec().mayLack(TableInfo.Origin.EXTENSION.title())) {
      return List.of();
    }
    return onSource("read the catalogue", ground.catalog()::unstreamedTables).stream()
        .filter(table -> table.origin() == TableInfo.Origin.EXTENSION)
        .toList();
  }

  private void copyRows(List<TableInfo> tables, int parallelism) {
    RowCopier copier =
        new RowCopier(
            source,
            target,
            events,
            SnapshotSource.OWN,
            ChunkSizing.byRows(ChunkSizing.LIVE_ROWS_PER_CHUNK));
    RowTasks rows = copier.pending(tables);
    if (!rows.isEmpty()) {
      copier.awaitHorizon();
      rows.run(tasks, parallelism);
    }
  }

  private void openStream(String move, List<TableInfo> tables) {
    onSource(
        "let the source stream its changes",
        from ->
            onTarget(
                "write the ledger",
                to -> {
                  new SourceStream(move, events).open(from, to, tables);
                  return move;
                }));
  }

  private <T> T onSource(String doing, SqlWork<T> work) {
    return CopyGround.on(source, doing, work);
  }

  private <T> T onTarget(String doing, SqlWork<T> work) {
    return CopyGround.on(target, doing, work);
  }
}
