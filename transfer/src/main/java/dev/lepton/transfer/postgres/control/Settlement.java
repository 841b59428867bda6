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
                ? "an interrupted cut-over was completed: the target is the primary"
                : "an interrupted cut-over was taken back: the source is the primary");
        drive.stage(stage);
      }
      case FOLLOWING -> mover.takeBackInterruptedCutover();
      case RETURNING -> {
        boolean returned = mover.takeBackInterruptedFallback();
        stage = returned ? MoveStage.RETURNED : MoveStage.SWITCHED;
        warn(
            returned
                ? "an interrupted fall-back was completed: the source is the primary"
                : "an interrupted fall-back was taken back: the target is the primary");
        drive.stage(stage);
      }
      case SWITCHED -> late(mover.completeInterruptedCutover());
      case COPYING, RETURNED -> {}
    }
    return stage;
  }

  private void late(long writes) {
    if (writes > 0) {
      warn(
          writes
              + " writes reached the source after it had ceased to be the primary; carry these rows over by hand");
    }
  }

  private void warn(String message) {
    events.emit(new Event.Noted(Phase.CUTOVER, Event.Level.WARNING, message));
  }
}
