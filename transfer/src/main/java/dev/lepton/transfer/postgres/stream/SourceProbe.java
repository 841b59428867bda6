package dev.lepton.transfer.postgres.stream;

import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.Silence;
import dev.lepton.transfer.postgres.verify.SideSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.postgresql.replication.LogSequenceNumber;

/**
 * Looks at the side that a stream reads from, on a connection of its own that is kept. Thread-safe.
 */
final class SourceProbe implements AutoCloseable {
  /** Columns that not every version has are read through the row as JSON. */
  private static final String LOOK =
      "SELECT pg_current_wal_flush_lsn()::text, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint,"
          + " coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), s.restart_lsn), 0)::bigint,"
          + " coalesce(to_jsonb(s) ->> 'wal_status', ''), (to_jsonb(s) ->> 'safe_wal_size')::bigint,"
          + " coalesce(a.wait_event, ''), s.slot_name IS NOT NULL"
          + " FROM (SELECT) here LEFT JOIN pg_replication_slots s ON s.slot_name = ?"
          + " LEFT JOIN pg_stat_activity a ON a.pid = s.active_pid";

  /**
   * @param written up to where the log is durable
   * @param clockMicros the server's clock, microseconds since 1970
   * @param retainedBytes log kept for the slot
   * @param walState reserved, extended, unreserved, lost, or empty where the server does not say
   * @param safeBytes how much more can be written before the slot may be lost; {@link
   *     Long#MAX_VALUE} without a limit
   * @param walsenderWait what the walsender waits for, as the server calls it; empty if it works
   */
  record Sight(
      LogSequenceNumber written,
      long clockMicros,
      long retainedBytes,
      String walState,
      long safeBytes,
      String walsenderWait,
      boolean slotThere) {}

  private final String slot;
  private final KeptSession session;

  SourceProbe(ConnectionFactory source, String slot) {
    this.slot = slot;
    this.session = new KeptSession(() -> SideSession.open(source), Silence.glance());
  }

  Sight look() {
    return session.ask(open -> open.query(LOOK, SourceProbe::sight, slot));
  }

  private static Sight sight(ResultSet rows) throws SQLException {
    rows.next();
    long safe = rows.getLong(5);
    boolean unlimited = rows.wasNull();
    return new Sight(
        LogSequenceNumber.valueOf(rows.getString(1)),
        rows.getLong(2),
        rows.getLong(3),
        rows.getString(4),
        unlimited ? Long.MAX_VALUE : safe,
        rows.getString(6),
        rows.getBoolean(7));
  }

  @Override
  public void close() {
    session.close();
  }
}
