package dev.lepton.transfer.postgres.cutover;

import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.transfer.SwitchSession;
import dev.lepton.transfer.postgres.verify.SideSession;
import java.time.Duration;
import org.postgresql.replication.LogSequenceNumber;

/** Begins switches, and ends those that a killed process left half done. Stateless. */
public final class Switches {
  private Switches() {}

  /**
   * Readies a switch from source to target; writers notice nothing yet. What an earlier attempt
   * left is cleared away first.
   *
   * @param timeout how long writers may have to wait before everything is taken back
   */
  public static SwitchSession forward(Link link, Duration timeout) {
    return ForwardSwitch.begin(link, timeout);
  }

  /**
   * Readies a switch back; writers notice nothing yet.
   *
   * @param link leads from the target to the source
   */
  public static SwitchSession backward(Link link, Duration timeout) {
    return BackwardSwitch.begin(link, timeout);
  }

  /**
   * Completes a cut-over that was decided for while the process died. Idempotent.
   *
   * @return row changes that reached the source after its final position
   */
  public static long completeForward(Link link) {
    link.changes().stop();
    try (SideSession source = SideSession.openWritable(link.leading());
        SideSession target = SideSession.openWritable(link.following())) {
      LogSequenceNumber position = new SwitchLedger(link.stream()).finalPosition(target);
      // A fall-back that died half-way may have gone as far as this.
      source.run("close the source", link.seal().guard()::handOver);
      if (!link.seal().closed(source)) {
        link.seal().close(source);
      }
      new Opening(link).ensure(target);
      return complete(link, source, target, position);
    }
  }

  /** The mirror image: completes a fall-back. */
  public static long completeBackward(Link link) {
    link.changes().stop();
    try (SideSession target = SideSession.openWritable(link.leading());
        SideSession source = SideSession.openWritable(link.following())) {
      LogSequenceNumber position = new SwitchLedger(link.stream()).finalPosition(source);
      if (new SwitchLedger(link.stream()).lateWrites(source).isEmpty()) {
        target.run("close the target", link.seal().guard()::handOver);
        DatabaseSeal.endOthers(target);
        // Its sessions are the application's at work again by now, so they are left alone.
        link.seal().allowWrites(source);
      }
      new Opening(link).ensure(source);
      long late = complete(link, target, source, position);
      link.seal().clear(source);
      return late;
    }
  }

  private static long complete(
      Link link, SideSession old, SideSession primary, LogSequenceNumber position) {
    SwitchLedger ledger = new SwitchLedger(link.stream());
    if (ledger.lateWrites(primary).isEmpty()) {
      ledger.sealed(primary, StreamSource.changesAfter(old, link.stream(), position));
      link.events()
          .emit(new Event.Audited(Phase.CUTOVER, "complete an interrupted switch", link.stream()));
    }
    StreamSource.drop(old, link.stream());
    return ledger.lateWrites(primary).orElseThrow();
  }

  /** Whether a source is closed, or its guard is, for a target that takes over or has. */
  public static boolean handedOver(SideSession source) {
    return DatabaseSeal.closed(source)
        || source
            .text("SELECT prosrc FROM pg_proc WHERE oid = to_regprocedure('lepton.guard()')")
            .filter(WriteGuard::handsOver)
            .isPresent();
  }

  /**
   * Ends the way back for good: slot and publication on the target, ledger on the source.
   * Idempotent.
   */
  public static void dropReverse(Link forward) {
    ReverseStream.drop(forward);
  }
}
