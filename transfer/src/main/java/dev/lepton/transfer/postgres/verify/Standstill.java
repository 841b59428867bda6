package dev.lepton.transfer.postgres.verify;

import java.time.Duration;
import java.util.function.Supplier;
import org.postgresql.replication.LogSequenceNumber;

/** Lets the change stream stand still at one exact position for a moment. */
@FunctionalInterface
public interface Standstill {
  /**
   * Stops the stream, asks for a position, lets it go on to there, and runs an action while the
   * target shows exactly the transactions whose commit record begins before the position. The
   * stream goes on when the action returns or throws.
   *
   * @param position called once the stream stands, so that it cannot have passed what is answered
   * @param patience how long to wait for the stream to stand, each time
   * @throws dev.lepton.model.error.LeptonException TIMED_OUT if it does not get there, or what
   *     stopped the stream
   */
  void holdAt(Supplier<LogSequenceNumber> position, Duration patience, Runnable action);
}
