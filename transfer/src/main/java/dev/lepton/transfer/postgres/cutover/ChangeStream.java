package dev.lepton.transfer.postgres.cutover;

import dev.lepton.transfer.postgres.verify.Standstill;
import java.time.Duration;
import java.util.function.Supplier;
import org.postgresql.replication.LogSequenceNumber;

/** What a switch needs of the change stream between its two sides. */
public interface ChangeStream extends Standstill {
  /**
   * Returns once everything that committed before the position has been applied.
   *
   * @throws dev.lepton.model.error.LeptonException TIMED_OUT if that takes longer, or what stopped
   *     the stream
   */
  void awaitApplied(LogSequenceNumber position, Duration timeout);

  /**
   * Applies everything that committed before a position, and nothing more until {@link #release()};
   * returns the position once it stands.
   *
   * @param position asked for once nothing more can begin to be applied that might lie beyond it
   * @throws dev.lepton.model.error.LeptonException TIMED_OUT if that takes longer, or what stopped
   *     the stream
   */
  LogSequenceNumber standAt(Supplier<LogSequenceNumber> position, Duration timeout);

  /** Goes on from where it stands; does nothing if it does not stand. */
  void release();

  /**
   * Ends the stream for good and returns once it has let go of its slot. Does nothing if it does
   * not run.
   */
  void stop();
}
