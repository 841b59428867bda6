package dev.lepton.transfer.postgres.control;

import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.transfer.DatabaseMover;

/**
 * Brings a move that a killed process left in between to one of its resting stages. Whoever has
 * taken the drive begins with this. Idempotent.
 */
record Settlement(DatabaseMover mover, Drive drive, EventSink events) {

  /**
   * @return COPYING, FOLLOWING, SWITCHED or RETURNED
   */
  MoveStage run() {
    MoveStage stage = drive.stage();
    switch (stage) {
      case SWITCHING -> {
        boolean switched = mover.takeBackInterruptedCutover();
        stage = switched ? MoveStage.SWITCHED : MoveStage.FOLLOWING;
        warn(
            switched
                ? "an interrupted cut-over was completed: the target had been written to"
                : "an interrupted cut-over was taken back: the source is the primary");
        drive.stage(stage);
      }
      case FOLLOWING -> mover.takeBackInterruptedCutover();
      case RETURNING -> {
        late(mover.completeInterruptedFallback(), "target");
        stage = MoveStage.RETURNED;
        drive.stage(stage);
        warn("an interrupted fall-back was completed: the source is the primary");
      }
      case SWITCHED -> late(mover.completeInterruptedCutover(), "source");
      case COPYING, RETURNED -> {}
    }
    return stage;
  }

  private void late(long writes, String side) {
    if (writes > 0) {
      warn(
          writes
              + " writes reached the "
              + side
              + " after it had ceased to be the primary; carry these rows over by hand");
    }
  }

  private void warn(String message) {
    events.emit(new Event.Noted(Phase.CUTOVER, Event.Level.WARNING, message));
  }
}
