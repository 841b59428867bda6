package dev.lepton.transfer.postgres.control;

import dev.lepton.transfer.postgres.connect.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * The row of a move in {@code lepton.control} on the target. It goes with the ledger when the move
 * is finished or aborted. Works on the caller's connection, one statement a method. Stateless and
 * thread-safe.
 *
 * @param move the name of slot and publication
 */
public record ControlTable(String move) {
  /** A wish to drive is forgotten when the one who had it has not taken the drive by then. */
  static final Duration YIELD_FOR = Duration.ofSeconds(10);

  private static final String GONE = "42P01";

  private static final String DDL =
      "CREATE TABLE IF NOT EXISTS lepton.control (move text PRIMARY KEY, stage text NOT NULL DEFAULT"
          + " 'COPYING', paused boolean NOT NULL DEFAULT false, throttle bigint NOT NULL DEFAULT 0,"
          + " yield_until timestamptz, report text, reported_at timestamptz)";

  private static final String READ =
      "SELECT stage, paused, throttle, coalesce(yield_until > clock_timestamp(), false), report,"
          + " coalesce(extract(epoch FROM clock_timestamp() - reported_at) * 1000, 0)::bigint,"
          + " EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND database ="
          + " (SELECT oid FROM pg_database WHERE datname = current_database())"
          + " AND (classid::bigint << 32 | objid::bigint) = hashtextextended(?, 0) AND objsubid = 1)"
          + " FROM lepton.control WHERE move = ?";

  /** Makes table and row, if they are not there. */
  public void create(Connection target) throws SQLException {
    Sql.execute(target, "CREATE SCHEMA IF NOT EXISTS lepton");
    Sql.execute(target, DDL);
    update(target, "INSERT INTO lepton.control (move) VALUES (?) ON CONFLICT DO NOTHING");
  }

  /** Empty if the target knows no such move. */
  public Optional<MoveRecord> read(Connection target) throws SQLException {
    if (!Sql.isTrue(target, "SELECT to_regclass('lepton.control') IS NOT NULL")) {
      return Optional.empty();
    }
    try (PreparedStatement query = target.prepareStatement(READ)) {
      query.setString(1, Drive.lockName(move));
      query.setString(2, move);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? Optional.of(record(rows)) : Optional.empty();
      }
    } catch (SQLException e) {
      if (GONE.equals(e.getSQLState())) {
        // The move was ended between the two statements.
        return Optional.empty();
      }
      throw e;
    }
  }

  private static MoveRecord record(ResultSet rows) throws SQLException {
    return new MoveRecord(
        new Wishes(
            MoveStage.valueOf(rows.getString(1)),
            rows.getBoolean(2),
            rows.getLong(3),
            rows.getBoolean(4)),
        rows.getBoolean(7),
        Optional.ofNullable(rows.getString(5)),
        Duration.ofMillis(Math.max(0, rows.getLong(6))));
  }

  public void stage(Connection target, MoveStage stage) throws SQLException {
    update(target, "UPDATE lepton.control SET stage = '" + stage + "' WHERE move = ?");
  }

  public void paused(Connection target, boolean paused) throws SQLException {
    update(target, "UPDATE lepton.control SET paused = " + paused + " WHERE move = ?");
  }

  /**
   * @param rowsPerSecond 0 for no limit
   */
  public void throttle(Connection target, long rowsPerSecond) throws SQLException {
    update(target, "UPDATE lepton.control SET throttle = " + rowsPerSecond + " WHERE move = ?");
  }

  /** Asks the driver to let go of the drive. */
  void askToYield(Connection target) throws SQLException {
    update(
        target,
        "UPDATE lepton.control SET yield_until = clock_timestamp() + interval '"
            + YIELD_FOR.toSeconds()
            + " seconds' WHERE move = ?");
  }

  void yielded(Connection target) throws SQLException {
    update(target, "UPDATE lepton.control SET yield_until = NULL WHERE move = ?");
  }

  /** What the driver says of itself. */
  public void report(Connection target, String text) throws SQLException {
    try (PreparedStatement update =
        target.prepareStatement(
            "UPDATE lepton.control SET report = ?, reported_at = clock_timestamp() WHERE move = ?")) {
      update.setString(1, text);
      update.setString(2, move);
      update.executeUpdate();
    }
  }

  private void update(Connection target, String sql) throws SQLException {
    try (PreparedStatement update = target.prepareStatement(sql)) {
      update.setString(1, move);
      update.executeUpdate();
    }
  }
}
