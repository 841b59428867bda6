package dev.lepton.transfer.postgres.stream;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.Silence;
import dev.lepton.transfer.postgres.verify.SideSession;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.replication.LogSequenceNumber;

/**
 * Whether a slot still holds everything that the target lacks: after a fail-over it may be gone,
 * and one of the same name, made later, would skip changes without a word. Stateless.
 */
final class SlotCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final String END_DEAF =
      "SELECT count(pg_terminate_backend(r.pid)) FROM pg_replication_slots s"
          + " JOIN pg_stat_replication r ON r.pid = s.active_pid"
          + " WHERE s.slot_name = ? AND r.application_name = 'lepton-stream'"
          + " AND r.reply_time < clock_timestamp() - make_interval(secs => ?)";

  private SlotCheck() {}

  /**
   * @param position what the ledger says; invalid before the first entry
   * @throws LeptonException SOURCE_FAILED if changes are missing
   */
  static void run(ConnectionFactory source, String slot, LogSequenceNumber position) {
    try (SideSession session = SideSession.open(source)) {
      session.answerWithin(Silence.limit());
      Optional<LogSequenceNumber> confirmed =
          session
              .text(
                  "SELECT confirmed_flush_lsn FROM pg_replication_slots WHERE slot_name = ?"
                      + " AND database = current_database()",
                  slot)
              .map(LogSequenceNumber::valueOf);
      if (confirmed.isEmpty()) {
        throw lost(source, "the replication slot \"" + slot + "\" is gone");
      }
      if (!position.equals(LogSequenceNumber.INVALID_LSN)
          && confirmed.get().compareTo(position) > 0) {
        throw lost(
            source,
            "the replication slot \""
                + slot
                + "\" is at "
                + confirmed.get().asString()
                + ", beyond what was applied ("
                + position.asString()
                + "): it was moved on, or made anew");
      }
      endDeaf(session, slot);
    }
  }

  /**
   * The server takes long to notice that a client has vanished, and lets nobody else read
   * meanwhile. A reader of ours speaks every few seconds whatever it does: one that has not is not
   * there any more.
   */
  private static void endDeaf(SideSession session, String slot) {
    long begun = System.nanoTime();
    while (session.number(END_DEAF, slot, Silence.glance().toSeconds()) > 0
        && System.nanoTime() - begun < PATIENCE.toNanos()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static LeptonException lost(ConnectionFactory source, String what) {
    return new LeptonException(
        ErrorCode.SOURCE_FAILED,
        what,
        source.endpoint().display(),
        "changes are missing now: give the move up and start it again; see why (a fail-over)");
  }
}
