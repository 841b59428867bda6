package dev.lepton.transfer.postgres.connect;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.sql.SQLException;
import java.util.Set;

/** What a failed statement means for the user. Stateless and thread-safe. */
public final class SqlFailure {
  /** By an administrator, a crash, a shutdown, or the time-out of idle sessions. */
  private static final Set<String> ENDED_BY_SERVER = Set.of("57P01", "57P02", "57P03", "57P05");

  private static final String DISK_FULL = "53100";
  private static final String NO_PRIVILEGE = "42501";

  private SqlFailure() {}

  /**
   * @param doing what was being done, so that "could not" fits before it: {@code "create table
   *     public.orders"}
   */
  public static LeptonException of(ConnectionFactory factory, String doing, SQLException cause) {
    String state = String.valueOf(cause.getSQLState());
    String what = "could not " + doing + ": " + cause.getMessage();
    String where = factory.side().title() + " " + factory.endpoint().display();
    boolean source = factory.side() == ConnectionFactory.Side.SOURCE;
    if (state.startsWith("08") || ENDED_BY_SERVER.contains(state)) {
      return new LeptonException(
          ErrorCode.CONNECTION_LOST,
          what,
          where,
          "see that the server is up, then run the same command again: it resumes",
          cause);
    }
    if (state.equals(DISK_FULL)) {
      return new LeptonException(
          ErrorCode.DISK_FULL,
          what,
          where,
          "make room on that server, then run the same command again: it resumes",
          cause);
    }
    if (state.equals(NO_PRIVILEGE)) {
      return new LeptonException(
          source ? ErrorCode.SOURCE_PRIVILEGE : ErrorCode.TARGET_PRIVILEGE,
          what,
          where,
          "grant \"" + factory.endpoint().user() + "\" what the message names",
          cause);
    }
    return new LeptonException(
        source ? ErrorCode.SOURCE_FAILED : ErrorCode.TARGET_FAILED,
        what,
        where,
        "correct what the server's message names, then run the same command again: it resumes",
        cause);
  }
}
