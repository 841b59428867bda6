package dev.lepton.pipeline.backup;

import dev.lepton.deploy.postgres.PostgresConfig;
import dev.lepton.deploy.postgres.PostgresServer;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.secret.SecretResolver;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import dev.lepton.transfer.postgres.connect.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A throw-away server that backups are restored into. Not thread-safe. */
final class RestoreServer implements AutoCloseable {
  private static final String USER = "restore_test";

  private final PostgresServer server;
  private final SecretResolver secrets;

  private RestoreServer(PostgresServer server, SecretResolver secrets) {
    this.server = server;
    this.secrets = secrets;
  }

  /**
   * Starts one; what an earlier one left is removed first.
   *
   * @throws LeptonException NOT_SUPPORTED where there are no binaries for this machine
   */
  static RestoreServer start(Path folder, SecretResolver secrets) {
    if (!PostgresServer.supported()) {
      throw new LeptonException(
          ErrorCode.NOT_SUPPORTED,
          "a backup is tested in an embedded PostgreSQL, and there is none for this machine",
          System.getProperty("os.name") + " " + System.getProperty("os.arch"),
          "run it on a machine with Linux or macOS on x86-64 or ARM");
    }
    PostgresServer.destroy(folder);
    return new RestoreServer(
        PostgresServer.start(PostgresConfig.of(folder, USER).withDurable(false)), secrets);
  }

  /** Reaches it, with every role of the other server there, so that owners can keep their names. */
  ConnectionFactory connections(ConnectionFactory other) {
    try (Connection connection = other.open()) {
      List<String> roles =
          Sql.strings(connection, "SELECT rolname FROM pg_roles WHERE rolname !~ '^pg_'");
      roles.forEach(server::createUser);
    } catch (SQLException e) {
      throw new LeptonException(
          ErrorCode.TARGET_FAILED,
          "the roles of the database server cannot be read: " + e.getMessage(),
          other.endpoint().display(),
          "see that the account may read pg_roles",
          e);
    }
    return new ConnectionFactory(Side.TARGET, server.endpoint("postgres"), secrets);
  }

  @Override
  public void close() {
    server.destroy();
  }
}
