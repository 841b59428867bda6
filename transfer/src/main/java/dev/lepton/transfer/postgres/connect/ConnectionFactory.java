package dev.lepton.transfer.postgres.connect;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.secret.Secret;
import dev.lepton.model.secret.SecretReference;
import dev.lepton.model.secret.SecretResolver;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.PGProperty;

/** Opens connections to one side. Thread-safe. */
public final class ConnectionFactory {
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

    ErrorCode unreachable() {
      return unreachable;
    }

    ErrorCode rejected() {
      return rejected;
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
    PGProperty.SOCKET_FACTORY.set(properties, GatheringSocketFactory.class.getName());
    return open(properties);
  }

  private Connection open(Properties properties) {
    try {
      Connection connection = DriverManager.getConnection(endpoint.jdbcUrl(), properties);
      // The limit was for the login; how long a statement may take is for its caller to say.
      connection.setNetworkTimeout(Runnable::run, 0);
      return connection;
    } catch (SQLException e) {
      throw new ConnectFailure(side, endpoint, passwordFile().ignoredBecause()).explain(e);
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
    PGProperty.SOCKET_TIMEOUT.set(properties, (int) Silence.login().toSeconds());
    PGProperty.SOCKET_FACTORY.set(properties, KeptSocketFactory.class.getName());
    PGProperty.TCP_KEEP_ALIVE.set(properties, true);
    DriverSettings.apply(endpoint, properties);
    PGProperty.APPLICATION_NAME.set(properties, application);
    PGProperty.OPTIONS.set(
        properties,
        DriverSettings.options(endpoint)
            + "-c search_path=pg_catalog -c datestyle=ISO -c intervalstyle=postgres -c timezone=UTC -c"
            + " extra_float_digits=3 -c bytea_output=hex -c xmloption=content -c"
            + " statement_timeout=0 -c idle_in_transaction_session_timeout=0 -c row_security=off");
    return properties;
  }

  private Optional<Secret> password() {
    Optional<SecretReference> reference = endpoint.password();
    if (reference.isPresent() && reference.get().scheme() != SecretReference.Scheme.PGPASS) {
      return reference.map(secrets::resolve);
    }
    try {
      return passwordFile().password(endpoint);
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.SECRET_UNRESOLVED,
          "the file of passwords cannot be read: " + e.getMessage(),
          passwordFile().path().toString(),
          "make it a text file in UTF-8, readable by you only",
          e);
    }
  }

  /** Looked into where no other reference is given, as libpq does. */
  private PasswordFile passwordFile() {
    return endpoint
        .password()
        .filter(reference -> reference.scheme() == SecretReference.Scheme.PGPASS)
        .map(reference -> new PasswordFile(Path.of(reference.locator())))
        .orElseGet(() -> PasswordFile.standard(System.getenv()));
  }
}
