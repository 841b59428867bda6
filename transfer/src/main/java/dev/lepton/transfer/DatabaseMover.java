package dev.lepton.transfer;

import dev.lepton.model.transfer.BackupReport;
import dev.lepton.model.transfer.TransferReport;
import java.time.Duration;
import java.util.Optional;

/**
 * Moves one database from a source to a target. Every method may be called again after a crash, in
 * a new process: what had been finished is recognised from the ledger on the target and not done
 * twice. Not thread-safe, except {@link #lag()}, {@link #status()}, {@link #pause()}, {@link
 * #resume()} and {@link #throttle(long)}.
 */
public interface DatabaseMover extends AutoCloseable {

  /**
   * Checks everything that could stop the move, on both sides, changing neither.
   *
   * @throws dev.lepton.model.error.LeptonException with every problem found
   */
  void check();

  /**
   * Takes an encrypted backup of the source and restores it once into a throw-away database on the
   * target.
   */
  BackupReport backup();

  /** Drops the throw-away database of {@link #backup()}; does nothing if it is gone. */
  void dropRestored(BackupReport backup);

  /**
   * Slot, schema, rows, indexes, constraints: afterwards the target is a complete copy that can
   * start to follow.
   */
  void copy();

  /**
   * Starts the change stream from source to target in the background; does nothing when it runs.
   */
  void follow();

  /** How far the target is behind; thread-safe. */
  Lag lag();

  /**
   * What the change stream is doing; thread-safe.
   *
   * @throws dev.lepton.model.error.LeptonException what stopped the stream, if something did
   */
  StreamStatus status();

  /**
   * Lets the change stream rest until {@link #resume()}; the source keeps its log meanwhile.
   * Thread-safe; holds for streams begun later by this object, too.
   */
  void pause();

  /** Thread-safe; does nothing when the stream is not paused. */
  void resume();

  /**
   * Limits the change stream; thread-safe.
   *
   * @param rowsPerSecond row changes applied per second at most; 0 for no limit
   * @throws IllegalArgumentException if negative
   */
  void throttle(long rowsPerSecond);

  /**
   * Reads a table anew that the change stream has left out because its changes could not be written
   * ({@link StreamStatus#quarantined()}), and lets them in again. The stream rests meanwhile.
   * Thread-safe.
   *
   * @param table {@code schema.table} with the source's names
   * @throws dev.lepton.model.error.LeptonException what stands in the way; the table stays left out
   *     then
   */
  void retry(String table);

  /**
   * Gives the move up, and drops its slot, rather than let the source keep more log for it; a
   * warning comes at half of it. Thread-safe.
   *
   * @param bytes of log at most; 0, as at first, for no limit
   * @throws IllegalArgumentException if negative
   */
  void limitRetainedWal(long bytes);

  /**
   * Compares every row of both sides at one position of the stream, which goes on meanwhile.
   *
   * @param backup what {@link #backup()} returned, for the report
   */
  TransferReport verify(Optional<BackupReport> backup);

  /** Starts the protocol that makes the target the primary. {@link #follow()} must be running. */
  SwitchSession beginCutover(Duration timeout);

  /** Starts the protocol that makes the source the primary again, with what was written since. */
  SwitchSession beginFallback(Duration timeout);

  /**
   * Completes a cut-over whose traffic switch happened while the tool was killed: seals the source
   * and counts writes that reached it after the final position. Idempotent.
   *
   * @return writes at the source that the target does not have; 0 is the only good answer
   */
  long completeInterruptedCutover();

  /**
   * Takes a cut-over back that was killed before the target opened: the source takes writes again,
   * and the way back is dropped. If the target has opened, the cut-over is completed instead. Does
   * nothing where no cut-over was begun. Idempotent.
   *
   * @return whether the target has become the primary
   */
  boolean takeBackInterruptedCutover();

  /**
   * The mirror image for a fall-back that was killed.
   *
   * @return whether the source has become the primary
   */
  boolean takeBackInterruptedFallback();

  /** The mirror image of {@link #completeInterruptedCutover()} for a fall-back. */
  long completeInterruptedFallback();

  /**
   * Applies what was written at the target to the source, in the background, until closed; only
   * after a cut-over.
   */
  void followBack();

  /**
   * Gives the move up: drops slots, publications and the ledger, leaves the source as it was found.
   */
  void abort();

  /**
   * Gives the move up without its target, which is lost: the source keeps no log for it any more.
   * Idempotent.
   *
   * @throws dev.lepton.model.error.LeptonException NOT_SUPPORTED when the source is closed for a
   *     target that was taking over
   */
  void leaveSource();

  /**
   * Ends a successful move for good: drops the reverse stream and the ledger. No way back
   * afterwards.
   */
  void finish();

  /** Stops background work; slots stay, so that a later process goes on. */
  @Override
  void close();
}
