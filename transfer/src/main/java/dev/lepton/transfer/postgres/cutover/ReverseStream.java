package dev.lepton.transfer.postgres.cutover;

import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.ledger.Ledger;
import dev.lepton.transfer.postgres.verify.DirtyKeys;
import dev.lepton.transfer.postgres.verify.SideSession;
import java.util.List;

/**
 * The stream by which one can go back: its slot on the target, its ledger on the source.
 * Idempotent.
 */
final class ReverseStream {
  private ReverseStream() {}

  /**
   * Makes it anew, before writers have to wait: what the slot holds until the switch is skipped
   * later, by its position in the ledger.
   *
   * @param forward the link that is about to be switched
   */
  static void create(Link forward) {
    drop(forward);
    try (SideSession target = SideSession.open(forward.following());
        SideSession source = SideSession.openWritable(forward.leading())) {
      List<TableInfo> tables = HandOver.tables(target);
      target.run("guard the target", connection -> new WriteGuard().install(connection, tables));
      StreamSource.create(target, forward.reverse(), tables);
      source.inTransaction(
          "prepare the way back",
          connection -> {
            new Ledger().create(connection);
            DirtyKeys.create(connection);
          });
      forward
          .events()
          .emit(new Event.Audited(Phase.CUTOVER, "create slot and publication", forward.reverse()));
    }
  }

  /** Removes every trace of it from both sides. */
  static void drop(Link forward) {
    try (SideSession target = SideSession.open(forward.following());
        SideSession source = SideSession.openWritable(forward.leading())) {
      StreamSource.drop(target, forward.reverse());
      source.run("remove the way back", new Ledger()::drop);
    }
  }
}
