package dev.lepton.transfer.postgres.verify;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import java.sql.SQLException;

/** What a failure of a database means to the user. */
public final class SideFailure {
  private static final int QUOTED_CHARACTERS = 200;

  private SideFailure() {}

  /**
   * @param doing a statement or a description of what was being done
   */
  public static LeptonException explain(Side side, String where, String doing, SQLException e) {
    boolean source = side == Side.SOURCE;
    String shown = doing.length() > QUOTED_CHARACTERS ? doing.substring(0, QUOTED_CHARACTERS) + "…" : doing;
    String what = "the " + side.title() + " database failed at \"" + shown + "\": " + e.getMessage();
    String state = String.valueOf(e.getSQLState());
    if (isConnectionLoss(e)) {
      return new LeptonException(
          ErrorCode.CONNECTION_LOST, what, where, "check the network and the server's log, then run again: it goes on from here", e);
    }
    switch (state) {
      case "42501":
        return new LeptonException(
            source ? ErrorCode.SOURCE_PRIVILEGE : ErrorCode.TARGET_PRIVILEGE, what, where, "grant the missing privilege to the user", e);
      case "57014":
      case "55P03":
        return new LeptonException(ErrorCode.TIMED_OUT, what, where, "look for long transactions and locks, then try again", e);
      default:
        return new LeptonException(
            source ? ErrorCode.SOURCE_FAILED : ErrorCode.TARGET_FAILED, what, where, "see the server's log; correct the cause and run again", e);
    }
  }

  /** Whether a new connection may help: the link broke, the server went away, is starting, or has no room just now. */
  public static boolean isConnectionLoss(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("08") || state.startsWith("57P") || state.equals("53300") || e.getCause() instanceof java.io.IOException;
  }
}
