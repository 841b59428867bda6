package dev.lepton.transfer.postgres.stream;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.Silence;
import dev.lepton.transfer.postgres.verify.SideSession;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a writing session whose answer will never come. A statement may take long, for a lock or
 * for its size, so that time alone says nothing: another session asks what the server is at. If all
 * the time it waits for us, or is out of reach, while we wait for it, then the connection is dead.
 * Not thread-safe.
 */
final class WriterWatch {
  private static final String WORKING = "";
  private static final String OUT_OF_REACH = "out of reach";
  private static final Set<ErrorCode> UNREACHABLE =
      Set.of(ErrorCode.SOURCE_UNREACHABLE, ErrorCode.TARGET_UNREACHABLE, ErrorCode.CONNECTION_LOST);

  /** Since this version a COPY tells how far it is, so that a slow one is told from a dead one. */
  private static final int COPY_PROGRESS_SINCE = 14;

  /** Empty while the server is at work; otherwise what it waits for, and since when. */
  private static final String SIGHT =
      "SELECT CASE WHEN a.pid IS NULL THEN 'gone'"
          + " WHEN a.state <> 'active' THEN a.state || ' ' || a.state_change"
          + " WHEN a.wait_event = 'ClientRead' THEN %s ELSE '' END"
          + " FROM (SELECT) here LEFT JOIN pg_stat_activity a ON a.pid = ?%s";

  private final ConnectionFactory side;
  private @Nullable StreamSession session;
  private long unit;
  private String sight = WORKING;
  private long sinceNanos;

  /**
   * @param side that is written to
   */
  WriterWatch(ConnectionFactory side) {
    this.side = side;
  }

  /** Breaks the session off if the server will not answer it any more. */
  void look(@Nullable StreamSession running) {
    long now = running == null ? 0 : running.writing();
    if (running == null || now == 0) {
      sight = WORKING;
      return;
    }
    String seen = sight(running.writingPid());
    boolean same = running == session && now == unit && seen.equals(sight);
    session = running;
    unit = now;
    sight = seen;
    if (!same || seen.equals(WORKING)) {
      sinceNanos = System.nanoTime();
    } else if (System.nanoTime() - sinceNanos > Silence.limit().toNanos()) {
      running.breakOff();
    }
  }

  private String sight(int pid) {
    try (SideSession asking = SideSession.open(side)) {
      asking.answerWithin(Silence.glance());
      long version = asking.number("SELECT current_setting('server_version_num')::int / 10000");
      return asking
          .text(
              version < COPY_PROGRESS_SINCE
                  ? String.format(SIGHT, "''", "")
                  : String.format(
                      SIGHT,
                      "'copy ' || coalesce(p.bytes_processed, -1)",
                      " LEFT JOIN pg_stat_progress_copy p ON p.pid = a.pid"),
              pid)
          .orElse(WORKING);
    } catch (LeptonException e) {
      boolean full = e.getCause() instanceof SQLException sql && "53300".equals(sql.getSQLState());
      // Whatever else keeps us from seeing says nothing about the connection.
      return full || !UNREACHABLE.contains(e.code()) ? WORKING : OUT_OF_REACH;
    }
  }
}
