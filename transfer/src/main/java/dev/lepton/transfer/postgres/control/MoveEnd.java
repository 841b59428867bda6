package dev.lepton.transfer.postgres.control;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.EventSink;
import dev.lepton.transfer.DatabaseMover;
import java.util.Optional;

/** Ends a move, well or badly. The caller holds the drive. Idempotent. */
public record MoveEnd(DatabaseMover mover, Drive drive, EventSink events) {

  /**
   * Closes the way back after a cut-over; the data stays where it is.
   *
   * @throws LeptonException NOT_SUPPORTED unless the target is the primary
   */
  public void finish() {
    MoveStage stage = settled().orElse(MoveStage.RETURNED);
    if (stage != MoveStage.SWITCHED) {
      throw new LeptonException(
          ErrorCode.NOT_SUPPORTED,
          "the source is the primary, so that there is nothing to finish",
          "move " + drive.table().move(),
          "`lepton transfer cutover` first, or `lepton transfer abort` to give the move up");
    }
    mover.finish();
  }

  /**
   * Gives the move up: slot, publication, ledger and copy go, and the source is left as found.
   *
   * @throws LeptonException NOT_SUPPORTED if the target is the primary
   */
  public void abort() {
    if (settled().filter(stage -> stage == MoveStage.SWITCHED).isPresent()) {
      throw new LeptonException(
          ErrorCode.NOT_SUPPORTED,
          "the target is the primary: aborting would throw away what was written there",
          "move " + drive.table().move(),
          "`lepton transfer fallback` first; or `lepton transfer finish` to stay at the target");
    }
    mover.abort();
  }

  /** Empty where the move never came as far as its row. */
  private Optional<MoveStage> settled() {
    return drive.read().map(known -> new Settlement(mover, drive, events).run());
  }
}
