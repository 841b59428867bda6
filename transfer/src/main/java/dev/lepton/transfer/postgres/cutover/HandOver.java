package dev.lepton.transfer.postgres.cutover;

import static java.util.stream.Collectors.joining;

import dev.lepton.model.Phase;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.failpoint.Failpoint;
import dev.lepton.transfer.postgres.verify.SideSession;
import dev.lepton.transfer.postgres.verify.StandingComparison;
import dev.lepton.transfer.postgres.verify.Verifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.postgresql.replication.LogSequenceNumber;

/**
 * The part of a switch that is the same in both directions: stop the writers of the leading side,
 * drain, set sequences, compare. Everything that takes time and needs no standstill is done when it
 * is made. Not thread-safe.
 */
final class HandOver implements AutoCloseable {
  /**
   * Comparing while writers go on makes the set that they must wait for smaller, until it is about
   * as small as it gets.
   */
  private static final int ROUNDS = 3;

  /**
   * Times the pause that the last of these rounds may take. Under the fence the same is quicker:
   * nobody else is at work.
   */
  private static final int FAR_TOO_LONG = 2;

  private static final int GRACE_MILLIS = 500;

  private static final long FEW_ROWS = 1_000;

  private record Sessions(
      SideSession leading,
      SideSession following,
      TableFence fence,
      StandingComparison comparison,
      List<TableInfo> tables,
      StandingTables standing) {}

  private final Link link;
  private final Duration timeout;
  private final Sessions sessions;
  private Deadline deadline;
  private Optional<FenceWatch> watch = Optional.empty();
  private Optional<CompletableFuture<Void>> closing = Optional.empty();

  private HandOver(Link link, Duration timeout, Sessions sessions) {
    this.link = link;
    this.timeout = timeout;
    this.sessions = sessions;
    this.deadline = new Deadline(timeout);
  }

  /** Opens everything that is needed while writers have to wait. */
  static HandOver prepare(Link link, Duration timeout, boolean compareObjects) {
    SideSession leading = SideSession.openWritable(link.leading());
    SideSession following = SideSession.openWritable(link.following());
    try {
      StandingTables standing = StandingTables.read(link, leading, following);
      standing.requireTime(link, timeout);
      Sessions sessions =
          new Sessions(
              leading,
              following,
              TableFence.open(link.leading()),
              link.verifier().prepareStanding(compareObjects),
              link.catalogs().sourceTables(leading),
              standing);
      return new HandOver(link, timeout, sessions);
    } catch (RuntimeException e) {
      leading.abandon();
      following.abandon();
      throw e;
    }
  }

  /**
   * Compares what changed while writers go on. To be called last: what is written between this and
   * the fence is compared while writers wait.
   *
   * @throws LeptonException TIMED_OUT if that would clearly take longer than they may wait
   */
  void compareEarly() {
    for (int round = 1; round <= ROUNDS; round++) {
      long begun = System.nanoTime();
      Verifier.Recheck done = link.verifier().reverify(link.changes());
      if (done.rows() <= FEW_ROWS) {
        return;
      }
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      if (round == ROUNDS && took.compareTo(timeout.multipliedBy(FAR_TOO_LONG)) > 0) {
        throw tooSlow(done, took);
      }
      String message = "compared what changed while writers went on";
      link.events().emit(new Event.Noted(Phase.CUTOVER, Event.Level.INFO, message));
    }
  }

  private LeptonException tooSlow(Verifier.Recheck done, Duration took) {
    String tables = done.readWhole().stream().map(QualifiedName::toString).collect(joining(", "));
    return new LeptonException(
        ErrorCode.TIMED_OUT,
        String.format(
            Locale.ROOT,
            "comparing what changes takes %.1f s, and writers may wait %.1f s; nothing was stopped%s",
            took.toMillis() / 1000.0,
            timeout.toMillis() / 1000.0,
            tables.isEmpty() ? "" : "; these tables are read whole: " + tables),
        link.leading().endpoint().display(),
        tables.isEmpty()
            ? "switch at a quieter moment, or allow a longer pause"
            : "give tables without a key a primary key, or allow a longer pause");
  }

  SideSession leading() {
    return sessions.leading();
  }

  SideSession following() {
    return sessions.following();
  }

  /**
   * Stops writers; the time allowed begins to run.
   *
   * @param lost what to do if the locks are gone before they should be, and writers go on; run on
   *     another thread
   */
  void fence(Runnable lost) {
    deadline = new Deadline(timeout);
    List<TableInfo> tables = new ArrayList<>(sessions.tables());
    tables.addAll(sessions.standing().tables());
    sessions.fence().lock(tables, deadline);
    Failpoint.FENCED.reach();
    watch = Optional.of(FenceWatch.start(sessions.fence(), deadline, lost));
    SwitchLock lock = new SwitchLock(link.stream());
    // An extension's tables are not ours to put triggers on.
    tables.removeIf(table -> table.origin() == TableInfo.Origin.EXTENSION);
    closing =
        Optional.of(
            CompletableFuture.runAsync(
                () -> sessions.fence().ready(link.seal().guard(), tables, lock), HandOver::start));
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "lepton-close");
    thread.setDaemon(true);
    thread.start();
  }

  /** Breaks everything off, so that the step that is running fails at once. */
  void abandon() {
    sessions.comparison().close();
    sessions.leading().abandon();
    sessions.following().abandon();
  }

  /**
   * Lets the leading side take writes again that may have been closed; only where the other side is
   * not open, and never will be by the switch at hand.
   */
  static void reopenLeading(Link link) {
    try (SideSession leading = SideSession.openWritable(link.leading())) {
      new SwitchLock(link.stream()).endHolders(leading);
      leading.run(
          "open for writing",
          connection -> {
            WriteGuard guard = new WriteGuard();
            if (guard.isPresent(connection)) {
              guard.open(connection);
            }
          });
    }
  }

  /**
   * Waits until the following side has everything. From here on it takes nothing more from the
   * stream: what gets past the guard of a closed side must not reach rows of the new primary.
   */
  LogSequenceNumber drain() {
    arm("draining the change stream");
    LogSequenceNumber position =
        link.changes()
            .standAt(
                () -> StreamSource.positionNow(sessions.leading()),
                deadline.remaining("draining the change stream"));
    Failpoint.DRAINED.reach();
    arm("copying tables that are in no change stream");
    sessions.standing().copy(sessions.leading(), sessions.following());
    return position;
  }

  int sequences() {
    arm("setting sequences");
    return SequenceAdvance.run(sessions.leading(), sessions.following(), link.catalogs());
  }

  StandingComparison.Result compare() {
    String doing = "comparing what changed";
    FutureTask<StandingComparison.Result> result =
        new FutureTask<>(() -> sessions.comparison().compare(link.unstreamed()));
    Thread thread = new Thread(result, "lepton-compare");
    thread.setDaemon(true);
    thread.start();
    try {
      return result.get(deadline.remaining(doing).toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw deadline.passed(doing);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw deadline.passed(doing);
    } catch (ExecutionException e) {
      throw unchecked(e);
    }
  }

  /** Last look before this side is closed: the locks must still be held, and time must be left. */
  void confirm() {
    arm("handing over");
    sessions.fence().check();
    join(closing.orElseThrow(() -> new IllegalStateException("nothing was fenced")));
  }

  /** Closes the leading side durably, in the moment in which the locks go. */
  void closeLeading() {
    if (!watch.orElseThrow(() -> new IllegalStateException("nothing was fenced")).end()) {
      throw deadline.passed("handing over");
    }
    sessions.fence().commit();
    Failpoint.LEADING_CLOSED.reach();
  }

  private void join(CompletableFuture<Void> work) {
    String doing = "readying the closing";
    try {
      work.get(deadline.remaining(doing).toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw deadline.passed(doing);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw deadline.passed(doing);
    } catch (ExecutionException e) {
      throw unchecked(e);
    }
  }

  private static RuntimeException unchecked(ExecutionException e) {
    return e.getCause() instanceof RuntimeException
        ? (RuntimeException) e.getCause()
        : new CompletionException(e.getCause());
  }

  Deadline deadline() {
    return deadline;
  }

  Duration timeout() {
    return timeout;
  }

  private void releaseFence() {
    watch.ifPresent(FenceWatch::close);
    sessions.fence().close();
  }

  /**
   * Runs one step of the protocol; if it fails, everything is taken back before the failure goes
   * on.
   */
  <T> T step(String name, String description, Supplier<T> action, Runnable takeBack) {
    long begun = System.nanoTime();
    link.events().emit(new Event.StepStarted(Phase.CUTOVER, name, description));
    try {
      T result = action.get();
      link.events()
          .emit(
              new Event.StepFinished(
                  Phase.CUTOVER, name, Duration.ofNanos(System.nanoTime() - begun), false));
      return result;
    } catch (RuntimeException e) {
      try {
        takeBack.run();
      } catch (RuntimeException second) {
        e.addSuppressed(second);
      }
      throw e;
    }
  }

  void audit(String action, String object) {
    link.events().emit(new Event.Audited(Phase.CUTOVER, action, object));
  }

  void arm(String doing) {
    int left = (int) Math.max(1, deadline.remaining(doing).toMillis());
    for (SideSession session : List.of(sessions.leading(), sessions.following())) {
      limit(session, left, left + GRACE_MILLIS);
    }
  }

  /** The server keeps the first limit; the second is for one that does not answer at all. */
  private static void limit(SideSession session, int statementMillis, int networkMillis) {
    session.run(
        "limit the time",
        connection -> {
          connection.setNetworkTimeout(Runnable::run, networkMillis);
          Sql.execute(connection, "SET statement_timeout = " + statementMillis);
        });
  }

  @Override
  public void close() {
    releaseFence();
    abandon();
  }
}
