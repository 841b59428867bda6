package dev.lepton.cli.demo;

import dev.lepton.deploy.postgres.PostgresConfig;
import dev.lepton.deploy.postgres.PostgresServer;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.secret.SecretResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * The world before the migration: a database server and the old release on it, at the addresses
 * that the old release has hard-coded. Not thread-safe.
 */
public final class OnPremises implements AutoCloseable {
  private static final int DATABASE_PORT = 54331;
  private static final String SHOP_URL = "http://127.0.0.1:18080";

  private final Path shop;
  private final Path folder;
  private final PostgresServer server;
  private final LegacyProcess release;

  private OnPremises(Path shop, Path folder, PostgresServer server) {
    this.shop = shop;
    this.folder = folder;
    this.server = server;
    this.release = new LegacyProcess(shop.resolve("target/shop.jar"), folder, SHOP_URL);
  }

  /** Starts the database server, empty of the shop's data. */
  public static OnPremises start(Path shop, Path folder) {
    PostgresConfig config =
        PostgresConfig.of(folder.resolve("postgres"), "lepton")
            .withPort(DATABASE_PORT)
            // The demo's world is thrown away afterwards; what it shows does not depend on the
            // disk's speed.
            .withDurable(false)
            .withSettings(
                Map.of(
                    "wal_level",
                    "logical",
                    "max_wal_senders",
                    "20",
                    "max_replication_slots",
                    "20"));
    return new OnPremises(shop, folder, PostgresServer.start(config));
  }

  /** Stops and removes what an earlier demo left, however it ended. */
  public static void remove(Path folder) {
    LegacyProcess.stopLeftOver(folder);
    PostgresServer.destroy(folder.resolve("postgres"));
  }

  /** The migration's own access to the database. */
  public DatabaseEndpoint endpoint() {
    return server.endpoint("shop");
  }

  /** Makes the shop's role and database and fills it with at least the given number of rows. */
  public void seed(long rows, SecretResolver secrets) {
    try (Connection admin = connect(server.endpoint("postgres"), secrets);
        Statement statement = admin.createStatement()) {
      statement.execute("CREATE ROLE shop LOGIN PASSWORD 'shop'");
      statement.execute("CREATE DATABASE shop OWNER shop");
    } catch (SQLException e) {
      throw failed(e);
    }
    String url = endpoint().jdbcUrl();
    try (Connection owner = DriverManager.getConnection(url, "shop", "shop");
        Statement statement = owner.createStatement()) {
      statement.execute(script("schema.sql"));
      statement.execute(script("seed.sql").replace("${rows}", String.valueOf(rows)));
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Starts the old release and returns once it answers. */
  public void startRelease() {
    release.start();
  }

  static Connection connect(DatabaseEndpoint endpoint, SecretResolver secrets) throws SQLException {
    String password =
        endpoint.password().map(reference -> secrets.resolve(reference).reveal()).orElse("");
    return DriverManager.getConnection(endpoint.jdbcUrl(), endpoint.user(), password);
  }

  private String script(String name) {
    try {
      return Files.readString(
          shop.resolve("src/main/resources/shop").resolve(name), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LeptonException failed(SQLException e) {
    return new LeptonException(
        ErrorCode.SOURCE_FAILED,
        "the shop's database could not be filled: " + e.getMessage(),
        "embedded PostgreSQL",
        "see the server's log",
        e);
  }

  /** Stops the old release and its server, and removes the data. */
  @Override
  public void close() {
    release.stop();
    server.destroy();
  }

  @Override
  public String toString() {
    return "on-premises world in " + folder;
  }
}
