package dev.lepton.transfer.postgres;

import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.task.Task;
import dev.lepton.model.task.TaskRunner;
import dev.lepton.transfer.MoverSettings;
import dev.lepton.transfer.postgres.catalog.SequenceInfo;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.connect.ConnectionPool;
import dev.lepton.transfer.postgres.copy.ChunkSizing;
import dev.lepton.transfer.postgres.copy.RowCopier;
import dev.lepton.transfer.postgres.copy.RowTasks;
import dev.lepton.transfer.postgres.copy.SharedSnapshot;
import dev.lepton.transfer.postgres.largeobject.LargeObjectCopier;
import dev.lepton.transfer.postgres.largeobject.LargeObjectRemoval;
import dev.lepton.transfer.postgres.ledger.Ledger;
import dev.lepton.transfer.postgres.ledger.Ownership;
import dev.lepton.transfer.postgres.schema.SchemaBuilder;
import dev.lepton.transfer.postgres.schema.SchemaPlan;
import dev.lepton.transfer.postgres.schema.SchemaRemoval;
import dev.lepton.transfer.postgres.schema.SchemaStep;
import dev.lepton.transfer.postgres.schema.Stage;
import dev.lepton.transfer.postgres.schema.Statistics;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A copy of everything under one snapshot, so that nothing has to catch up: indexes are built as
 * soon as their table is full, while other tables are still being copied. Not thread-safe.
 */
final class OneShotCopy {
  /** Kinds that the change stream of a live move does not have, and a copy has. */
  private static final Set<String> ALSO_CARRIED =
      Set.of(
          LargeObjectCopier.KIND,
          TableInfo.Origin.UNLOGGED.title(),
          TableInfo.Origin.EXTENSION.title());

  private static final String MOVE = "lepton one-shot copy";
  private static final String SNAPSHOT = "copy/snapshot";

  private final MoverSettings settings;
  private final ConnectionPool source;
  private final ConnectionPool target;
  private final TaskRunner tasks;
  private final EventSink events;
  private final StepLog log;
  private final Ledger ledger = new Ledger();

  OneShotCopy(
      MoverSettings settings,
      ConnectionPool source,
      ConnectionPool target,
      TaskRunner tasks,
      EventSink events) {
    this.settings = settings;
    this.source = source;
    this.target = target;
    this.tasks = tasks;
    this.events = events;
    this.log = new StepLog(events);
  }

  /** What it carries beyond what a change stream would, unless that is to be skipped. */
  static Set<String> alsoCarried(MoverSettings settings) {
    Set<String> carried = new HashSet<>(ALSO_CARRIED);
    carried.removeAll(settings.spec().selection().skip());
    return carried;
  }

  /** The name under which the ledger knows one-shot copies. */
  static String move() {
    return MOVE;
  }

  /**
   * Copies; the ledger is still there afterwards.
   *
   * @return what the sequences were set to
   */
  List<SequenceInfo> run(SharedSnapshot snapshot) {
    CopyGround ground = new CopyGround(settings, source, target, events);
    ground.claim(MOVE);
    beginOrGoOn(ground, snapshot);
    ground.refuseUncarried(alsoCarried(settings));
    List<TableInfo> tables =
        CopyGround.on(source, "read the catalogue", ground.catalog()::allTables);
    hold(snapshot, tables);
    SchemaPlan plan = ground.plan(false);
    SchemaBuilder builder = new SchemaBuilder(target, tasks, events);
    int parallelism = settings.spec().parallelism();
    log.run(
        "schema",
        "create types, tables and functions",
        () -> builder.build(plan.of(Stage.PRE_DATA), parallelism));
    log.run(
        "copy",
        "copy rows, build the indexes of full tables",
        () -> copy(snapshot, tables, eager(builder, plan)));
    List<SchemaStep> leftOut =
        log.run(
            "indexes",
            "build constraints, views and the other indexes",
            () -> {
              CopyGround.on(
                  target,
                  "analyse partitioned tables",
                  open -> {
                    Statistics.gatherOfPartitioned(open);
                    return open;
                  });
              return builder.build(plan.of(Stage.POST_DATA), parallelism);
            });
    return ground.finish(plan, leftOut);
  }

  private static Map<SchemaStep, Task> eager(SchemaBuilder builder, SchemaPlan plan) {
    return builder.tasks(
        plan.steps().stream().filter(step -> step.readiness().isPresent()).toList());
  }

  private void copy(
      SharedSnapshot snapshot, List<TableInfo> tables, Map<SchemaStep, Task> indexes) {
    int parallelism = settings.spec().parallelism();
    RowTasks rows =
        new RowCopier(
                source, target, events, snapshot, ChunkSizing.wholeTables(tables, parallelism))
            .pending(tables);
    List<Task> largeObjects =
        alsoCarried(settings).contains(LargeObjectCopier.KIND)
            ? new LargeObjectCopier(source, target, snapshot, settings.spec().selection().owners())
                .tasks()
            : List.of();
    new CopyGraph(target, rows, indexes).with(tables, largeObjects).run(parallelism);
    rows.meter().report();
  }

  /**
   * Half of a copy can only be completed if nothing has been written since: its snapshot died with
   * the process that held it.
   */
  private void beginOrGoOn(CopyGround ground, SharedSnapshot snapshot) {
    String now = snapshot.snapshot().toString();
    Optional<String> before =
        CopyGround.on(target, "read the ledger", open -> ledger.step(open, SNAPSHOT));
    boolean quiet = snapshot.snapshot().inProgress().isEmpty();
    if (before.isPresent() && !(quiet && before.get().equals(now))) {
      events.emit(
          new Event.Noted(
              Phase.TRANSFER,
              Event.Level.WARNING,
              "the source has been written to since the copy was broken off: it begins anew"));
      discard(target);
      ground.claim(MOVE);
    }
    CopyGround.on(
        target,
        "write the ledger",
        open -> {
          ledger.finishStep(open, SNAPSHOT, now);
          return now;
        });
  }

  private void hold(SharedSnapshot snapshot, List<TableInfo> tables) {
    boolean held = CopyGround.on(source, "lock the tables", open -> snapshot.hold(tables));
    if (!held) {
      events.emit(
          new Event.Noted(
              Phase.TRANSFER,
              Event.Level.WARNING,
              "there are too many tables to keep all of them from being truncated or altered"
                  + " during the copy: leave their definitions alone until it is done"));
    }
  }

  /** Takes away what an unfinished copy has made, and its ledger. */
  static void discard(ConnectionPool target) {
    CopyGround.on(
        target,
        "take the copy away",
        open -> {
          if (Ownership.belongsTo(open, MOVE)) {
            LargeObjectRemoval.removeAll(open);
          }
          return remove(open);
        });
  }

  private static String remove(Connection connection) throws SQLException {
    if (Ownership.belongsTo(connection, MOVE)) {
      SchemaRemoval.removeAll(connection);
      new Ledger().drop(connection);
    }
    return MOVE;
  }
}
