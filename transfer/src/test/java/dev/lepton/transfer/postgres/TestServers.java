package dev.lepton.transfer.postgres;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.BackupSpec;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.DatabaseSpec;
import dev.lepton.model.secret.SecretResolver;
import dev.lepton.transfer.MoverSettings;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two real PostgreSQL servers with logical WAL, started once per test JVM; every test takes fresh
 * databases. Roles belong to a whole server and outlive their test: each test names its own.
 */
public final class TestServers {
  /** Connections without password: the embedded servers trust loopback. */
  public static final SecretResolver NO_SECRETS =
      reference -> {
        throw new LeptonException(
            ErrorCode.SECRET_UNRESOLVED, "no secrets in this test", "test", "none");
      };

  private static final AtomicInteger SEQUENCE = new AtomicInteger();

  private TestServers() {}

  private static final class Servers {
    static final EmbeddedPostgres SOURCE = start("logical");
    static final EmbeddedPostgres TARGET = start("logical");
  }

  /** A server of its own, for tests that need other settings. */
  public static EmbeddedPostgres start(String walLevel) {
    try {
      return EmbeddedPostgres.builder()
          .setServerConfig("wal_level", walLevel)
          .setServerConfig("max_wal_senders", "40")
          .setServerConfig("max_replication_slots", "40")
          .setServerConfig("max_connections", "100")
          .setServerConfig("shared_buffers", "64MB")
          .setServerConfig("fsync", "off")
          // Of the many databases of a run each would be visited every minute.
          .setServerConfig("autovacuum_naptime", "5min")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new empty database on the source or the target server. */
  public static ConnectionFactory fresh(Side side) {
    int port = (side == Side.SOURCE ? Servers.SOURCE : Servers.TARGET).getPort();
    String name = side.name().toLowerCase(Locale.ROOT) + "_" + SEQUENCE.incrementAndGet();
    execute(factory(side, port, "postgres"), "CREATE DATABASE " + name);
    return factory(side, port, name);
  }

  public static ConnectionFactory factory(Side side, int port, String database) {
    return new ConnectionFactory(
        side,
        new DatabaseEndpoint("127.0.0.1", port, database, "postgres", Optional.empty(), "disable"),
        NO_SECRETS);
  }

  public static MoverSettings settings(
      ConnectionFactory source, ConnectionFactory target, Path directory) {
    String name = source.endpoint().database().replace('_', '-');
    DatabaseSpec spec =
        new DatabaseSpec(
            name,
            source.endpoint(),
            Optional.of(target.endpoint()),
            new BackupSpec(true, Optional.empty()),
            List.of(),
            2);
    return new MoverSettings("test", spec, target.endpoint(), directory);
  }

  /** Runs statements, each in its own transaction. */
  public static void execute(ConnectionFactory factory, String... statements) {
    try (Connection connection = factory.open();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The first column of every row as text; null as the string "null". */
  public static List<String> query(ConnectionFactory factory, String sql) {
    try (Connection connection = factory.open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(String.valueOf(rows.getString(1)));
      }
      return values;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
