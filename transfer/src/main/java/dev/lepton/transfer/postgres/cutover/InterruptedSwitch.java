package dev.lepton.transfer.postgres.cutover;

import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.transfer.postgres.verify.SideSession;
import java.util.Optional;
import org.postgresql.replication.LogSequenceNumber;

/**
 * What becomes of a cut-over whose process died when the target may have been open, and nobody had
 * decided yet. With the process its locks died, so that writers went on at the source at once.
 * Stateless.
 */
public final class InterruptedSwitch {
  private InterruptedSwitch() {}

  /**
   * Closes the target and drops the way back; but where somebody has written to the target, the
   * cut-over is completed, since those writes would be lost otherwise. Idempotent.
   *
   * @return whether the target has become the primary
   */
  public static boolean takeBack(Link link) {
    if (writtenAtTarget(link)) {
      Switches.completeForward(link);
      return true;
    }
    try (SideSession target = SideSession.open(link.following())) {
      if (opened(target, link)) {
        target.run("close the target", new WriteGuard()::close);
        target.text("DELETE FROM lepton.step WHERE id = ? RETURNING id", step(link));
        link.events()
            .emit(
                new Event.Audited(Phase.CUTOVER, "take an interrupted switch back", link.stream()));
      }
    }
    ReverseStream.drop(link);
    return false;
  }

  /** Whether the target holds writes that did not come from the source. */
  private static boolean writtenAtTarget(Link link) {
    try (SideSession target = SideSession.open(link.following());
        SideSession source = SideSession.openWritable(link.leading())) {
      if (!opened(target, link) || !slot(target, link) || !ledger(source)) {
        return false;
      }
      Optional<LogSequenceNumber> from =
          source
              .text("SELECT position FROM lepton.stream WHERE name = ?", link.reverse())
              .map(LogSequenceNumber::valueOf);
      return from.isPresent() && StreamSource.changesAfter(target, link.reverse(), from.get()) > 0;
    }
  }

  private static boolean opened(SideSession target, Link link) {
    return ledger(target)
        && target.text("SELECT id FROM lepton.step WHERE id = ?", step(link)).isPresent();
  }

  private static boolean ledger(SideSession session) {
    return session.text("SELECT to_regclass('lepton.step')").isPresent();
  }

  private static boolean slot(SideSession target, Link link) {
    return target
        .text("SELECT slot_name FROM pg_replication_slots WHERE slot_name = ?", link.reverse())
        .isPresent();
  }

  private static String step(Link link) {
    return "final/" + link.stream();
  }
}
