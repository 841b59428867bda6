package dev.lepton.deploy.postgres;

import dev.lepton.deploy.internal.state.Folders;
import dev.lepton.deploy.internal.state.StateFile;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.secret.SecretReference;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL server of our own, listening on 127.0.0.1 only. It outlives this process; {@link
 * #start} finds it again. Thread-safe.
 */
public final class PostgresServer {
  private static final String HOST = "127.0.0.1";

  private final PostgresConfig config;
  private final PostgresCluster cluster;
  private final int port;

  private PostgresServer(PostgresConfig config, PostgresCluster cluster, int port) {
    this.config = config;
    this.cluster = cluster;
    this.port = port;
  }

  /** Whether there are binaries for this machine. */
  public static boolean supported() {
    return PostgresBinaries.available();
  }

  /** Whether a server runs on that folder. */
  public static boolean running(Path directory) {
    return Postmaster.running(directory.resolve("data")).isPresent();
  }

  /**
   * Starts the server, or finds it running; makes it first when it is new. Data left by a server
   * that was killed are recovered. A running server that listens on another port than the one asked
   * for is restarted.
   *
   * @throws LeptonException PORT_TAKEN, NOT_SUPPORTED, TOOL_MISSING, DISK_FULL, or TARGET_FAILED
   *     with the end of its log
   */
  public static PostgresServer start(PostgresConfig config) {
    PostgresCluster cluster = PostgresCluster.of(config);
    return new PostgresServer(config, cluster, cluster.start());
  }

  /** Where a server that was started before is found, whether it runs or not; starts nothing. */
  public static Optional<DatabaseEndpoint> known(
      PostgresConfig config, String database, String user) {
    return PostgresCluster.knownPort(config).map(port -> endpoint(config, port, database, user));
  }

  public int port() {
    return port;
  }

  /** The process id of the server while it runs. */
  public Optional<Long> pid() {
    return Postmaster.running(config.data()).map(Postmaster::pid);
  }

  /** Where a database of this server is, for its superuser. */
  public DatabaseEndpoint endpoint(String database) {
    return endpoint(database, config.user());
  }

  /**
   * Where a database of this server is.
   *
   * @param user the superuser, or one made by {@link #createUser}; all of them have the password of
   *     this server
   */
  public DatabaseEndpoint endpoint(String database, String user) {
    return endpoint(config, port, database, user);
  }

  private static DatabaseEndpoint endpoint(
      PostgresConfig config, int port, String database, String user) {
    SecretReference password =
        new SecretReference(SecretReference.Scheme.FILE, config.password().toString());
    return new DatabaseEndpoint(HOST, port, database, user, Optional.of(password), "disable");
  }

  /** Makes an empty database owned by the superuser, unless it is there. */
  public void createDatabase(String name) {
    if (!exists("SELECT 1 FROM pg_database WHERE datname = ?", name)) {
      execute("CREATE DATABASE " + quoted(name) + " TEMPLATE template0");
    }
  }

  /** Makes a login that can do everything with the databases of this server, unless it is there. */
  public void createUser(String name) {
    if (!exists("SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
      execute("CREATE ROLE " + quoted(name) + " LOGIN SUPERUSER PASSWORD '" + password() + "'");
    }
  }

  private boolean exists(String query, String name) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      return statement.executeQuery().next();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private Connection connect() throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(endpoint("postgres").jdbcUrl());
    source.setUser(config.user());
    source.setPassword(password());
    source.setLoginTimeout(15);
    return source.getConnection();
  }

  private String password() {
    return new StateFile(config.password()).read().orElseThrow();
  }

  private LeptonException failed(SQLException e) {
    return new LeptonException(
        ErrorCode.TARGET_FAILED,
        "The embedded PostgreSQL refuses: " + e.getMessage(),
        endpoint("postgres").display(),
        "Its log is " + config.log() + ".",
        e);
  }

  private static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /**
   * Disconnects everyone and stops the server; its data stay. Without effect when it does not run.
   */
  public void stop() {
    cluster.stop();
  }

  /** Stops the server and deletes its data. */
  public void destroy() {
    stop();
    Folders.delete(config.directory());
  }

  /** Stops the server on that folder, if there is one, and deletes its data. */
  public static void destroy(Path directory) {
    PostgresConfig config = PostgresConfig.of(directory, "postgres");
    if (running(directory)) {
      PostgresCluster.of(config).stop();
    }
    Folders.delete(directory);
  }
}
