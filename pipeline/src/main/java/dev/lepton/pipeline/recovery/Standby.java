package dev.lepton.pipeline.recovery;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.secret.SecretResolver;
import dev.lepton.pipeline.recovery.StandbyVerdict.Cannot;
import dev.lepton.pipeline.recovery.StandbyVerdict.Lacks;
import dev.lepton.pipeline.recovery.StandbyVerdict.Ready;
import dev.lepton.pipeline.workspace.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.postgresql.replication.LogSequenceNumber;

/**
 * A server that follows a database by PostgreSQL's own replication, and what must be true for it to
 * take over: it was seen following; its primary does not send to it any more, since else only the
 * way from here is broken and two would take writes; and it has what the primary had. The last is
 * certain only where the primary waits for it (a synchronous standby); for any other a person has
 * to agree.
 *
 * @param endpoint of the standby
 * @param memory the file that keeps what was seen while the primary answered
 */
record Standby(String database, DatabaseEndpoint endpoint, SecretResolver secrets, Path memory) {
  private static final int PROMOTION_SECONDS = 30;

  /** Readers of changes, such as the way back to a source, are no standbys. */
  private static final String PRIMARY =
      """
      SELECT (SELECT system_identifier FROM pg_control_system()), pg_current_wal_flush_lsn()::text,
             count(*) = 1,
             current_setting('synchronous_commit') IN ('on', 'remote_apply')
               AND bool_and(coalesce(sync_state, '') IN ('sync', 'quorum'))
      FROM pg_stat_replication r
      WHERE state = 'streaming'
        AND NOT EXISTS (SELECT 1 FROM pg_replication_slots s
                        WHERE s.active_pid = r.pid AND s.slot_type = 'logical')""";

  private static final String STANDBY =
      """
      SELECT (SELECT system_identifier FROM pg_control_system()), pg_is_in_recovery(),
             EXISTS (SELECT 1 FROM pg_stat_wal_receiver WHERE status = 'streaming'),
             greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())::text""";

  /**
   * The last look at which the primary answered.
   *
   * @param lsn up to where its log was on disk
   * @param following whether the standby was the one that it sent to
   * @param synchronous whether every commit had waited for the standby's disk
   */
  private record Seen(
      long system, String lsn, boolean following, boolean synchronous, Instant at) {}

  private record Now(long system, boolean follows, boolean receives, Optional<String> lsn) {}

  /** Looks at both while the primary answers; returns why that is not possible. */
  Optional<StandbyVerdict> remember(Statement primary) {
    Optional<Now> now = Optional.empty();
    try {
      now = Optional.of(now());
    } catch (SQLException | LeptonException e) {
      // It does not answer: then it is not seen following, which is what is kept.
    }
    try (ResultSet row = primary.executeQuery(PRIMARY)) {
      row.next();
      long system = row.getLong(1);
      boolean following =
          now.filter(it -> it.system() == system && it.follows() && it.receives()).isPresent();
      boolean alone = row.getBoolean(3);
      Seen seen =
          new Seen(
              system,
              row.getString(2),
              following,
              following && alone && row.getBoolean(4),
              Instant.now());
      Documents.writeAtomically(memory, Documents.mapper().writeValueAsString(seen) + "\n");
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(
          new Cannot("it is not seen whether it follows; GRANT pg_monitor: " + e.getMessage()));
    }
  }

  /** Asked while the primary is down. */
  StandbyVerdict judge() {
    Optional<Seen> last = seen();
    if (last.isEmpty()) {
      return new Cannot("nobody has seen it follow its primary");
    }
    Seen seen = last.get();
    Now now;
    try {
      now = now();
    } catch (SQLException | LeptonException e) {
      return new Cannot("it does not answer: " + e.getMessage());
    }
    if (now.system() != seen.system()) {
      return new Cannot("it is a copy of another server");
    }
    if (!seen.following()) {
      return new Cannot("it did not follow when its primary answered last, at " + time(seen));
    }
    if (now.receives()) {
      return new Cannot("its primary still sends to it, so only the way from here is broken");
    }
    long missing = missing(seen, now);
    if (missing > 0) {
      return new Lacks(missing + " bytes of log that the primary had at " + time(seen));
    }
    return seen.synchronous()
        ? new Ready()
        : new Lacks(
            "perhaps what was committed after " + time(seen) + ": the primary did not wait for it");
  }

  private static Instant time(Seen seen) {
    return seen.at().truncatedTo(ChronoUnit.SECONDS);
  }

  /** A server that somebody has promoted before had received what it had. */
  private static long missing(Seen seen, Now now) {
    return now.lsn()
        .map(
            lsn ->
                LogSequenceNumber.valueOf(seen.lsn()).asLong()
                    - LogSequenceNumber.valueOf(lsn).asLong())
        .orElse(0L);
  }

  /**
   * Makes it a primary, unless it is one, and sees that it takes writes.
   *
   * @throws LeptonException NOT_SUPPORTED if it may not take over after all
   */
  void promote() throws SQLException {
    if (judge() instanceof Cannot no) {
      throw new LeptonException(
          ErrorCode.NOT_SUPPORTED,
          "the standby of " + database + " cannot take over: " + no.why(),
          endpoint.display(),
          "see to the server by hand");
    }
    try (Connection connection = DatabaseLook.connections(endpoint, secrets).open();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(PROMOTION_SECONDS + 5);
      if (flag(statement, "SELECT pg_is_in_recovery()")) {
        statement.execute("SELECT pg_promote(true, " + PROMOTION_SECONDS + ")");
      }
      // Not by writing: until the switch of a migration its guard keeps writers out, here as there.
      if (flag(statement, "SELECT pg_is_in_recovery()")) {
        throw new LeptonException(
            ErrorCode.TARGET_FAILED,
            "the standby of " + database + " was promoted and is none the less a standby",
            endpoint.display(),
            "see its log");
      }
    }
  }

  private static boolean flag(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private Now now() throws SQLException {
    try (Connection connection = DatabaseLook.connections(endpoint, secrets).open();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(DatabaseLook.TIMEOUT_SECONDS);
      try (ResultSet row = statement.executeQuery(STANDBY)) {
        row.next();
        boolean follows = row.getBoolean(2);
        return new Now(
            row.getLong(1),
            follows,
            row.getBoolean(3),
            follows ? Optional.ofNullable(row.getString(4)) : Optional.empty());
      }
    }
  }

  private Optional<Seen> seen() {
    try {
      return Files.exists(memory)
          ? Optional.of(Documents.mapper().readValue(Files.readString(memory), Seen.class))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
