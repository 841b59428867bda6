package dev.lepton.transfer.postgres;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.task.TaskRunner;
import dev.lepton.transfer.MoverSettings;
import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.catalog.Uncarried;
import dev.lepton.transfer.postgres.check.EmptyTarget;
import dev.lepton.transfer.postgres.connect.ConnectionPool;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.connect.SqlFailure;
import dev.lepton.transfer.postgres.connect.SqlWork;
import dev.lepton.transfer.postgres.connect.Transactions;
import dev.lepton.transfer.postgres.copy.ChunkSizing;
import dev.lepton.transfer.postgres.copy.RowCopier;
import dev.lepton.transfer.postgres.copy.RowTasks;
import dev.lepton.transfer.postgres.copy.SnapshotSource;
import dev.lepton.transfer.postgres.ledger.Ledger;
import dev.lepton.transfer.postgres.ledger.Ownership;
import dev.lepton.transfer.postgres.publish.SourceStream;
import dev.lepton.transfer.postgres.schema.SchemaBuilder;
import dev.lepton.transfer.postgres.schema.SchemaPlan;
import dev.lepton.transfer.postgres.schema.SchemaStep;
import dev.lepton.transfer.postgres.schema.SequencePositions;
import dev.lepton.transfer.postgres.schema.Stage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The way from an empty target to a complete copy, each step once however often it is begun. Not
 * thread-safe.
 */
final class InitialCopy {
  /** The ledger's step for the whole; its detail names the grants that were left out. */
  static final String DONE = "copy/done";

  private static final String SCHEMA_READ = "schema/read";

  private final MoverSettings settings;
  private final ConnectionPool source;
  private final ConnectionPool target;
  private final TaskRunner tasks;
  private final EventSink events;
  private final Runnable catchUp;
  private final Ledger ledger = new Ledger();
  private final CatalogReader catalog;

  /**
   * The two ends, and what brings the target from the chunks' different moments to one state of the
   * source.
   */
  record Route(ConnectionPool source, ConnectionPool target, Runnable catchUp) {}

  InitialCopy(MoverSettings settings, Route route, TaskRunner tasks, EventSink events) {
    this.settings = settings;
    this.catalog = new CatalogReader(settings.spec().selection());
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
    onTarget("claim the target", connection -> claim(connection, move));
    if (onTarget("read the ledger", connection -> ledger.step(connection, DONE)).isPresent()) {
      log.reused("copy", "copy schema and rows");
      return;
    }
    refuseUncarried();
    List<TableInfo> tables = onSource("read the catalogue", catalog::tables);
    log.run("slot", "let the source stream its changes", () -> openStream(move, tables));
    SchemaBuilder builder = new SchemaBuilder(target, tasks, events);
    int parallelism = settings.spec().parallelism();
    SchemaPlan plan =
        log.run(
            "schema",
            "create types, tables and functions",
            () -> {
              SchemaPlan read = plan();
              builder.build(read.of(Stage.PRE_DATA), parallelism);
              return read;
            });
    log.run("copy", "copy rows", () -> copyRows(tables, parallelism));
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
              // Foreign keys are checked by a query: without statistics its plan may be a bad one.
              onTarget("analyse the tables", InitialCopy::analyze);
              return builder.build(plan.of(Stage.POST_DATA), parallelism);
            });
    onTarget("set the sequences", connection -> finish(connection, leftOut));
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

  private String claim(Connection connection, String move) throws SQLException {
    Optional<Problem> taken =
        EmptyTarget.problem(connection, move, target.factory().endpoint().display());
    if (taken.isPresent()) {
      throw new LeptonException(ErrorCode.TARGET_NOT_EMPTY, List.of(taken.get()));
    }
    return Transactions.run(
        connection,
        claiming -> {
          Ownership.claim(claiming, move);
          return move;
        });
  }

  private void refuseUncarried() {
    List<Problem> problems =
        onSource("read the catalogue", catalog::uncarried).stream()
            .filter(object -> !settings.spec().mayLack(object.kind()))
            .map(InitialCopy::problem)
            .toList();
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.NOT_CARRIED, problems);
    }
  }

  private static Problem problem(Uncarried object) {
    return new Problem(
        object + " is not carried",
        "source",
        "carry it by hand and add \"" + object.kind() + "\" to the database's allow list");
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

  /**
   * The plan is read anew by every attempt; it must be the same one, or half of each would be
   * carried out.
   */
  private SchemaPlan plan() {
    SchemaPlan plan =
        onSource(
            "read the catalogue",
            from -> SchemaPlan.of(catalog.definitions(from), catalog.rowKeyIndexes(from)));
    String digest = plan.digest();
    String first =
        onTarget(
            "write the ledger",
            connection -> {
              String known = ledger.step(connection, SCHEMA_READ).orElse(digest);
              ledger.finishStep(connection, SCHEMA_READ, known);
              return known;
            });
    if (!first.equals(digest)) {
      throw new LeptonException(
          ErrorCode.SOURCE_CHANGED,
          "the source's schema has changed since the copy began",
          source.factory().endpoint().display(),
          "abort the move and begin anew; leave the schema alone until the switch");
    }
    return plan;
  }

  private static String analyze(Connection connection) throws SQLException {
    Sql.execute(connection, "ANALYZE");
    return "analyzed";
  }

  private String finish(Connection connection, List<SchemaStep> leftOut) throws SQLException {
    SequencePositions.set(connection, onSource("read the sequences", catalog::sequences));
    ledger.finishStep(
        connection,
        DONE,
        leftOut.stream()
            .map(step -> step.kind().title() + " " + step.name())
            .collect(Collectors.joining("\n")));
    return DONE;
  }

  private <T> T onSource(String doing, SqlWork<T> work) {
    return on(source, doing, work);
  }

  private <T> T onTarget(String doing, SqlWork<T> work) {
    return on(target, doing, work);
  }

  static <T> T on(ConnectionPool pool, String doing, SqlWork<T> work) {
    try {
      return pool.lend(work);
    } catch (SQLException e) {
      throw SqlFailure.of(pool.factory(), doing, e);
    }
  }
}
