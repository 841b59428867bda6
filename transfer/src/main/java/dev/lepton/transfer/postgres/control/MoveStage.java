package dev.lepton.transfer.postgres.control;

/** Where a move stands; kept on the target, so that every process knows. */
public enum MoveStage {
  /** Rows travel for the first time. */
  COPYING,
  /** The target follows the source. */
  FOLLOWING,
  /** A cut-over is under way; whether the target has been opened says whether it has happened. */
  SWITCHING,
  /** The target is the primary, and the source follows it. */
  SWITCHED,
  /** A fall-back is under way; whether the source has been opened says whether it has happened. */
  RETURNING,
  /** The source is the primary again; nothing follows. */
  RETURNED
}
