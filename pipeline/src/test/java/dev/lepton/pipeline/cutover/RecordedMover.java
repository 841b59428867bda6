package dev.lepton.pipeline.cutover;

import dev.lepton.model.transfer.BackupReport;
import dev.lepton.model.transfer.CutoverData;
import dev.lepton.model.transfer.TransferReport;
import dev.lepton.transfer.DatabaseMover;
import dev.lepton.transfer.Lag;
import dev.lepton.transfer.StreamStatus;
import dev.lepton.transfer.SwitchSession;
import java.time.Duration;
import java.util.Optional;

/** One database of {@link RecordedSides}; knows only what a switch may ask for. */
record RecordedMover(String name, RecordedSides sides) implements DatabaseMover {
  @Override
  public void follow() {
    sides.record("follow");
  }

  @Override
  public void followBack() {
    sides.record("follow back");
  }

  @Override
  public Lag lag() {
    return new Lag(0, Duration.ZERO, 0);
  }

  @Override
  public StreamStatus status() {
    throw notPartOfASwitch();
  }

  @Override
  public void pause() {
    throw notPartOfASwitch();
  }

  @Override
  public void resume() {
    throw notPartOfASwitch();
  }

  @Override
  public void throttle(long rowsPerSecond) {
    throw notPartOfASwitch();
  }

  @Override
  public void retry(String table) {
    throw notPartOfASwitch();
  }

  @Override
  public void limitRetainedWal(long bytes) {
    throw notPartOfASwitch();
  }

  @Override
  public SwitchSession beginCutover(Duration timeout) {
    sides.record("begin");
    return new Session();
  }

  @Override
  public SwitchSession beginFallback(Duration timeout) {
    sides.record("begin back");
    return new Session();
  }

  @Override
  public long completeInterruptedCutover() {
    sides.record("complete");
    return sides.lateWrites();
  }

  @Override
  public long completeInterruptedFallback() {
    sides.record("complete back");
    return sides.lateWrites();
  }

  @Override
  public void close() {
    sides.record("close mover");
  }

  @Override
  public void check() {
    throw notPartOfASwitch();
  }

  @Override
  public BackupReport backup() {
    throw notPartOfASwitch();
  }

  @Override
  public void dropRestored(BackupReport backup) {
    throw notPartOfASwitch();
  }

  @Override
  public void copy() {
    throw notPartOfASwitch();
  }

  @Override
  public TransferReport verify(Optional<BackupReport> backup) {
    throw notPartOfASwitch();
  }

  @Override
  public boolean takeBackInterruptedCutover() {
    sides.record("settle");
    return sides.opened();
  }

  @Override
  public boolean takeBackInterruptedFallback() {
    sides.record("settle back");
    return sides.opened();
  }

  @Override
  public void abort() {
    throw notPartOfASwitch();
  }

  @Override
  public void leaveSource() {
    throw notPartOfASwitch();
  }

  @Override
  public void finish() {
    throw notPartOfASwitch();
  }

  private static UnsupportedOperationException notPartOfASwitch() {
    return new UnsupportedOperationException("not part of a switch");
  }

  /** The data side of a switch. */
  private final class Session implements SwitchSession {
    @Override
    public void fence() {
      sides.record("fence");
    }

    @Override
    public void drain() {
      sides.record("drain");
    }

    @Override
    public void sequences() {
      sides.record("sequences");
    }

    @Override
    public CutoverData verifyChanged() {
      sides.record("verify");
      return sides.data(name);
    }

    @Override
    public void prepareReverse() {
      sides.record("reverse");
    }

    @Override
    public void closeLeading() {
      sides.record("close leading");
    }

    @Override
    public void openFollowing() {
      sides.record("open following");
    }

    @Override
    public void seal() {
      sides.record("seal");
    }

    @Override
    public void close() {
      sides.record("close " + name);
    }
  }
}
