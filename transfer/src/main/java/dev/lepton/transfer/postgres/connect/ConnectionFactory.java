package dev.lepton.transfer.postgres.connect;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.secret.Secret;
import dev.lepton.model.secret.SecretResolver;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.PGProperty;

/** Opens connections to one side. Thread-safe. */
public final class ConnectionFactory {
  private static final String INVALID_PASSWORD = "28P01";
  private static final String INVALID_AUTHORIZATION = "28000";
  private static final String UNKNOWN_DATABASE = "3D000";

  private final Side side;
  private final DatabaseEndpoint endpoint;
  private final SecretResolver secrets;

  /** Which side of the move a connection belongs to. */
  public enum Side {
    SOURCE(ErrorCode.SOURCE_UNREACHABLE, ErrorCode.SOURCE_REJECTED_LOGIN),
    TARGET(ErrorCode.TARGET_UNREACHABLE, ErrorCode.TARGET_REJECTED_LOGIN);

    private final ErrorCode unreachable;
    private final ErrorCode rejected;

    Side(ErrorCode unreachable, ErrorCode rejected) {
      this.unreachable = unreachable;
      this.rejected = rejected;
    }

    public String title() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public ConnectionFactory(Side side, DatabaseEndpoint endpoint, SecretResolver secrets) {
    this.side = side;
    this.endpoint = endpoint;
    this.secrets = secrets;
  }

  public Side side() {
    return side;
  }

  public DatabaseEndpoint endpoint() {
    return endpoint;
  }

  public ConnectionFactory withDatabase(String database) {
    return new ConnectionFactory(side, endpoint.withDatabase(database), secrets);
  }

  /** An ordinary connection in auto-commit mode, with a fixed search path and output settings. */
  public Connection open() {
    return open(properties("lepton"));
  }

  /** A walsender connection for the streaming replication protocol. */
  public Connection openReplication() {
    Properties properties = properties("lepton-stream");
    PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "12");
    PGProperty.REPLICATION.set(properties, "database");
    PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
    return open(properties);
  }

  private Connection open(Properties properties) {
    try {
      return DriverManager.getConnection(endpoint.jdbcUrl(), properties);
    } catch (SQLException e) {
      throw explain(e);
    }
  }

  private Properties properties(String application) {
    Properties properties = new Properties();
    PGProperty.USER.set(properties, endpoint.user());
    Optional<Secret> password = password();
    if (password.isPresent()) {
      try (Secret secret = password.get()) {
        PGProperty.PASSWORD.set(properties, secret.reveal());
      }
    } else {
      PGProperty.AUTHENTICATION_PLUGIN_CLASS_NAME.set(properties, PasswordAsked.class.getName());
    }
    PGProperty.CONNECT_TIMEOUT.set(properties, 10);
    PGProperty.TCP_KEEP_ALIVE.set(properties, true);
    PGProperty.APPLICATION_NAME.set(properties, application);
    PGProperty.OPTIONS.set(
        properties,
        "-c search_path=pg_catalog -c datestyle=ISO -c intervalstyle=postgres -c timezone=UTC -c"
            + " extra_float_digits=3 -c bytea_output=hex -c xmloption=content -c"
            + " statement_timeout=0 -c idle_in_transaction_session_timeout=0 -c row_security=off");
    return properties;
  }

  private Optional<Secret> password() {
    return endpoint.password().map(secrets::resolve);
  }

  private LeptonException explain(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    String where = side.title() + " " + endpoint.display();
    if (state.equals(INVALID_PASSWORD) || state.equals(INVALID_AUTHORIZATION)) {
      return new LeptonException(
          side.rejected,
          "the " + side.title() + " database refused the login of \"" + endpoint.user() + "\"",
          where,
          "check the user and that its password reference"
              + endpoint.password().map(r -> " (" + r + ")").orElse(" (none is given)")
              + " holds the right password",
          e);
    }
    if (state.equals(UNKNOWN_DATABASE)) {
      return new LeptonException(
          side.unreachable,
          "there is no database \"" + endpoint.database() + "\"",
          where,
          "correct the name, or create it",
          e);
    }
    return new LeptonException(
        side.unreachable,
        "the " + side.title() + " database cannot be reached: " + e.getMessage(),
        where,
        "check host, port and firewall, and that the server is running",
        e);
  }
}
