package dev.lepton.transfer.postgres;

import dev.lepton.model.event.EventSink;
import dev.lepton.model.secret.SecretResolver;
import dev.lepton.model.task.TaskRunner;
import dev.lepton.model.transfer.CopyReport;
import dev.lepton.model.transfer.VerificationReport;
import dev.lepton.transfer.DatabaseCopier;
import dev.lepton.transfer.MoverSettings;
import dev.lepton.transfer.postgres.catalog.SequenceInfo;
import dev.lepton.transfer.postgres.check.Preflight;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionPool;
import dev.lepton.transfer.postgres.connect.SqlFailure;
import dev.lepton.transfer.postgres.connect.Transactions;
import dev.lepton.transfer.postgres.copy.SharedSnapshot;
import dev.lepton.transfer.postgres.schema.CutoverStates;
import dev.lepton.transfer.postgres.verify.SnapshotComparison;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Copies a PostgreSQL database once, under one snapshot of the source. */
public final class PostgresCopier implements DatabaseCopier {
  private final MoverSettings settings;
  private final ConnectionFactory source;
  private final ConnectionFactory target;
  private final EventSink events;
  private final TaskRunner tasks;

  /** Opens no connection yet. */
  public PostgresCopier(
      MoverSettings settings, SecretResolver secrets, EventSink events, TaskRunner tasks) {
    this.settings = settings;
    this.events = events;
    this.tasks = tasks;
    this.source =
        new ConnectionFactory(ConnectionFactory.Side.SOURCE, settings.spec().source(), secrets);
    this.target = new ConnectionFactory(ConnectionFactory.Side.TARGET, settings.target(), secrets);
  }

  @Override
  public void check() {
    MoverSettings lenient = settings.allowing(OneShotCopy.alsoCarried(settings));
    new StepLog(events)
        .run(
            "check",
            "check both databases",
            () -> new Preflight(lenient, source, target).runForCopy(OneShotCopy.move()));
  }

  @Override
  public CopyReport copy(boolean verify) {
    long begun = System.nanoTime();
    try (ConnectionPool from = new ConnectionPool(source, List.of());
        ConnectionPool to =
            new ConnectionPool(target, ConnectionPool.loading(settings.spec().parallelism()));
        SharedSnapshot snapshot = SharedSnapshot.open(source)) {
      List<SequenceInfo> sequences =
          new OneShotCopy(settings, from, to, tasks, events).run(snapshot);
      Optional<VerificationReport> verification =
          verify ? Optional.of(verify(snapshot, sequences)) : Optional.empty();
      CopyReport report =
          new ReportWriter(settings, source, target)
              .write(snapshot.snapshot().toString(), verification, begun);
      CopyGround.on(
          to,
          "take the ledger away",
          open ->
              Transactions.run(
                  open,
                  leaving -> {
                    CutoverStates.setInsteadOfLedger(leaving);
                    return report;
                  }));
      return report;
    } catch (SQLException e) {
      throw SqlFailure.of(target, "end the connections", e);
    }
  }

  private VerificationReport verify(SharedSnapshot snapshot, List<SequenceInfo> sequences) {
    SnapshotComparison comparison =
        new SnapshotComparison(
            source, target, settings.spec().selection(), settings.spec().parallelism(), events);
    return new StepLog(events)
        .run(
            "verify",
            "compare every row on both sides",
            () -> comparison.verify(snapshot.name(), sequences));
  }

  @Override
  public void discard() {
    try (ConnectionPool to = new ConnectionPool(target, List.of())) {
      OneShotCopy.discard(to);
    } catch (SQLException e) {
      throw SqlFailure.of(target, "end the connections", e);
    }
  }
}
