package dev.lepton.transfer.postgres;

import dev.lepton.model.Phase;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.Selection;
import dev.lepton.transfer.MoverSettings;
import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.catalog.LeftOut;
import dev.lepton.transfer.postgres.catalog.ObjectKind;
import dev.lepton.transfer.postgres.catalog.SchemaNames;
import dev.lepton.transfer.postgres.catalog.SequenceInfo;
import dev.lepton.transfer.postgres.catalog.Uncarried;
import dev.lepton.transfer.postgres.check.EmptyTarget;
import dev.lepton.transfer.postgres.connect.ConnectionPool;
import dev.lepton.transfer.postgres.connect.SqlFailure;
import dev.lepton.transfer.postgres.connect.SqlWork;
import dev.lepton.transfer.postgres.connect.Transactions;
import dev.lepton.transfer.postgres.ledger.Ledger;
import dev.lepton.transfer.postgres.ledger.Ownership;
import dev.lepton.transfer.postgres.schema.CutoverStates;
import dev.lepton.transfer.postgres.schema.SchemaPlan;
import dev.lepton.transfer.postgres.schema.SchemaRenames;
import dev.lepton.transfer.postgres.schema.SchemaStep;
import dev.lepton.transfer.postgres.schema.SequencePositions;
import dev.lepton.transfer.postgres.schema.Stage;
import dev.lepton.transfer.postgres.schema.Statistics;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What every kind of copy begins and ends with. Not thread-safe. */
final class CopyGround {
  /** The ledger's step for the whole; its detail names the grants that were left out. */
  static final String DONE = "copy/done";

  private static final String SCHEMA_READ = "schema/read";

  private final MoverSettings settings;
  private final ConnectionPool source;
  private final ConnectionPool target;
  private final CatalogReader catalog;
  private final EventSink events;
  private final Ledger ledger = new Ledger();

  CopyGround(
      MoverSettings settings, ConnectionPool source, ConnectionPool target, EventSink events) {
    this.events = events;
    this.settings = settings;
    this.source = source;
    this.target = target;
    this.catalog = new CatalogReader(settings.spec().selection());
  }

  CatalogReader catalog() {
    return catalog;
  }

  /** Makes the target ours, if it is empty or was ours. */
  void claim(String move) {
    onTarget("claim the target", connection -> claim(connection, move));
  }

  /** Whether a copy has been finished here. */
  boolean done() {
    return onTarget("read the ledger", connection -> ledger.step(connection, DONE)).isPresent();
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

  /**
   * Stops where something would stay behind that nobody has allowed to.
   *
   * @param carried kinds that are carried, whatever the catalogue's reader thinks
   */
  void refuseUncarried(Set<String> carried) {
    List<Problem> problems =
        onSource("read the catalogue", catalog::uncarried).stream()
            .filter(object -> !carried.contains(object.kind()))
            .filter(object -> !settings.spec().mayLack(object.kind()))
            .map(CopyGround::problem)
            .toList();
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.NOT_CARRIED, problems);
    }
    onSource("read the catalogue", catalog::notes).forEach(note -> tell(Event.Level.INFO, note));
    onSource("read the catalogue", catalog::leftOut).forEach(this::leftOut);
  }

  /** Rows would be left behind with their table. */
  private void leftOut(LeftOut object) {
    if (object.kind() == ObjectKind.TABLE) {
      throw new LeptonException(
          ErrorCode.NOT_CARRIED,
          object.toString(),
          "source",
          "select what it needs as well, or exclude it");
    }
    tell(Event.Level.WARNING, "left out: " + object);
  }

  private void tell(Event.Level level, String text) {
    events.emit(new Event.Noted(Phase.TRANSFER, level, text));
  }

  private static Problem problem(Uncarried object) {
    return new Problem(
        object + " is not carried",
        "source",
        "carry it by hand and say that it may stay behind: --skip \""
            + object.kind()
            + "\", or the database's allow list in migration.yaml");
  }

  /**
   * The plan is read anew by every attempt; it must be the same one, or half of each would be
   * carried out.
   *
   * @param withRowKeys whether the keys of the rows have a stage of their own
   */
  SchemaPlan plan(boolean withRowKeys) {
    SchemaPlan plan =
        onSource(
            "read the catalogue",
            from ->
                SchemaPlan.of(
                    catalog.definitions(from),
                    withRowKeys ? catalog.rowKeyIndexes(from) : Set.of()));
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

  /** Foreign keys are checked by a query: without statistics its plan may be a bad one. */
  void analyze() {
    onTarget(
        "analyse the tables",
        connection -> {
          Statistics.gather(connection);
          return connection;
        });
  }

  /**
   * Sets the sequences, gives schemas their new names and says that the copy is complete.
   *
   * @return what the sequences were set to, by their names at the source
   */
  List<SequenceInfo> finish(SchemaPlan plan, List<SchemaStep> leftOut) {
    List<SequenceInfo> sequences = onSource("read the sequences", catalog::sequences);
    onTarget(
        "set the sequences",
        connection ->
            Transactions.run(
                connection,
                finishing -> {
                  Selection selection = settings.spec().selection();
                  CutoverStates.plan(finishing, plan.of(Stage.CUT_OVER), SchemaNames.of(selection));
                  SequencePositions.set(finishing, sequences);
                  SchemaRenames.apply(finishing, selection);
                  ledger.finishStep(
                      finishing,
                      DONE,
                      leftOut.stream().map(SchemaStep::toString).collect(Collectors.joining("\n")));
                  return DONE;
                }));
    return sequences;
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
