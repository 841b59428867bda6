package dev.lepton.pipeline.run;

import dev.lepton.model.Phase;
import dev.lepton.model.migration.CutoverSpec;
import dev.lepton.model.migration.Migration;
import dev.lepton.pipeline.journal.FinishedPhase;
import dev.lepton.pipeline.journal.Journal;

/**
 * Whether a migration switches anything at all, and whether that has happened. Without a database,
 * a gateway and a hook the cut-over changes nothing: it needs no approval and leaves nothing to go
 * back from. Stateless.
 */
final class SwitchState {
  private static final String NOTHING = "nothing-to-switch";

  private SwitchState() {}

  /** Whether the cut-over would move users or data, or run a command of the user's. */
  static boolean wanted(Migration migration) {
    CutoverSpec cutover = migration.cutover();
    return !migration.databases().isEmpty()
        || migration.target().gateway().isPresent()
        || cutover.beforeHook().isPresent()
        || cutover.afterHook().isPresent();
  }

  /** Remembers that the cut-over of these inputs had nothing to do. */
  static void noteNothing(Journal journal, String inputHash) {
    journal.finishStep(Phase.CUTOVER, NOTHING, inputHash, "");
  }

  /** Whether the cut-over has finished, and changed something. */
  static boolean happened(Journal journal) {
    return journal.finished(Phase.CUTOVER).filter(done -> !nothing(journal, done)).isPresent();
  }

  private static boolean nothing(Journal journal, FinishedPhase cutover) {
    return journal.step(Phase.CUTOVER, NOTHING, cutover.inputHash()).isPresent();
  }
}
