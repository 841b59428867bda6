package dev.lepton.accept.security.database;

import dev.lepton.accept.security.check.Reviewed;
import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reviews roles, grants and settings of a PostgreSQL database. Stateless. */
public final class GrantReview {
  private static final String NO_PRIVILEGE = "42501";
  private static final int TIMEOUT_SECONDS = 30;

  /**
   * What is asked for.
   *
   * @param where what findings call the database; without a password
   * @param role that the application logs in as
   * @param passwordsExpire whether it is a rule that they do
   */
  public record Request(String where, String role, boolean passwordsExpire) {}

  private GrantReview() {}

  /**
   * @param connection to the database; it is set to read only
   * @throws LeptonException CONFIG_INVALID when there is no such role, TARGET_FAILED when the
   *     catalogues cannot be read
   */
  public static Reviewed review(Connection connection, Request request) {
    try {
      connection.setReadOnly(true);
      choose(connection, request);
      List<SecurityCheck> checks = new ArrayList<>();
      List<String> notTested = new ArrayList<>();
      for (GrantRule rule : GrantRules.ALL) {
        checks.addAll(apply(connection, rule, request.where()));
      }
      if (request.passwordsExpire()) {
        checks.addAll(apply(connection, GrantRules.EXPIRY, request.where()));
      }
      try {
        checks.addAll(apply(connection, GrantRules.TRUST, request.where()));
      } catch (SQLException e) {
        if (!NO_PRIVILEGE.equals(e.getSQLState())) {
          throw e;
        }
        notTested.add(
            request.where()
                + ": who logs in without a password: superusers only may read pg_hba_file_rules");
      }
      return new Reviewed(checks, notTested);
    } catch (SQLException e) {
      throw new LeptonException(
          ErrorCode.TARGET_FAILED,
          "the catalogues cannot be read: " + e.getMessage(),
          request.where(),
          "see that it is PostgreSQL 12 or newer and that the server is up, then run it again",
          e);
    }
  }

  /** For this session only, so that every question can name it. */
  private static void choose(Connection connection, Request request) throws SQLException {
    String question =
        "SELECT set_config('lepton.role', rolname, false) FROM pg_roles WHERE rolname = ?";
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      statement.setString(1, request.role());
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw new LeptonException(
              ErrorCode.CONFIG_INVALID,
              "there is no role \"" + request.role() + "\"",
              request.where(),
              "name the role that the application logs in as: --database-role");
        }
      }
    }
  }

  private static List<SecurityCheck> apply(Connection connection, GrantRule rule, String where)
      throws SQLException {
    List<String> places = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      try (ResultSet rows = statement.executeQuery(rule.question())) {
        while (rows.next()) {
          places.add(where + ", " + rows.getString(1));
        }
      }
    }
    return rule.check().outcome(places, where);
  }
}
