package dev.lepton.transfer.postgres.stream;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the failure of a stream means: whether it may pass, and how to say it. */
final class StreamFailure {
  private static final String UNDEFINED_OBJECT = "42704";
  private static final String NOT_IN_PREREQUISITE_STATE = "55000";

  /** Somebody else holds the slot or a lock just now, or deadlocked with us. */
  private static final Set<String> PASSING = Set.of("55006", "40P01", "40001", "55P03");

  private static final Set<ErrorCode> LOSSES =
      Set.of(ErrorCode.SOURCE_UNREACHABLE, ErrorCode.TARGET_UNREACHABLE, ErrorCode.CONNECTION_LOST);

  private static final String DISK_FULL = "53100";
  private static final String UNIQUE_VIOLATION = "23505";

  private StreamFailure() {}

  /**
   * @param attempt how often the stream has been begun anew without getting on
   */
  static boolean mayPass(Exception failure, int attempt) {
    SQLException sql = sqlCause(failure);
    if (sql != null) {
      String state = String.valueOf(sql.getSQLState());
      // A unique index may have come since the catalogue was read; a new session knows it, and
      // replaces rows instead of changing them.
      return isConnectionLoss(sql)
          || PASSING.contains(state)
          || (state.equals(UNIQUE_VIOLATION) && attempt == 0);
    }
    return isLoss(failure);
  }

  /** Whether a connection broke, or did not come about. */
  static boolean isLoss(Exception failure) {
    SQLException sql = sqlCause(failure);
    return sql == null
        ? failure instanceof LeptonException lepton && LOSSES.contains(lepton.code())
        : isConnectionLoss(sql);
  }

  static LeptonException explain(StreamRoute route, Exception failure) {
    if (failure instanceof LeptonException lepton) {
      return lepton;
    }
    if (failure.getCause() instanceof LeptonException lepton) {
      return lepton;
    }
    SQLException sql = sqlCause(failure);
    String slot = route.slot();
    ConnectionFactory side = isReaders(failure) ? route.from() : route.to();
    String where = side.side().title() + " " + side.endpoint().display();
    if (sql == null) {
      return new LeptonException(
          ErrorCode.INTERNAL,
          "the stream \"" + slot + "\" stopped: " + failure.getMessage(),
          where,
          "report this",
          failure);
    }
    String state = String.valueOf(sql.getSQLState());
    if (state.equals(DISK_FULL)) {
      return new LeptonException(
          ErrorCode.DISK_FULL,
          "the stream \"" + slot + "\" found no room: " + sql.getMessage(),
          where,
          "make room on that server, then run again: it goes on from the last applied transaction",
          sql);
    }
    if (isConnectionLoss(sql)) {
      return new LeptonException(
          ErrorCode.CONNECTION_LOST,
          "the stream \"" + slot + "\" lost its connection: " + sql.getMessage(),
          where,
          "check network and servers, then run again: it goes on from the last applied transaction",
          sql);
    }
    if (state.equals(UNDEFINED_OBJECT) || state.equals(NOT_IN_PREREQUISITE_STATE)) {
      return new LeptonException(
          ErrorCode.SOURCE_FAILED,
          "the replication slot \"" + slot + "\" cannot be read any more: " + sql.getMessage(),
          route.from().endpoint().display(),
          "changes may be missing now: give the move up and start it again",
          sql);
    }
    return new LeptonException(
        ErrorCode.TARGET_FAILED,
        "changes could not be applied: " + sql.getMessage(),
        "stream " + slot + ", " + where,
        "correct the cause and run again: it goes on from the last applied transaction",
        sql);
  }

  /**
   * Whether a new connection may help: the link broke, the server went away, is starting, or has no
   * room just now.
   */
  private static boolean isConnectionLoss(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("08")
        || state.startsWith("57P")
        || state.equals("53300")
        || e.getCause() instanceof IOException;
  }

  /** Whether it happened to what reads the source, not to what writes. */
  private static boolean isReaders(Exception failure) {
    return failure instanceof SegmentQueue.ReaderFailure;
  }

  private static @Nullable SQLException sqlCause(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }
}
