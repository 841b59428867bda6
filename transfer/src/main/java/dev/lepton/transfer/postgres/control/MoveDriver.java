package dev.lepton.transfer.postgres.control;

import dev.lepton.model.Phase;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.transfer.TransferReport;
import dev.lepton.transfer.DatabaseMover;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.SqlFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Drives a move from its copy to its end, in the direction of the moment, and gives way to those
 * who borrow the drive. Connections that are lost are made anew, for as long as it takes. Used by
 * one thread.
 */
public final class MoveDriver implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(300);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** What passes when a server comes back. */
  private static final Set<ErrorCode> PASSING =
      Set.of(ErrorCode.SOURCE_UNREACHABLE, ErrorCode.TARGET_UNREACHABLE);

  private final DatabaseMover mover;
  private final ConnectionFactory target;
  private final String move;
  private final Reporter reporter;
  private final EventSink events;
  private @Nullable Drive drive;
  private Duration wait = Duration.ofSeconds(1);

  /** How a move ended. */
  public enum End {
    /** The source is the primary again. */
    RETURNED,
    /** Another process finished or aborted it. */
    GONE
  }

  /**
   * @param reporter has to see the mover's events
   */
  public MoveDriver(
      DatabaseMover mover,
      ConnectionFactory target,
      String move,
      Reporter reporter,
      EventSink events) {
    this.mover = mover;
    this.target = target;
    this.move = move;
    this.reporter = reporter;
    this.events = events;
  }

  /**
   * Checks, copies and verifies as far as that has not been done yet.
   *
   * @param verify whether every row is compared once the target follows
   * @return the comparison, if one was made
   * @throws LeptonException ALREADY_RUNNING while another process drives
   */
  public Optional<TransferReport> begin(boolean verify) {
    Drive mine =
        Drive.tryTake(target, move)
            .orElseThrow(
                () ->
                    new LeptonException(
                        ErrorCode.ALREADY_RUNNING,
                        "another process drives this move",
                        target.endpoint().display(),
                        "see `lepton transfer status`; a second one is not needed"));
    drive = mine;
    Optional<MoveRecord> known = mine.read();
    if (known.isEmpty() || known.get().wishes().stage() == MoveStage.COPYING) {
      mover.check();
      mine.record("record the move", mine.table()::create);
    }
    reporter.start();
    if (mine.stage() != MoveStage.COPYING) {
      return Optional.empty();
    }
    mover.copy();
    mover.follow();
    Optional<TransferReport> report =
        verify ? Optional.of(mover.verify(Optional.empty())) : Optional.empty();
    report.ifPresent(this::requireClean);
    mine.stage(MoveStage.FOLLOWING);
    return report;
  }

  private void requireClean(TransferReport report) {
    if (!report.verification().clean()) {
      throw new LeptonException(
          ErrorCode.DIFFERENCES_FOUND,
          report.verification().differenceCount()
              + " differences between source and target, first: "
              + report.verification().differences().stream()
                  .findFirst()
                  .map(Object::toString)
                  .orElse("-"),
          target.endpoint().display(),
          "`lepton transfer verify` names them all; `lepton transfer abort` and start anew");
    }
  }

  /** Keeps the following side in step until the move has ended. */
  public End run() {
    while (true) {
      try {
        Optional<Drive> mine = drive == null ? retake() : Optional.of(drive);
        if (mine.isEmpty()) {
          return End.GONE;
        }
        drive = mine.get();
        Optional<End> end = follow(mine.get());
        if (end.isPresent()) {
          return end.get();
        }
      } catch (LeptonException e) {
        if (e.code().exitCode() != ExitCode.TRANSIENT && !PASSING.contains(e.code())) {
          throw e;
        }
        recover(e);
      }
    }
  }

  /** Empty when the drive was lent to somebody else. */
  private Optional<End> follow(Drive mine) {
    MoveStage stage = new Settlement(mover, mine, events).run();
    if (stage == MoveStage.RETURNED) {
      reporter.resting("nothing: the source is the primary again");
      return Optional.of(End.RETURNED);
    }
    String activity = stage == MoveStage.SWITCHED ? "keep the source in step" : "follow the source";
    events.emit(new Event.StepStarted(Phase.TRANSFER, "follow", activity));
    if (stage == MoveStage.SWITCHED) {
      mover.followBack();
    } else {
      mover.follow();
    }
    while (true) {
      Optional<MoveRecord> record = mine.read();
      if (record.isEmpty()) {
        return Optional.of(End.GONE);
      }
      obey(record.get().wishes());
      if (record.get().wishes().yield()) {
        lend(mine);
        return Optional.empty();
      }
      reporter.following(activity, mover.status());
      wait = Duration.ofSeconds(1);
      LockSupport.parkNanos(TICK.toNanos());
    }
  }

  private void obey(Wishes wishes) {
    mover.throttle(wishes.throttle());
    if (wishes.paused()) {
      mover.pause();
    } else {
      mover.resume();
    }
  }

  private void lend(Drive mine) {
    note(Event.Level.INFO, "another process drives for a while");
    reporter.resting("wait while another process drives");
    mover.resume();
    mover.close();
    mine.close();
    drive = null;
  }

  /** Empty if the move has ended meanwhile. */
  private Optional<Drive> retake() {
    while (true) {
      try (Connection connection = target.open()) {
        Optional<MoveRecord> record = new ControlTable(move).read(connection);
        if (record.isEmpty()) {
          return Optional.empty();
        }
        if (!record.get().wishes().yield() && !record.get().driven()) {
          Optional<Drive> mine = Drive.tryTake(target, move);
          if (mine.isPresent()) {
            return mine;
          }
        }
      } catch (SQLException e) {
        throw SqlFailure.of(target, "take the drive back", e);
      }
      LockSupport.parkNanos(TICK.toNanos());
    }
  }

  private void recover(LeptonException failure) {
    note(
        Event.Level.WARNING, failure.getMessage() + "; trying again in " + wait.toSeconds() + " s");
    reporter.trouble(failure.getMessage());
    letGo();
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(wait.toSeconds()));
    wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
  }

  private void letGo() {
    Drive mine = drive;
    drive = null;
    try {
      mover.close();
      if (mine != null) {
        mine.close();
      }
    } catch (LeptonException e) {
      note(Event.Level.INFO, "a broken connection could not be closed: " + e.getMessage());
    }
  }

  private void note(Event.Level level, String message) {
    events.emit(new Event.Noted(Phase.TRANSFER, level, message));
  }

  @Override
  public void close() {
    letGo();
    reporter.close();
  }
}
