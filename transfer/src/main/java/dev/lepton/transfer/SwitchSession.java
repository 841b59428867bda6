package dev.lepton.transfer;

import dev.lepton.model.transfer.CutoverData;

/**
 * The data side of a switch, step by step, in the order of the methods. At no moment do both sides
 * take writes, whatever dies. Closing it before {@link #openFollowing()} hands the side that was
 * primary back to its writers at once; so does the death of the process before {@link
 * #closeLeading()}, and the passing of the time allowed. Between the two neither side takes writes.
 */
public interface SwitchSession extends AutoCloseable {

  /** Stops writers: they wait, they do not fail. */
  void fence();

  /**
   * Returns once the other side has everything written before the fence. The stream in the opposite
   * direction begins to run.
   */
  void drain();

  /** Sets the other side's sequences beyond what was used. */
  void sequences();

  /** Compares what changed since the last verification, while both sides stand still. */
  CutoverData verifyChanged();

  /**
   * Returns once the stream in the opposite direction has been seen to run, and the other side is
   * ready to open. Who writes there from now on waits.
   */
  void prepareReverse();

  /**
   * Closes the side that was primary, durably: from now on no side takes writes until the other one
   * is opened, or this session is closed. Fails if the locks of {@link #fence()} have been lost.
   */
  void closeLeading();

  /**
   * Opens the other side: this is the point of no return. Where it fails both sides stay closed,
   * and the next process settles it.
   */
  void openFollowing();

  /**
   * After the traffic has moved: makes the former primary read-only as a whole and ends its other
   * sessions; where a part of the source has moved, nothing happens to the rest of it.
   */
  void seal();

  @Override
  void close();
}
