package dev.lepton.pipeline.run;

import dev.lepton.model.Phase;
import dev.lepton.model.cutover.CutoverReport;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.secret.SecretResolver;
import dev.lepton.pipeline.journal.Journal;
import dev.lepton.pipeline.report.ReportWriter;
import dev.lepton.pipeline.workspace.FullDisk;
import dev.lepton.pipeline.workspace.Workspace;
import dev.lepton.pipeline.workspace.WorkspaceLock;
import dev.lepton.transfer.DatabaseMover;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/**
 * A migration whose workspace this process holds: the composition of a run, and everything one can
 * do with it. Each action is journalled, and leaves an up-to-date report whether it succeeds or
 * not. Not thread-safe.
 */
public final class OpenMigration implements AutoCloseable {
  private final WorkspaceLock lock;
  private final Journal journal;
  private final RunListener listener;
  private final RunContext context;
  private final MigrationSession session;

  private OpenMigration(
      WorkspaceLock lock, Journal journal, RunListener listener, RunContext context) {
    this.lock = lock;
    this.journal = journal;
    this.listener = listener;
    this.context = context;
    this.session = new MigrationSession(context);
  }

  /**
   * @param listener hears of everything besides the journal; the terminal, for instance. Closed
   *     with the migration
   * @throws LeptonException ALREADY_RUNNING if another process holds the workspace; DISK_FULL or
   *     DOCUMENT_MISSING if its journal cannot be used
   */
  public static OpenMigration open(
      Migration migration,
      Workspace workspace,
      SecretResolver secrets,
      RunListener listener,
      Gate gate) {
    WorkspaceLock lock = WorkspaceLock.acquire(workspace);
    Journal journal = journal(workspace, lock);
    EventSink events =
        new Events(
            List.of(
                journal, new LiveProgress(workspace.root().resolve("progress.json")), listener));
    return new OpenMigration(
        lock,
        journal,
        listener,
        new RunContext(migration, workspace, journal, secrets, events, gate));
  }

  private static Journal journal(Workspace workspace, WorkspaceLock lock) {
    try {
      return Journal.open(workspace.journal(), Clock.systemUTC());
    } catch (RuntimeException e) {
      lock.close();
      throw FullDisk.behind(e, workspace).map(RuntimeException.class::cast).orElse(e);
    }
  }

  public RunContext context() {
    return context;
  }

  public MigrationSession session() {
    return session;
  }

  /** Runs all phases up to the given one, reusing what stands. */
  public void migrate(Phase last) {
    journalled(
        "migrate until " + last.id(),
        () -> {
          new MigrationRun(context, session).runUntil(last);
          return last;
        });
  }

  /** Runs one phase on the saved documents of those before it. */
  public void only(Phase phase) {
    journalled(
        phase.id(),
        () -> {
          new MigrationRun(context, session).runOnly(phase);
          return phase;
        });
  }

  public List<PlannedPhase> dryRun(Phase last) {
    return new MigrationRun(context, session).dryRun(last);
  }

  /** Goes back to the source with what was written since. */
  public CutoverReport back(String reason) {
    return journalled(
        "cutover --back",
        () -> {
          requireSwitched("there is nothing to go back from");
          return new FallBack(context, session).run(reason);
        });
  }

  /** Gives up the way back: drops the reverse stream and the bookkeeping. */
  public void finish() {
    journalled(
        "cutover --finish",
        () -> {
          requireSwitched("there is nothing to finish");
          if (FallBack.happened(context)) {
            throw new LeptonException(
                ErrorCode.PLAN_STALE,
                "the migration went back to its source",
                "journal",
                "clear it with `lepton abort`");
          }
          session.movers().values().forEach(DatabaseMover::finish);
          audit("finish", "the way back is closed");
          return true;
        });
  }

  /** What is at hand of a target that is given up. */
  public enum Given {
    ALL,
    /** Its databases are gone: the sources are left without them. */
    SOURCES
  }

  /**
   * Undoes everything before the switch, or after a fall-back: the source is left as it was found.
   */
  public void abort(Given given) {
    journalled(
        "abort",
        () -> {
          if (SwitchState.happened(journal) && !FallBack.happened(context)) {
            throw new LeptonException(
                ErrorCode.PLAN_STALE,
                "the migration has been switched: the target is the primary",
                "journal",
                "go back first with `lepton cutover --back`, which carries over what was written since");
          }
          if (journal.finished(Phase.PLAN).isPresent()) {
            session
                .movers()
                .values()
                .forEach(given == Given.ALL ? DatabaseMover::abort : DatabaseMover::leaveSource);
            session.target().remove();
          }
          session.forgetFailovers();
          for (Phase phase : Phase.values()) {
            journal.forget(phase);
            context.documents().delete(phase);
          }
          audit(
              "abort",
              given == Given.ALL
                  ? "everything on the target was removed; the source is as it was found"
                  : "the release was removed; the sources were left without their lost target");
          return true;
        });
  }

  private void requireSwitched(String what) {
    if (journal.finished(Phase.CUTOVER).isEmpty()) {
      throw new LeptonException(
          ErrorCode.DOCUMENT_MISSING,
          what + ": the cut-over has not happened",
          "journal",
          "run `lepton migrate` first");
    }
    if (!SwitchState.happened(journal)) {
      throw new LeptonException(
          ErrorCode.NOT_SUPPORTED,
          what + ": the cut-over switched neither users nor data",
          "journal",
          "take the new release away with `lepton abort`, or leave it as it is");
    }
  }

  private void audit(String action, String object) {
    context.events().emit(new Event.Audited(Phase.CUTOVER, action, object));
  }

  /**
   * Does something on the open migration, with its beginning and end in the journal and the report
   * up to date afterwards.
   */
  public <T> T journalled(String command, Supplier<T> action) {
    try {
      return recorded(command, action);
    } catch (RuntimeException e) {
      throw FullDisk.behind(e, context.workspace()).map(RuntimeException.class::cast).orElse(e);
    }
  }

  private <T> T recorded(String command, Supplier<T> action) {
    journal.beginRun(command);
    listener.began(command);
    String outcome = ErrorCode.INTERNAL.name();
    try {
      T result = action.get();
      outcome = "ok";
      return result;
    } catch (LeptonException e) {
      outcome = e.code().name();
      // For the report; whoever called is told by the exception.
      journal.emit(
          new Event.Noted(Phase.ASSESS, Event.Level.WARNING, "stopped: " + e.getMessage()));
      throw e;
    } finally {
      journal.endRun(outcome);
      listener.ended(outcome);
      new ReportWriter(context.workspace(), context.migration(), journal).write();
    }
  }

  @Override
  public void close() {
    session.close();
    journal.close();
    lock.close();
    listener.close();
  }
}
