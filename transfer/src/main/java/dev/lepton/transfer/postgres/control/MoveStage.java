package dev.lepton.transfer.postgres.control;

/** Where a move stands; kept on the target, so that every process knows. */
public enum MoveStage {
  /** Rows travel for the first time. */
  COPYING,
  /** The target follows the source. */
  FOLLOWING,
  /** The target may be open for writing, and nobody has said yet that it is the primary. */
  SWITCHING,
  /** The target is the primary, and the source follows it. */
  SWITCHED,
  /** The source becomes the primary again; this is completed, never undone. */
  RETURNING,
  /** The source is the primary again; nothing follows. */
  RETURNED;

  /** Whether applications belong at the source. */
  public boolean atSource() {
    return this != SWITCHING && this != SWITCHED && this != RETURNING;
  }
}
