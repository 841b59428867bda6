package dev.lepton.transfer.postgres;

import dev.lepton.model.event.EventSink;
import dev.lepton.model.secret.SecretResolver;
import dev.lepton.model.task.TaskRunner;
import dev.lepton.model.transfer.BackupReport;
import dev.lepton.model.transfer.TransferReport;
import dev.lepton.transfer.DatabaseMover;
import dev.lepton.transfer.Lag;
import dev.lepton.transfer.MoverSettings;
import dev.lepton.transfer.StreamStatus;
import dev.lepton.transfer.SwitchSession;
import dev.lepton.transfer.postgres.backup.BackupEngine;
import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.check.Preflight;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionPool;
import dev.lepton.transfer.postgres.connect.SqlFailure;
import dev.lepton.transfer.postgres.cutover.WriteGuard;
import dev.lepton.transfer.postgres.ledger.MovedPart;
import dev.lepton.transfer.postgres.ledger.Ownership;
import dev.lepton.transfer.postgres.publish.StreamName;
import dev.lepton.transfer.postgres.stream.LiveLink;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Moves a PostgreSQL database: this class only puts the parts together, in the order in which they
 * are used.
 */
public final class PostgresMover implements DatabaseMover {
  /**
   * A copy of days may leave many hours of changes; the stream itself reports when it does not
   * move.
   */
  private static final Duration CATCH_UP = Duration.ofHours(12);

  private static final List<String> WRITING_SOURCE =
      List.of("SET default_transaction_read_only = off");

  private final MoverSettings settings;
  private final SecretResolver secrets;
  private final EventSink events;
  private final TaskRunner tasks;
  private final ConnectionFactory source;
  private final ConnectionFactory target;
  private final String move;
  private final LiveLink link;
  private final StepLog log;
  private boolean samePart;

  /**
   * Opens no connection yet.
   *
   * @param tasks runs the independent pieces of backup and copy
   */
  public PostgresMover(
      MoverSettings settings, SecretResolver secrets, EventSink events, TaskRunner tasks) {
    this.settings = settings;
    this.secrets = secrets;
    this.events = events;
    this.tasks = tasks;
    this.source =
        new ConnectionFactory(ConnectionFactory.Side.SOURCE, settings.spec().source(), secrets);
    this.target = new ConnectionFactory(ConnectionFactory.Side.TARGET, settings.target(), secrets);
    this.move = StreamName.of(settings);
    this.link = new LiveLink(settings, source, target, move, events);
    this.log = new StepLog(events);
  }

  @Override
  public void check() {
    log.run(
        "check",
        "check both databases",
        () -> new Preflight(settings.allowing(InitialCopy.ALSO_CARRIED), source, target).run(move));
    requireSamePart();
  }

  @Override
  public BackupReport backup() {
    return log.run("backup", "back up, and restore the backup once", () -> backups().run(secrets));
  }

  @Override
  public void dropRestored(BackupReport backup) {
    backups().dropRestored(backup);
  }

  @Override
  public void copy() {
    withPools(
        (from, to) -> {
          new InitialCopy(settings, new InitialCopy.Route(from, to, this::catchUp), tasks, events)
              .run(move);
          CopyGround.on(
              to,
              "guard the target against writers",
              connection -> {
                new WriteGuard().install(connection, guarded(connection));
                return move;
              });
        });
  }

  /** An extension's tables belong to it: their definition is left alone. */
  private static List<TableInfo> guarded(Connection target) throws SQLException {
    return new CatalogReader()
        .allTables(target).stream()
            .filter(table -> table.origin() != TableInfo.Origin.EXTENSION)
            .toList();
  }

  /** The stream rests afterwards: what is built next locks tables that it would write to. */
  private void catchUp() {
    link.follow();
    link.catchUp(CATCH_UP);
    link.close();
  }

  @Override
  public void follow() {
    requireSamePart();
    link.follow();
  }

  @Override
  public Lag lag() {
    return link.lag();
  }

  @Override
  public StreamStatus status() {
    return link.status();
  }

  @Override
  public void pause() {
    link.pause();
  }

  @Override
  public void resume() {
    link.resume();
  }

  @Override
  public void throttle(long rowsPerSecond) {
    link.throttle(rowsPerSecond);
  }

  @Override
  public void retry(String table) {
    int dot = table.indexOf('.');
    link.retry(
        new QualifiedName(dot < 0 ? "public" : table.substring(0, dot), table.substring(dot + 1)));
  }

  @Override
  public void limitRetainedWal(long bytes) {
    link.limitRetainedWal(bytes);
  }

  @Override
  public TransferReport verify(Optional<BackupReport> backup) {
    return new ReportWriter(settings, source, target).write(move, backup, link.verify());
  }

  @Override
  public SwitchSession beginCutover(Duration timeout) {
    requireSamePart();
    return link.beginCutover(timeout);
  }

  @Override
  public SwitchSession beginFallback(Duration timeout) {
    requireSamePart();
    return link.beginFallback(timeout);
  }

  @Override
  public long completeInterruptedCutover() {
    requireSamePart();
    return link.completeInterruptedCutover();
  }

  @Override
  public boolean takeBackInterruptedCutover() {
    requireSamePart();
    return link.takeBackInterruptedCutover();
  }

  @Override
  public boolean takeBackInterruptedFallback() {
    return link.takeBackInterruptedFallback();
  }

  @Override
  public long completeInterruptedFallback() {
    requireSamePart();
    return link.completeInterruptedFallback();
  }

  @Override
  public void followBack() {
    requireSamePart();
    link.followBack();
  }

  @Override
  public void abort() {
    requireSamePart();
    link.close();
    link.dropReverse();
    backups().dropRestored();
    withPools((from, to) -> departure(from, to).giveUp());
  }

  @Override
  public void leaveSource() {
    link.close();
    new LostTarget(move, source, events).leaveSource();
  }

  @Override
  public void finish() {
    requireSamePart();
    link.close();
    link.dropReverse();
    backups().dropRestored();
    withPools((from, to) -> departure(from, to).conclude());
  }

  @Override
  public void close() {
    link.close();
  }

  private Departure departure(ConnectionPool from, ConnectionPool to) {
    return new Departure(move, from, to, settings.spec().selection(), events);
  }

  /** What begins or ends something must mean the same tables as the copy did. */
  private void requireSamePart() {
    if (!samePart) {
      try (Connection connection = target.open()) {
        if (Ownership.belongsTo(connection, move)) {
          MovedPart.require(connection, settings.spec().selection());
          samePart = true;
        }
      } catch (SQLException e) {
        throw SqlFailure.of(target, "read the ledger", e);
      }
    }
  }

  private BackupEngine backups() {
    return new BackupEngine(settings, source, target, tasks, events);
  }

  private void withPools(BiConsumer<ConnectionPool, ConnectionPool> work) {
    try (ConnectionPool from = new ConnectionPool(source, WRITING_SOURCE);
        ConnectionPool to = new ConnectionPool(target, ConnectionPool.LOADING)) {
      work.accept(from, to);
    } catch (SQLException e) {
      throw SqlFailure.of(target, "end the connections", e);
    }
  }
}
