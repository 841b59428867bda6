package dev.lepton.transfer.postgres.cutover;

import dev.lepton.transfer.postgres.verify.SideSession;

/**
 * What becomes of a switch whose process died. Whether the other side was opened decides; until
 * then the leading side is open, or closed by a guard that can be opened again. Stateless.
 */
public final class InterruptedSwitch {
  private InterruptedSwitch() {}

  /**
   * Completes a cut-over where the target has been opened, and takes it back otherwise. Idempotent.
   *
   * @return whether the target has become the primary
   */
  public static boolean takeBack(Link link) {
    Opening opening = new Opening(link);
    try (SideSession target = SideSession.openWritable(link.following())) {
      if (opening.happened(target)) {
        Switches.completeForward(link);
        return true;
      }
      opening.takeBack(target);
    }
    ReverseStream.reopenSource(link);
    ReverseStream.drop(link);
    return false;
  }

  /**
   * The same for a fall-back.
   *
   * @param link leads from the target to the source
   * @return whether the source has become the primary
   */
  public static boolean takeBackFallback(Link link) {
    try (SideSession source = SideSession.openWritable(link.following())) {
      if (new Opening(link).happened(source)) {
        Switches.completeBackward(link);
        return true;
      }
    }
    closeSource(link);
    HandOver.reopenLeading(link);
    return false;
  }

  /** Seals the source again, which has not been opened by a fall-back. */
  static void closeSource(Link link) {
    Opening opening = new Opening(link);
    try (SideSession source = SideSession.openWritable(link.following())) {
      if (!opening.happened(source)) {
        source.inTransaction(
            "close the source",
            connection -> {
              link.seal().guard().handOver(connection);
              new SwitchLedger(link.stream()).forget(connection);
            });
        link.seal().close(source);
      }
    }
  }
}
