package dev.lepton.cli.accept;

import dev.lepton.accept.security.check.Reviewed;
import dev.lepton.accept.security.database.GrantReview;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.secret.SecretReference;
import dev.lepton.pipeline.secret.SecretStore;
import dev.lepton.transfer.postgres.connect.ConnectionAddress;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.PasswordFile;
import dev.lepton.transfer.postgres.connect.Plaintext;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say which database is reviewed, and for whom. */
public final class DatabaseOptions {
  private static final String EXAMPLE =
      "write postgresql://user@host:port/database; --database-password env:NAME tells the password";

  @Option(
      names = "--database",
      paramLabel = "URI",
      description =
          "A PostgreSQL database whose roles, grants and settings are reviewed:"
              + " postgresql://user@host:port/database. Only its catalogues are read.")
  private Optional<String> uri = Optional.empty();

  @Option(
      names = "--database-password",
      paramLabel = "REFERENCE",
      description = {
        "env:NAME or file:PATH that holds the password.",
        "Default: PGPASSWORD, else the password file (PGPASSFILE, ~/.pgpass)."
      })
  private Optional<String> password = Optional.empty();

  @Option(
      names = "--database-role",
      paramLabel = "ROLE",
      description = "The role that the application logs in as (default: the URI's user).")
  private Optional<String> role = Optional.empty();

  @Option(
      names = "--passwords-expire",
      description = "It is a rule that passwords end: roles whose does not are told.")
  private boolean passwordsExpire;

  boolean isGiven() {
    return uri.isPresent();
  }

  /**
   * @throws LeptonException USAGE when the address is none; SECRET_UNRESOLVED when the password
   *     leads nowhere; TARGET_… when the database cannot be reached or read
   */
  Reviewed review(Terminal terminal) {
    DatabaseEndpoint endpoint = endpoint(uri.orElseThrow(), terminal);
    ConnectionFactory factory =
        new ConnectionFactory(
            ConnectionFactory.Side.TARGET,
            endpoint,
            new SecretStore(terminal.environment(), Path.of("").toAbsolutePath()));
    try (Connection connection = factory.open()) {
      return GrantReview.review(
          connection,
          new GrantReview.Request(
              endpoint.display(), role.orElse(endpoint.user()), passwordsExpire));
    } catch (SQLException e) {
      throw new LeptonException(
          ErrorCode.CONNECTION_LOST,
          "the connection was lost: " + e.getMessage(),
          endpoint.display(),
          "run it again",
          e);
    }
  }

  private DatabaseEndpoint endpoint(String text, Terminal terminal) {
    try {
      ConnectionAddress address = ConnectionAddress.parse(text, terminal.environment());
      if (address.password().isPresent()) {
        throw new IllegalArgumentException("the address holds a password in clear");
      }
      DatabaseEndpoint endpoint = address.endpoint();
      if (Plaintext.leavesTheMachine(endpoint)) {
        throw new IllegalArgumentException(
            "sslmode=" + endpoint.sslMode() + " lets passwords travel unencrypted");
      }
      return endpoint.withPassword(reference(terminal).or(endpoint::password));
    } catch (IllegalArgumentException e) {
      throw new LeptonException(
          ErrorCode.USAGE, String.valueOf(e.getMessage()), "--database", EXAMPLE, e);
    }
  }

  private Optional<SecretReference> reference(Terminal terminal) {
    if (password.isPresent()) {
      return password.map(SecretReference::parse);
    }
    if (!terminal.environment().getOrDefault("PGPASSWORD", "").isEmpty()) {
      return Optional.of(SecretReference.parse("env:PGPASSWORD"));
    }
    PasswordFile file = PasswordFile.standard(terminal.environment());
    return file.exists()
        ? Optional.of(
            new SecretReference(
                SecretReference.Scheme.PGPASS, file.path().toAbsolutePath().toString()))
        : Optional.empty();
  }
}
