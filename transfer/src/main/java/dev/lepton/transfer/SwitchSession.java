package dev.lepton.transfer;

import dev.lepton.model.transfer.CutoverData;

/**
 * The data side of a switch, step by step, in the order of the methods. Closing it before {@link
 * #seal()} hands the side that was primary back to its writers at once, as if nothing had been; so
 * does the death of the process.
 */
public interface SwitchSession extends AutoCloseable {

  /** Stops writers: they wait, they do not fail. */
  void fence();

  /** Returns once the other side has everything written before the fence. */
  void drain();

  /** Sets the other side's sequences beyond what was used. */
  void sequences();

  /** Compares what changed since the last verification, while both sides stand still. */
  CutoverData verifyChanged();

  /**
   * Prepares the stream in the opposite direction, so that nothing written after the switch can be
   * missed.
   */
  void prepareReverse();

  /**
   * After the traffic has moved: makes the former primary read-only for good and ends its other
   * sessions.
   */
  void seal();

  @Override
  void close();
}
